import { createHash } from "node:crypto";
import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { canonical } from "../audit/index.ts";
import type { Plain } from "../audit/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { MonthReckoning, PeriodKind } from "../tally/index.ts";
import type { ReportCode, ReportTable } from "./report-kind.ts";

export const COUNTED = ["AT_CUT_OFF", "LATEST"] as const;
export type Counted = (typeof COUNTED)[number];

/** How a report's paper begins and ends. */
export interface ReportForm {
  superior: string | null;
  body: readonly string[];
  place: string;
  addressees: readonly string[];
  recipients: readonly string[];
  signer: readonly string[];
  /** null: left open; absent in reports that were drawn up before forms could name somebody */
  signerName?: string | null;
  legalBasis: string;
}

/** A source as it stood when the report was drawn up. */
export interface ReportSource {
  code: string;
  name: string;
  /** null: never read */
  readUpTo: Instant | null;
}

/** All that a report says, fixed when it is drawn up: every paper of it is made from this alone. */
export interface ReportContent extends ReportTable {
  version: 1 | 2;
  kind: ReportCode;
  subject: string;
  unit: { code: string; name: string };
  stream: CaseStream;
  reckoning: Reckoning;
  period: { kind: PeriodKind; calendar: MonthReckoning; from: string; to: string; legalBasis: string | null; assumed: boolean };
  counted: Counted;
  asOf: { event: number; instant: Instant };
  form: ReportForm;
  sources: readonly ReportSource[];
  /** it shows scores of a period that is not sealed */
  provisional: boolean;
  /** verification code of the report that it corrects */
  corrects: string | null;
}

/** The one spelling of a content: the same content is the same text. */
export const contentText = (content: ReportContent): string => canonical(content as unknown as Plain);

/** SHA-256 of a text's UTF-8, in hexadecimal digits. */
export const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Twelve letters without those that are taken for others (60 bits): of a content, and of the asker's key for it. */
export function verificationOf(hash: string, key: string): string {
  const bytes = createHash("sha256").update(`${hash} ${key}`).digest();
  return Array.from({ length: 12 }, (_, at) => LETTERS[(bytes[at] ?? 0) % 32]).join("");
}
