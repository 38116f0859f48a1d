import { Kind, OperationTypeNode, parse, specifiedRules, validate } from "graphql";
import type { DocumentNode, GraphQLSchema, ValidationRule } from "graphql";
import { DOCUMENT_LIMITS } from "../document-limits.ts";
import { capital } from "./joined/uses.ts";

const MOST_KEPT = 2_000;

/**
 * Says which documents need more than the hub. One that is valid against the hub alone runs on it directly, whatever departments have joined; so does every
 * subscription, and everything that is no document at all, for the hub to refuse.
 */
export class Router {
  readonly #schema: GraphQLSchema;
  readonly #rules: readonly ValidationRule[];
  readonly #known = new Map<string, boolean>();

  /** @param rules the limits that documents are held to */
  constructor(schema: GraphQLSchema, rules: readonly ValidationRule[]) {
    this.#schema = schema;
    this.#rules = rules;
  }

  /** @param names of the departments' graphs: what names none of them needs none of them */
  needsMore(query: string, names: readonly string[]): boolean {
    const named = names.some((name) => query.includes(name) || query.includes(capital(name)));
    if (!named) return false;
    const known = this.#known.get(query) ?? this.#judged(query);
    this.#known.delete(query);
    this.#known.set(query, known);
    if (this.#known.size > MOST_KEPT) this.#known.delete(this.#known.keys().next().value ?? "");
    return known;
  }

  #judged(query: string): boolean {
    const document = parsed(query);
    if (document === null || subscribes(document)) return false;
    if (validate(this.#schema, document, this.#rules, { maxErrors: 1 }).length > 0) return false;
    return validate(this.#schema, document, specifiedRules, { maxErrors: 1 }).length > 0;
  }
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query, { maxTokens: DOCUMENT_LIMITS.tokens });
  } catch {
    return null; // the hub says what is wrong with it
  }
}

const subscribes = (document: DocumentNode): boolean =>
  document.definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.SUBSCRIPTION);
