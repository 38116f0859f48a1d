import { CASE_STREAMS, CHANNELS, FIELDS } from "@dau-moi/schema";
import type { Stage, StepKind } from "@dau-moi/schema";
import { z } from "zod";
import { stageWord, unitCode, wordsOf } from "../wire/draft/index.ts";

const header = z.string("expected the header of a column").trim().min(1, "expected the header of a column").max(200).normalize("NFC");

/** Where a case stands after each step that a dated column can tell. */
export const STAGE_AFTER = {
  RECEIVED: "RECEIVED",
  ASSIGNED: "ASSIGNED",
  ACCEPTED: "IN_PROGRESS",
  TRANSFERRED: "ASSIGNED",
  RETURNED: "RECEIVED",
  RESOLVED: "RESOLVED",
  ANSWERED: "ANSWERED",
  CLOSED: "CLOSED",
  REOPENED: "IN_PROGRESS",
  DECLINED: "DECLINED",
  REDIRECTED: "REDIRECTED",
} as const satisfies Partial<Record<StepKind, Stage>>;
export type DatedStep = keyof typeof STAGE_AFTER;
const DATED_STEPS = Object.keys(STAGE_AFTER) as DatedStep[];

/** A column by its header, or by the several headers that registers of this kind give it. */
export const column = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(header, "expected the header of a column, or a list of headers").min(1, "expected the header of a column").max(10),
);
export type Column = z.infer<typeof column>;

/** A date, with or without the time of day in it; some registers keep the time in a column beside it. */
const moment = z.preprocess(
  (value) => (typeof value === "string" || Array.isArray(value) ? { column: value } : value),
  z.strictObject({ column, time: column.optional() }),
);
export type MomentFrom = z.infer<typeof moment>;

const shorthand = (value: unknown) => (typeof value === "string" || Array.isArray(value) ? { column: value } : value);
const either = (from: { column?: unknown; constant?: unknown }) => (from.column === undefined) !== (from.constant === undefined);

const unitFrom = z.preprocess(
  shorthand,
  z
    .strictObject({
      column: column.optional(),
      /** for a row that names no unit */
      orElse: unitCode.optional(),
      constant: unitCode.optional(),
    })
    .refine(either, "expected either column or constant"),
);
export type UnitFrom = z.infer<typeof unitFrom>;

/** A word of the row, or the same for every row: a register of walk-ins has no column for the channel. */
const wordFrom = <Word extends string>(words: readonly Word[]) =>
  z.preprocess(
    shorthand,
    z.strictObject({ column: column.optional(), constant: z.enum(words).optional() }).refine(either, "expected either column or constant"),
  );

const confidential = z.discriminatedUnion(
  "kind",
  [
    /** the same for every row; the keeper of the register answers for it */
    z.strictObject({ kind: z.literal("constant"), name: z.boolean(), phone: z.boolean(), content: z.boolean() }),
    z.strictObject({
      kind: z.literal("words"),
      column,
      separator: z.string().min(1, "expected the sign between two words"),
      words: wordsOf(z.enum(["name", "phone", "content"], "expected name, phone or content")),
    }),
  ],
  { error: "expected kind: constant or words" },
);
export type ConfidentialFrom = z.infer<typeof confidential>;

const id = z.preprocess(
  (value) => (typeof value === "string" || Array.isArray(value) ? { columns: [value] } : value),
  z.strictObject({
    /** several columns make one id, joined by "/" */
    columns: z.array(column).min(1).max(4),
    /** where the number is one of a kind: registers that begin at 1 again in every file or on every sheet say so */
    within: z.enum(["source", "file", "sheet"], "expected source, file or sheet").default("source"),
  }),
);

/** Where each part of a case stands in a row of the register. */
export const recordSchema = z.strictObject({
  id,
  /** the date of the row's last change; without it the file's */
  modified: moment.optional(),
  /** what people quote; the id when left out */
  reference: column.optional(),
  receivedAt: moment,
  /** the stream that all cases of the register belong to */
  caseStream: z.enum(CASE_STREAMS).default("HOTLINE"),
  /** a word of the row, or the last of the dated steps below that the row has */
  stage: z.union([column.transform((names) => ({ column: names })), z.strictObject({ lastStep: z.literal(true) })], "expected a column, or lastStep: true"),
  channel: wordFrom(CHANNELS),
  field: wordFrom(FIELDS),
  title: column,
  content: column.optional(),
  urgent: z.strictObject({ column, yes: z.array(z.string().trim().normalize("NFC")), no: z.array(z.string().trim().normalize("NFC")) }).optional(),
  lead: unitFrom,
  intake: unitFrom,
  supervisor: unitFrom.optional(),
  cooperating: z.strictObject({ column, separator: z.string().min(1).default(";") }).optional(),
  submitter: z.strictObject({
    name: column.optional(),
    phone: column.optional(),
    email: column.optional(),
    address: column.optional(),
    confidential,
  }),
  place: z.strictObject({ text: column.optional(), areaCode: column.optional() }).default({}),
  /** dated columns, in the order in which such a case goes */
  steps: z
    .array(z.strictObject({ column: moment, step: z.enum(DATED_STEPS), unit: column.optional() }))
    .max(20)
    .default([]),
  result: column.optional(),
  closureReason: column.optional(),
  repeatOf: column.optional(),
});
export type RecordFrom = z.infer<typeof recordSchema>;

/** The register's words; what stands in no list is held back and shown, never guessed. */
export const wordsSchema = z.strictObject({
  stage: wordsOf(stageWord).default({}),
  channel: wordsOf(z.enum(CHANNELS)).default({}),
  field: wordsOf(z.enum(FIELDS)).default({}),
  unit: wordsOf(unitCode).default({}),
});
