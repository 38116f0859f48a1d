import { FIELDS, WEEKDAYS } from "@dau-moi/schema";
import type { Weekday } from "@dau-moi/schema";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import { dialled } from "./phone-number.ts";
import { dayText, unitCodeText, yamlOf } from "./units-file.ts";

/** Hours of some days of the week, local time. */
export interface DutySpan {
  days: readonly Weekday[];
  from: string;
  to: string;
}

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "expected a time such as 07:30");
const spans = z
  .array(z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), from: clock, to: clock }).refine((s) => s.from < s.to, "expected an end after its beginning"))
  .min(1);
const phone = z.string().transform((text, context) => {
  const digits = dialled(text);
  if (digits === null)
    context.addIssue({ code: "custom", message: `"${text}" is no number that can be dialled (mobile 10 digits, fixed 11, or a service number)` });
  return digits ?? "";
});
const held = { from: dayText, to: dayText.optional(), basis: z.string().min(1) };

const officersFile = z.strictObject({
  /** why it may change days that have passed, or what was stated by hand; left out: it may not */
  correction: z.string().trim().min(10, "expected the reason in at least 10 characters").max(500).optional(),
  officers: z.array(
    z.strictObject({
      code: unitCodeText,
      name: z.string().min(1),
      phone: phone.optional(),
      email: z.email("expected an address such as ten@noi.gov.vn").optional(),
    }),
  ),
  posts: z
    .array(
      z.strictObject({
        officer: z.string(),
        unit: z.string(),
        title: z.string().min(1),
        head: z.boolean().default(false),
        /** công chức, viên chức; left out: nobody has said */
        staff: z.enum(["CONG_CHUC", "VIEN_CHUC"]).optional(),
        ...held,
      }),
    )
    .default([]),
  rosters: z
    .array(
      z.strictObject({
        unit: z.string(),
        members: z
          .array(
            z.strictObject({
              officer: z.string(),
              task: z.string().min(1),
              charge: z.string().min(1),
              fields: z.array(z.enum(FIELDS)).default([]),
              duty: spans,
              ...held,
            }),
          )
          .min(1),
        delegations: z.array(z.strictObject({ of: z.string(), to: z.string(), from: dayText, until: dayText, basis: z.string().min(1) })).default([]),
      }),
    )
    .default([]),
  /** phó chủ tịch phụ trách: units with everything below them */
  charges: z.array(z.strictObject({ officer: z.string(), units: z.array(z.string()).min(1), ...held })).default([]),
  hotlines: z.array(z.strictObject({ unit: z.string(), number: phone, name: z.string().min(1), hours: spans, ...held })).default([]),
  /** thư điện tử góp ý, hòm thư góp ý; a box is told by its place */
  mailboxes: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("EMAIL"),
          unit: z.string(),
          address: z.email("expected an address such as ten@noi.gov.vn"),
          name: z.string().min(1),
          ...held,
        }),
        z.strictObject({ kind: z.literal("BOX"), unit: z.string(), address: z.string().min(1), name: z.string().min(1), ...held }),
      ]),
    )
    .default([]),
});
export type OfficersFile = z.infer<typeof officersFile>;

/**
 * Reads officers, posts, rosters, hotlines and mailboxes from YAML. Numbers come out as they are dialled.
 * @throws {Refused} naming the place in the file and what was expected
 */
export function officersFileOf(text: string): OfficersFile {
  const read = officersFile.safeParse(yamlOf(text));
  if (read.success) return read.data;
  throw new Refused(read.error.issues.map((i) => ({ at: i.path.join("."), message: i.message })));
}
