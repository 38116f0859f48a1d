import type { PauseReason } from "../text/index.ts";

/** What a department lets an outside system do to a case. */
export const ACTS = [
  "assign",
  "accept",
  "comment",
  "result",
  "extend",
  "transfer",
  "return",
  "close",
  "reopen",
  "publish",
  "answer",
  "pause",
  "resume",
] as const;
export type Act = (typeof ACTS)[number];

/** How an order was given, in neutral words. */
export type OrderForm = "WRITTEN" | "CALL" | "SYSTEM";

/** One act as it was asked for, in neutral words; which of the keys an act has, the dialect's own reading has made sure of. */
export type AskedAct = {
  act: Act;
  /** When the order was given, the citizen answered or the act decided, epoch milliseconds; null: now. */
  at: number | null;
  /** Code of the unit; null: a word that the department does not know. */
  unit?: string | null;
  /** The note, the reason, the result or the answer. */
  words: string | null;
  form?: OrderForm;
  paper?: { no: string | null; day: string | null };
  files?: readonly { name: string; mediaType: string; bytes: number }[];
  /** YYYY-MM-DD */
  dueDay?: string;
  approver?: string | null;
  /** Of a pause, one of `PAUSE_REASONS`. */
  waitsFor?: PauseReason;
};

/** When something came from outside: an instant in epoch milliseconds, and how many steps the course had after it. */
type Came = { at: number; steps: number };

/** What came from outside besides steps: kept with the record, told in the dialect's own columns. */
export type Outside = {
  comments: readonly (Came & { note: string })[];
  documents: readonly (Came & { act: "assign" | "result"; no: string | null; day: string | null; form: OrderForm | null })[];
  files: readonly (Came & { name: string; mediaType: string; bytes: number })[];
  published: (Came & { answer: string }) | null;
  /** Of each act the contents it was last done with, and how many steps the course had after it. */
  last: Readonly<Partial<Record<Act, { print: string; steps: number }>>>;
};

export const NOTHING: Outside = { comments: [], documents: [], files: [], published: null, last: {} };

/** Why a department will not do it. */
export type Refusal = { code: "course" | "unknown_unit" | "same_unit" | "bad_day" | "bad_instant" | "already_published" | "once_only"; message: string };
