import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import { appendEntry, keepText } from "./audit.queries.ts";
import { canonical } from "./canonical.ts";
import type { AuditEntry } from "./entry.ts";

const SALT = 16;
/** Codes and ids have no blanks; a name or a sentence has. */
const CODE = /^[\p{L}\p{N}._:/+@=,;#|-]{0,200}$/u;

/**
 * Appends to the chain of the entry's stream, in the transaction of the act: both are there or neither.
 * It locks the head of the stream until the transaction ends, so that numbers follow commit order without gaps: call it last, after
 * the journal. Who writes to several streams gives all entries in one call.
 * @throws {RangeError} the detail holds what is no code
 */
export async function appendAudit(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> {
  // always in the same order: two transactions that take the heads crosswise would wait for each other
  for (const entry of entries.toSorted((a, b) => (a.stream < b.stream ? -1 : Number(a.stream > b.stream)))) await appendOne(tx, entry);
}

async function appendOne(tx: Tx, entry: AuditEntry): Promise<void> {
  refuseFreeText(entry);
  const openings = Object.entries(entry.kept?.texts ?? {}).map(([name, text]) => ({
    name,
    opening: Buffer.concat([randomBytes(SALT), Buffer.from(text, "utf8")]),
  }));
  const [before, after] = bodyAround(entry, Object.fromEntries(openings.map(({ name, opening }) => [name, commitmentOf(opening)])));
  const { number } = await tx.one<appendEntry>(appendEntry, [entry.stream, before, after, instantText(entry.at)]);
  for (const { name, opening } of openings) {
    const sealed = entry.kept?.seal(opening, keptContext(entry.stream, number, name));
    await tx.rows(keepText, [entry.stream, number, name, entry.kept?.caseId ?? null, sealed]);
  }
}

/** The canonical body on both sides of the entry's number, which only the head of the stream knows. */
function bodyAround({ act, actor, at, detail, stream, subject }: AuditEntry, kept: Record<string, string>): [string, string] {
  const first = canonical({ act, actor: { ...actor }, at: instantText(at), detail, kept: Object.keys(kept).length === 0 ? undefined : kept });
  const last = canonical({ stream, subject });
  return [`${first.slice(0, -1)},"number":`, `,${last.slice(1)}`];
}

function refuseFreeText({ act, actor, detail, subject }: AuditEntry): void {
  const told = { act, kind: subject.kind, id: subject.id, actor: actor.name, onBehalfOf: actor.onBehalfOf ?? "", ...detail };
  for (const [name, value] of Object.entries(told)) {
    if (typeof value === "string" && !CODE.test(value)) throw new RangeError(`the audited ${name} is no code or id; free text belongs into kept`);
  }
}

/** What an entry tells of a text: SHA-256 over salt (16 bytes) and text, in Base64. */
export function commitmentOf(opening: Buffer): string {
  return createHash("sha256").update(opening).digest("base64");
}

/** The place a kept text is sealed for. */
export function keptContext(stream: string, number: number, name: string): string {
  return `audit_text:${stream}:${number}:${name}`;
}

/** The text of an opened seal. */
export function textIn(opening: Buffer): string {
  return opening.subarray(SALT).toString("utf8");
}
