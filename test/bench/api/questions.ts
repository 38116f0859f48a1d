import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Kind, parse, visit } from "graphql";

/** The reads that are measured: documents of the dashboard, by the names it gave them. */
export type ReadName = "Board" | "Cases" | "Case";

/** One read as the dashboard's client sends it. */
export interface Question {
  read: ReadName;
  /** place among the questions of its read */
  number: number;
  /** of the trusted document */
  id: string;
  variables: Readonly<Record<string, unknown>>;
}

/** The dashboard's trusted documents: id → text.  */
export function trustedDocuments(checkout: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(checkout, "dashboard/src/gql/documents.json"), "utf8")) as Record<string, string>;
}

/** @param variables of each question */
export function questionsOf(read: ReadName, documents: Readonly<Record<string, string>>, variables: readonly Question["variables"][]): Question[] {
  const id = Object.keys(documents).find((key) => new RegExp(`^query ${read}\\b`).test(documents[key] ?? ""));
  if (id === undefined) throw new Error(`the dashboard has no document ${read}`);
  return variables.map((given, number) => ({ read, number, id, variables: given }));
}

/** What a browser sends. */
export function bodyOf({ read, id, variables }: Question): string {
  return JSON.stringify({ operationName: read, variables, extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
}

/** An answer by the names of its fields: what a resolver would return for it. */
export function byFieldName(answer: unknown, text: string): unknown {
  const names = new Map<string, string>();
  visit(parse(text), { [Kind.FIELD]: ({ alias, name }) => void (alias === undefined ? 0 : names.set(alias.value, name.value)) });
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [names.get(key) ?? key, renamed(inside)]));
  };
  return renamed(answer);
}
