import { STAGES } from "@dau-moi/schema";
import { z } from "zod";
import { nfc } from "../text.ts";

/** A source's words, NFC and trimmed, to ours. */
export type Words<T> = Readonly<Record<string, T>>;

/** A word list of a manifest. Two spellings that are one word after NFC and trimming are refused. */
export function wordsOf<T>(meaning: z.ZodType<T>) {
  return z.record(z.string(), meaning).transform((words, context): Words<T> => {
    const composed = Object.entries(words).map(([word, value]) => [nfc(word).trim(), value] as const);
    if (new Set(composed.map(([word]) => word)).size < composed.length)
      context.addIssue({ code: "custom", message: "one word stands here twice (after NFC and trimming)" });
    return Object.fromEntries(composed);
  });
}

/** A stage, alone or with the reason of closure that the source's word implies. */
export const stageWord = z.preprocess(
  (value) => (typeof value === "string" ? { stage: value } : value),
  z.strictObject({
    stage: z.enum(STAGES),
    closureReason: z.string().min(1).max(1000).nullable().default(null),
    /** the word says that the case ended by being merged into another one */
    merged: z.boolean().default(false),
  }),
);
export type StageWord = z.infer<typeof stageWord>;

/** A unit's code in the hub's register. */
export const unitCode = z.string("expected a unit code").min(1, "expected a unit code").max(40, "expected a unit code of at most 40 characters");
