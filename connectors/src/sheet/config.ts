import { z } from "zod";
import { lookAlike, patternFault } from "../wire/index.ts";
import { isEncoding } from "./encoding.ts";
import { recordSchema, wordsSchema } from "./record-config.ts";

const time = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

/** dd/MM/yyyy and MM/dd/yyyy look alike; which of the two a register uses must be said, not found out. */
const times = z
  .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(time).min(1).max(8))
  .refine((patterns) => !lookAlike(patterns), "two of the patterns look alike (dd/MM and MM/dd): say which one the register uses");

/** The `config` part of the manifest of a source of kind "sheet": registers in a folder, on a disk or an SFTP server. */
export const configSchema = z
  .strictObject({
    stream: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,39}$/, "expected a short name of small letters")
      .default("cases"),
    files: z.strictObject({
      /** names of the files, with * and ?; capitals make no difference */
      pattern: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^/\\]+$/, "expected the name of a file, with * and ? but without a folder")
        .normalize("NFC"),
      /** a file is read once its size and date have stood still so long */
      settleSeconds: z.int().min(1).max(86_400).default(30),
      /** false: all files being gone is a fault of the source; true: they are taken away once they are read */
      emptied: z.boolean().default(false),
    }),
    /** the sheets that are registers, with * and ?; all that have the header when left out */
    sheets: z.array(z.string().min(1).normalize("NFC")).min(1).max(100).optional(),
    csv: z
      .strictObject({
        delimiter: z.string().length(1, "expected one character").optional(),
        /** for files that are neither UTF-8 nor begin with a byte order mark */
        encoding: z.string().refine(isEncoding, "expected an encoding such as tcvn3, vni, windows-1258, utf-16le").optional(),
      })
      .default({}),
    /** letters of fonts of before Unicode in text that looks like Latin-1; cells of workbooks that name such a font need no word here */
    legacyText: z.enum(["tcvn3", "vni"], "expected tcvn3 or vni").optional(),
    /** how dates are written that are text: patterns of yyyy MM dd HH mm ss in the source's zone; Excel's own dates need none */
    time: times,
    /** a column named here that a register does not have at all: "refuse" refuses the sheet, "null" takes it as empty */
    absent: z.enum(["refuse", "null"]).default("refuse"),
    /** words that begin a row of totals */
    totals: z.array(z.string().min(1)).default(["Tổng cộng", "Tổng số", "Tổng", "Cộng"]),
    limits: z.strictObject({ inflatedMb: z.int().min(1).max(4096).default(200) }).default({ inflatedMb: 200 }),
    record: recordSchema,
    words: wordsSchema,
  })
  .superRefine(({ record, words }, context) => {
    const demand = (claim: boolean, path: string[], message: string) => claim || context.addIssue({ code: "custom", path, message });
    demand(!("lastStep" in record.stage) || record.steps.length > 0, ["record", "steps"], "expected the dated columns that stage: lastStep goes by");
    demand("lastStep" in record.stage || Object.keys(words.stage).length > 0, ["words", "stage"], "expected the words of the stages");
    demand(record.field.column === undefined || Object.keys(words.field).length > 0, ["words", "field"], "expected the words of the fields");
  });
export type SheetConfig = z.infer<typeof configSchema>;
