import { z } from "zod";
import { CASE_STREAMS, CHANNELS, FIELDS, STAGES, STEP_KINDS } from "./vocabulary.ts";

/** An instant as RFC 3339 in UTC, e.g. 2026-11-20T02:15:00.000Z; years 2000 to 2100 only. */
export const instantText = z.string().regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/, "expected a UTC instant between the years 2000 and 2100");

/** Text without NUL, in NFC, of at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `longer than ${max} characters`)
    .refine((s) => !s.includes("\u0000"), "contains a NUL character");

/** What only some steps say; a part that the source does not tell is absent. */
export const stepTerms = z.strictObject({
  /** PAUSED, RESUMED: the regulation's code of the reason, already mapped from the source's word; a RESUMED without one ends every pause */
  pauseReason: text(60).optional(),
  /** EXTENDED: the new last day on time, in the province */
  dueDay: z
    .string()
    .regex(/^20\d\d-\d\d-\d\d$/, "expected a day such as 2026-03-20")
    .optional(),
  /** EXTENDED: working days more than before */
  addedWorkingDays: z.int().min(1).max(1000).optional(),
  /** PAUSED, EXTENDED: who decided it, as the source says */
  approver: text(200).optional(),
  /** MERGED: source id of the case that goes on */
  mergedInto: text(200).optional(),
});
export type StepTerms = z.infer<typeof stepTerms>;

export const sourceStep = z.strictObject({
  at: instantText,
  kind: z.enum(STEP_KINDS),
  /** The unit's code in the hub's register, already mapped from the source's word; null when the step names none. */
  unitCode: text(40).nullable(),
  note: text(4000).nullable(),
  terms: stepTerms.optional(),
});
export type SourceStep = z.infer<typeof sourceStep>;

/**
 * One case as a connector delivers it: the source's words already mapped to ours, every instant in UTC.
 * Only what the source says; nothing is computed or assumed here.
 */
export const sourceCase = z.strictObject({
  /** What people quote: the case number printed by the source. */
  reference: text(80),
  receivedAt: instantText,
  /** Its stream (luồng): counted, dated and listed apart from the others. */
  caseStream: z.enum(CASE_STREAMS),
  stage: z.enum(STAGES),
  /** null: the source's word for the channel is not mapped yet (it is queued). */
  channel: z.enum(CHANNELS).nullable(),
  field: z.enum(FIELDS),
  title: text(500),
  content: text(20_000),
  urgent: z.boolean(),
  /** The unit whose work the case is now, or that closed it. */
  leadUnitCode: text(40),
  cooperatingUnitCodes: z.array(text(40)).max(20),
  supervisingUnitCode: text(40).nullable(),
  /** The unit that received and dispatches the case. */
  intakeUnitCode: text(40),
  submitter: z.strictObject({
    name: text(200).nullable(),
    phone: text(40).nullable(),
    email: text(200).nullable(),
    address: text(500).nullable(),
    /** What the submitter asked to be kept confidential (S1 rule 33). */
    confidential: z.strictObject({ name: z.boolean(), phone: z.boolean(), content: z.boolean() }),
  }),
  place: z.strictObject({
    text: text(500).nullable(),
    areaCode: text(20).nullable(),
    lat: z.number().min(-90).max(90).nullable(),
    long: z.number().min(-180).max(180).nullable(),
  }),
  /** The source's own steps, oldest first; instants never decrease. */
  steps: z.array(sourceStep).max(500),
  /** True when `steps` names every hand-over; false when the source only shows its present holder (dated columns), so that the hub keeps its own record of hand-overs. */
  stepsTellHandovers: z.boolean(),
  /** The result as the source records it. */
  result: text(20_000).nullable(),
  closureReason: text(1000).nullable(),
  /** Source id of the earlier case that this one repeats. */
  repeatOf: text(200).nullable(),
});
export type SourceCase = z.infer<typeof sourceCase>;
