import { timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { GraphQLError, parse, specifiedRules, validate } from "graphql";
import type { DocumentNode, GraphQLSchema, ValidationRule } from "graphql";
import { apiTokenIn } from "../access/index.ts";
import { Refused } from "../platform/problem.ts";
import { DOCUMENT_LIMITS, tooLarge } from "./document-limits.ts";

/** The documents that a browser may ask: id (SHA-256 of the text, 64 hexadecimal digits) → text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Who may ask what, as the hub was started. */
export interface DocumentPolicy {
  trusted: TrustedDocuments;
  /** everybody may send documents of his own: for tests and development */
  freeDocuments: boolean;
  /** who brings this word may too: programs of this machine that can read the hub's own folder; null: nobody */
  freePass: string | null;
  /** limits on documents, the same over HTTP and WebSocket */
  documentRules: readonly ValidationRule[];
}

/** What came in a request, unread. */
export interface Asked {
  query?: unknown;
  extensions?: unknown;
}

/** A document that may be executed: it is read, valid and within the limits. */
export interface KnownDocument {
  /** of a trusted document; null: a free one */
  id: string | null;
  text: string;
  document: DocumentNode;
}

/** @param free whether this asker may send documents of his own */
export type DocumentOf = (asked: Asked, free: boolean) => KnownDocument | readonly GraphQLError[];

const FREE_PASS_HEADER = "x-hub-free-pass";
const FREE_KEPT = 500;
const ERRORS_TOLD = 5;

/**
 * The documents built with the dashboard; none where no dashboard was built.
 * @param file JSON object of id → text
 * @throws {Refused} it cannot be read, or is no such object
 */
export async function trustedDocumentsIn(file: string): Promise<TrustedDocuments> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(file, "utf8")) as Record<string, string>));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return new Map();
    throw new Refused([{ at: file, message: `cannot be read (${cause instanceof Error ? cause.message : String(cause)}): build the dashboard` }]);
  }
}

/** Whether who asks may send documents of his own. */
export function mayAskFreely({ freeDocuments, freePass }: DocumentPolicy, request: IncomingMessage): boolean {
  if (freeDocuments || apiTokenIn(request.headers.authorization) !== null) return true; // a key that is none is nobody's: no session counts beside it
  const [given, pass] = [Buffer.from(String(request.headers[FREE_PASS_HEADER] ?? "")), Buffer.from(freePass ?? "")];
  return pass.length > 0 && given.length === pass.length && timingSafeEqual(given, pass);
}

/**
 * The one way from a request to a document, over HTTP and WebSocket alike: resolves its id, or takes its text from those who may send one, and holds it against
 * the schema and the limits. What was found good is kept.
 */
export function documentsOf(schema: GraphQLSchema, { trusted, documentRules }: DocumentPolicy): DocumentOf {
  const [known, free] = [new Map<string, KnownDocument>(), new Map<string, KnownDocument>()];
  const read = (text: string, id: string | null): KnownDocument | readonly GraphQLError[] => {
    try {
      const document = parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });
      const large = tooLarge(document);
      if (large !== null) return [large];
      const errors = validate(schema, document, [...specifiedRules, ...documentRules], { maxErrors: ERRORS_TOLD, hideSuggestions: true });
      return errors.length > 0 ? errors.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED")) : { id, text, document };
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, "GRAPHQL_PARSE_FAILED")];
      throw error;
    }
  };
  const kept = (place: Map<string, KnownDocument>, text: string, id: string | null): KnownDocument | readonly GraphQLError[] => {
    const found = place.get(text) ?? read(text, id);
    if (!("document" in found)) return found;
    place.delete(text); // the last used goes to the end
    place.set(text, found);
    const [oldest] = place.keys();
    if (place.size > FREE_KEPT && id === null && oldest !== undefined) place.delete(oldest);
    return found;
  };
  return (asked, mayBeFree) => {
    const id = idIn(asked.extensions);
    const text = id === null ? undefined : trusted.get(id);
    if (id !== null && text !== undefined) return kept(known, text, id);
    if (id !== null) return [refusal("UNKNOWN_DOCUMENT", "Trang này thuộc một bản cũ của hệ thống: hãy tải lại trang.")];
    if (!mayBeFree) return [refusal("DOCUMENT_NOT_TRUSTED", "Trình duyệt chỉ được gửi truy vấn đã đăng ký; chương trình khác cần khóa truy cập.")];
    if (typeof asked.query !== "string") return [refusal("BAD_USER_INPUT", "Yêu cầu thiếu truy vấn.")];
    return kept(free, asked.query, null);
  };
}

/** As Apollo's clients name a document they do not send. */
function idIn(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  return typeof persistedQuery?.sha256Hash === "string" ? persistedQuery.sha256Hash : null;
}

const refusal = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** Keeps the code that a rule of ours gave it. */
function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions["code"] ??= code;
  return error;
}
