import { CASE_STREAMS, CHANNELS, CLOCK_STAGES, FIELDS, START_EVENTS, UNIT_KINDS, URGENCIES } from "@dau-moi/schema";
import { z } from "zod";
import { limitOf, shiftProblems } from "../calendar/index.ts";

const DAY = /^\d{4}-\d\d-\d\d$/;
const day = z
  .string()
  .refine((text) => DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), "expected a day such as 2025-07-01");
const text = z.string().trim().min(1, "expected a text, not empty");
const code = z.string().regex(/^[A-Z0-9._-]{1,60}$/, "expected a code such as QC-TINH: capitals, digits, hyphen, dot, underscore");
const based = { basis: z.string({ error: "expected the legal basis" }).trim().min(1, "expected the legal basis, not empty"), assumed: z.boolean() };

/** A limit as documents write it: 5wd, 15d, 4wh, 24h, or same-day: within the working day on which the clock starts. */
const limit = z
  .string()
  .refine((written) => written === "same-day" || !("message" in limitOf(written)), "expected a limit such as 5wd, 15d, 4wh, 24h, or same-day");

const limitRow = z.strictObject({
  stage: z.enum(CLOCK_STAGES),
  stream: z.enum(CASE_STREAMS).optional(),
  field: z.enum(FIELDS).optional(),
  urgency: z.enum(URGENCIES).optional(),
  severalAgencies: z.boolean().optional(),
  channel: z.enum(CHANNELS).optional(),
  limit,
  startsFrom: z.enum(START_EVENTS).optional(),
  rule: text,
  ...based,
  from: day.optional(),
  to: day.optional(),
});

const shift = z.strictObject({ from: z.string(), to: z.string() });
const shiftProfile = z.strictObject({
  code: z.string().min(1),
  name: text,
  hours: z
    .array(
      z.strictObject({
        from: day.optional(),
        shifts: z.array(shift).superRefine((shifts, context) => {
          for (const problem of shiftProblems(shifts)) context.addIssue({ code: "custom", message: `${problem.at}: ${problem.message}` });
        }),
        ...based,
      }),
    )
    .min(1),
});

const named = z.strictObject({ code, name: text, ...based });
const threshold = <Value extends z.ZodType>(value: Value): z.ZodObject<{ value: Value; basis: z.ZodString; assumed: z.ZodBoolean }> =>
  z.strictObject({ value, ...based });
const days = z.int().min(1).max(36_500);

const thresholds = z.strictObject({
  dueSoon: threshold(
    z
      .string()
      .regex(/^\d+(\.\d+)?wh$/, "expected working hours such as 8wh")
      .pipe(limit),
  ),
  severelyOverdue: threshold(limit),
  staleDays: threshold(days),
  ageingBandsDays: threshold(
    z
      .array(days)
      .min(1)
      .refine((bands) => bands.every((band, i) => i === 0 || band > (bands[i - 1] ?? 0)), "expected ascending days"),
  ),
  smallestForShare: threshold(z.int().min(1).max(1_000)),
});

const competence = z
  .strictObject({ field: z.enum(FIELDS), units: z.array(text).default([]), kinds: z.array(z.enum(UNIT_KINDS)).default([]), ...based })
  .refine(({ units, kinds }) => units.length + kinds.length > 0, "expected the units, or the kinds of units, that handle the field");

/** A regulation as its document says it; what a limit does not name is any. */
export const regulationShape = z.strictObject({
  code,
  title: text,
  leadingBody: z.strictObject({ code, name: text }),
  /** where the words stand, and what of them was left out */
  source: text,
  validFrom: day,
  validTo: day.optional(),
  covers: z.strictObject({
    stages: z.array(z.enum(CLOCK_STAGES)).min(1),
    streams: z.array(z.enum(CASE_STREAMS)).min(1),
    fields: z.union([z.literal("all"), z.array(z.enum(FIELDS)).min(1)]),
  }),
  limits: z.array(limitRow).min(1),
  shiftProfiles: z.array(shiftProfile).default([]),
  thresholds: thresholds.optional(),
  pauseReasons: z.array(named.extend({ stopsClock: z.boolean() })).default([]),
  extension: z.strictObject({ times: z.int().min(0).max(10), beforeDue: z.boolean(), longest: limit.optional(), ...based }).optional(),
  // what must stand recorded before a case is closed
  closing: z.strictObject({ answered: z.boolean(), reported: z.boolean(), ...based }).optional(),
  declineCodes: z.array(named).default([]),
  // to whom: a unit of the register; false: the regulation lets the content stay in the open
  diversions: z.array(named.extend({ unit: text.optional(), hides: z.boolean().optional() })).default([]),
  addressees: z.array(named).default([]),
  competence: z.array(competence).default([]),
});

/** A regulation's document, read. */
export type RegulationDocument = z.infer<typeof regulationShape>;
export type LimitRow = RegulationDocument["limits"][number];

/** The limit's own text: same-day is 0wd to the arithmetic. */
export function limitTextOf(written: string): string {
  return written === "same-day" ? "0wd" : written;
}
