import { z } from "zod";
import { timeForms } from "../time-forms.ts";
import { recordSchema, wordsSchema } from "./record-config.ts";

/** The part of a manifest's `config` that says how a row of the source becomes a case, whatever brought the row. */
export const rowConfig = {
  stream: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, "expected a short name of small letters")
    .default("cases"),
  /** "rfc3339", or a pattern of yyyy MM dd HH mm ss SSS for local times of the source's zone; a list where a record has several */
  time: timeForms,
  /** a field named here that a row does not have at all: "refuse" holds the row back, "null" takes it as empty */
  absent: z.enum(["refuse", "null"]).default("refuse"),
  record: recordSchema,
  words: wordsSchema,
};
const whole = z.strictObject(rowConfig);
export type RowConfig = z.infer<typeof whole>;

/** What no single field of the part can tell: the lists of words that its record needs. */
export function missingWords({ record, words }: Pick<RowConfig, "record" | "words">): { path: string[]; message: string }[] {
  const missing: { path: string[]; message: string }[] = [];
  if (record.caseStream !== undefined && Object.keys(words.caseStream).length === 0)
    missing.push({ path: ["words", "caseStream"], message: "expected the words of the streams" });
  if (record.steps.kind === "list" && Object.keys(words.step).length === 0)
    missing.push({ path: ["words", "step"], message: "expected the words of the acts" });
  return missing;
}
