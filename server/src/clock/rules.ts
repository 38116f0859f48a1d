import { CLOCK_STAGES, FIELDS } from "@dau-moi/schema";
import { parse } from "yaml";
import { z } from "zod";
import { adoptedCalendars, limitOf, saveShiftProfiles, shiftProfiles } from "../calendar/index.ts";
import type { WorkCalendar } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { Rules } from "./clocks.ts";
import { timeLimits } from "./time-limit.ts";

/** The rules in force and the calendars that older clocks were dated by. */
export interface LoadedRules extends Rules {
  calendars: ReadonlyMap<string, WorkCalendar>;
}

/** @returns null while no calendar was adopted: nothing can be dated yet */
export async function loadRules(tx: Tx, units: UnitRegister): Promise<LoadedRules | null> {
  const [calendars, profiles, limits] = [await adoptedCalendars(tx), await shiftProfiles(tx), await timeLimits(tx)];
  if (calendars.current === undefined) return null;
  const shiftsOf = (unitId: number): NonNullable<ReturnType<typeof profiles.get>> => {
    const code = units.byId(unitId).shiftProfile;
    const shifts = profiles.get(code);
    if (shifts === undefined) throw new Error(`unit ${unitId}: there is no shift profile ${code}`);
    return shifts;
  };
  return { limits, time: { calendar: calendars.current, shiftsOf }, calendars: calendars.all };
}

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a day such as 2025-07-01");
const rulesFile = z.strictObject({
  shiftProfiles: z.array(z.strictObject({ code: z.string(), name: z.string(), shifts: z.array(z.strictObject({ from: z.string(), to: z.string() })) })),
  limits: z.array(
    z.strictObject({
      stage: z.enum(CLOCK_STAGES),
      field: z.enum(FIELDS).optional(),
      severalAgencies: z.boolean().optional(),
      limit: z.string().refine((text) => !("message" in limitOf(text)), "expected a limit such as 5wd, 4wh or 24h"),
      rule: z.string().min(1),
      basis: z.string().min(1),
      assumed: z.boolean(),
      from: day,
      to: day.optional(),
    }),
  ),
});

/**
 * Replaces limits and shift profiles by a YAML file's. Limits that clocks refer to are kept by their content.
 * @throws {Refused} naming the place in the file and what was expected
 */
export async function importRules(tx: Tx, text: string): Promise<void> {
  const read = rulesFile.safeParse(parse(text));
  if (!read.success) throw new Refused(read.error.issues.map((i) => ({ at: i.path.join("."), message: i.message })));
  await saveShiftProfiles(tx, read.data.shiftProfiles);
  await tx.rows(
    `/* importRules */ insert into time_limit (clock_stage, field, several_agencies, limit_text, rule_name, legal_basis, assumed, valid_from, valid_to)
     select stage, field, "severalAgencies", "limit", rule, basis, assumed, "from", "to"
     from jsonb_to_recordset($1::jsonb) as l(stage text, field text, "severalAgencies" boolean, "limit" text, rule text, basis text, assumed boolean, "from" date, "to" date)
     where not exists (
       select 1 from time_limit t where t.clock_stage = l.stage and t.field is not distinct from l.field and t.several_agencies is not distinct from l."severalAgencies"
         and t.limit_text = l."limit" and t.valid_from = l."from" and t.valid_to is not distinct from l."to")`,
    [JSON.stringify(read.data.limits)],
  );
}
