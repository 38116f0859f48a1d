import type { LedgerLine } from "../ledger-line.ts";

/** A way in which the department's software writes something other than the truth. */
export type Twist = "NONE" | "WRONG_TOTAL" | "WRONG_TYPES";

export type Question = { path: string; query: URLSearchParams; headers: Readonly<Record<string, string | string[] | undefined>> };

/** An answer before it is written: which versions it shows, and how to write them. */
export type Answer = {
  status: number;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  lines: readonly LedgerLine[];
  isList: boolean;
  write(lines: readonly LedgerLine[], twist: Twist): string;
};

export const JSON_TYPE = "application/json; charset=utf-8";
export const XML_TYPE = "text/xml; charset=utf-8";

/** An answer without any case in it, such as an error. */
export function plainAnswer(status: number, contentType: string, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, contentType, headers, lines: [], isList: false, write: () => body };
}

/** A whole number of a query, its default where absent, null where it is not one in [low, high]. */
export function wholeNumber(query: URLSearchParams, name: string, absent: number, low: number, high: number): number | null {
  const text = query.get(name);
  if (text === null) return absent;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= low && value <= high ? value : null;
}
