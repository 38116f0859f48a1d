import { CASE_STREAMS, CHANNELS, FIELDS, STEP_KINDS } from "@dau-moi/schema";
import { z } from "zod";
import { fieldPath, stageWord, unitCode, wordsOf } from "../draft/index.ts";

const wordList = z.array(z.string().trim().normalize("NFC"), "expected a list of words");

/** A unit named by a word of the row, or the same unit for every row. A bare text is the path. */
const unitFrom = z.preprocess(
  (value) => (typeof value === "string" ? { path: value } : value),
  z
    .strictObject({
      path: fieldPath.optional(),
      /** for a row that names no unit */
      orElse: unitCode.optional(),
      /** words for this unit alone, e.g. a ward's code → the unit in charge; otherwise words.unit */
      words: wordsOf(unitCode).optional(),
      constant: unitCode.optional(),
    })
    .refine(({ path, constant }) => (path === undefined) !== (constant === undefined), "expected either path or constant"),
);
export type UnitFrom = z.infer<typeof unitFrom>;

/** A word of the row, or the same channel for every row: a source that takes only letters has no field for it. A bare text is the path. */
const channelFrom = z.preprocess(
  (value) => (typeof value === "string" ? { path: value } : value),
  z
    .strictObject({ path: fieldPath.optional(), constant: z.enum(CHANNELS).optional() })
    .refine(({ path, constant }) => (path === undefined) !== (constant === undefined), "expected either path or constant"),
);

const urgentFrom = z
  .strictObject({ path: fieldPath.optional(), yes: wordList.default([]), no: wordList.default([]), constant: z.boolean().optional() })
  .refine(
    ({ path, yes, no, constant }) =>
      path === undefined ? constant !== undefined && yes.length + no.length === 0 : constant === undefined && yes.length + no.length > 0,
    "expected either path with its words in yes and no, or constant",
  );
export type UrgentFrom = z.infer<typeof urgentFrom>;

const confidential = z.discriminatedUnion(
  "kind",
  [
    /** the same for every row; the keeper of the source answers for it */
    z.strictObject({ kind: z.literal("constant"), name: z.boolean(), phone: z.boolean(), content: z.boolean() }),
    z.strictObject({ kind: z.literal("flags"), name: fieldPath, phone: fieldPath, content: fieldPath }),
    z.strictObject({
      kind: z.literal("words"),
      path: fieldPath,
      separator: z.string().min(1, "expected the sign between two words"),
      words: wordsOf(z.enum(["name", "phone", "content"], "expected name, phone or content")),
    }),
  ],
  { error: "expected kind: flags, words or constant" },
);
export type ConfidentialFrom = z.infer<typeof confidential>;

/** Where a step says what only some steps say; a step without the field says nothing of it. */
const stepTerms = z.strictObject({
  /** of a pause and of its end; its words are words.pause */
  pauseReason: fieldPath.optional(),
  /** of an extension: the new last day, or how many working days were added */
  dueDay: fieldPath.optional(),
  addedWorkingDays: fieldPath.optional(),
  approver: fieldPath.optional(),
  /** of a merger: the id of the case that goes on */
  mergedInto: fieldPath.optional(),
});
export type StepTermsFrom = z.infer<typeof stepTerms>;

const steps = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("list"),
      path: fieldPath,
      at: fieldPath,
      act: fieldPath,
      unit: fieldPath.optional(),
      note: fieldPath.optional(),
      terms: stepTerms.optional(),
    }),
    z.strictObject({
      kind: z.literal("columns"),
      columns: z
        .array(z.strictObject({ path: fieldPath, step: z.enum(STEP_KINDS), unit: fieldPath.optional(), terms: stepTerms.optional() }))
        .min(1, "expected at least one dated column"),
    }),
  ],
  { error: "expected kind: list or columns" },
);

const place = z
  .strictObject({
    text: fieldPath.optional(),
    areaCode: fieldPath.optional(),
    lat: fieldPath.optional(),
    long: fieldPath.optional(),
    latLong: fieldPath.optional(),
  })
  .refine(({ lat, long }) => (lat === undefined) === (long === undefined), "expected both lat and long, or neither")
  .refine(({ lat, latLong }) => lat === undefined || latLong === undefined, "expected either lat and long, or latLong");

/** Where each part of a case stands in a row of the source. */
export const recordSchema = z.strictObject({
  id: fieldPath,
  /** the row's modification mark */
  modified: fieldPath.optional(),
  reference: fieldPath,
  receivedAt: fieldPath,
  /** where the row names its stream; without it every case is of the hotline */
  caseStream: fieldPath.optional(),
  stage: fieldPath,
  channel: channelFrom,
  field: fieldPath,
  title: fieldPath,
  content: fieldPath,
  urgent: urgentFrom,
  lead: unitFrom,
  cooperating: z.strictObject({ path: fieldPath, separator: z.string().min(1).optional() }).optional(),
  supervisor: unitFrom.optional(),
  intake: unitFrom,
  submitter: z.strictObject({
    name: fieldPath.optional(),
    phone: fieldPath.optional(),
    email: fieldPath.optional(),
    address: fieldPath.optional(),
    confidential,
  }),
  place: place.default({}),
  steps,
  result: fieldPath.optional(),
  closureReason: fieldPath.optional(),
  repeatOf: fieldPath.optional(),
  /** the id of the case it was merged into, where its stage alone says that it was */
  mergedInto: fieldPath.optional(),
});

/** What an act means that is written among the steps and moves nothing, such as a comment. */
export const NO_STEP = "NO_STEP";

/** The source's words; what stands in no list is held back and shown, never guessed. */
export const wordsSchema = z.strictObject({
  caseStream: wordsOf(z.enum(CASE_STREAMS)).default({}),
  stage: wordsOf(stageWord),
  channel: wordsOf(z.enum(CHANNELS)).default({}),
  field: wordsOf(z.enum(FIELDS)),
  unit: wordsOf(unitCode).default({}),
  step: wordsOf(z.enum([...STEP_KINDS, NO_STEP])).default({}),
  /** reasons of a pause → the codes of the regulation in force; a code that no regulation knows stops no clock */
  pause: wordsOf(z.string("expected a code of the regulation").min(1, "expected a code of the regulation").max(60)).default({}),
});
