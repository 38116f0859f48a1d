import { CODE_SCHEMES, FIELDS, SUCCESSION_KINDS, UNIT_KINDS } from "@dau-moi/schema";
import { parse } from "yaml";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import type { StatedUnit, Statement } from "./statement.ts";

/** A day of the calendar, YYYY-MM-DD. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "expected a day such as 2025-07-01")
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), "there is no such day");

const codes = z.array(
  z.strictObject({
    scheme: z.enum(CODE_SCHEMES),
    code: z.string().regex(/^[A-Z0-9.]{1,35}$/, "expected 1 to 35 of A-Z 0-9 ."),
    from: dayText,
    to: dayText.optional(),
  }),
);
const version = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(UNIT_KINDS),
  parent: z.string().optional(),
  from: dayText,
  to: dayText.optional(),
  basis: z.string().min(1),
  shifts: z.string().min(1),
  codes: codes.default([]),
});
export const unitCodeText = z.string().regex(/^[A-Z0-9.-]{1,40}$/, "expected 1 to 40 of A-Z 0-9 . -");
const unit = z.union([version.extend({ code: unitCodeText }), z.strictObject({ code: unitCodeText, versions: z.array(version).min(1) })]);
const words = z.array(z.string().min(1)).min(1).optional();

const unitsFile = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(UNIT_KINDS),
        from: dayText,
        to: dayText.optional(),
        scored: z.boolean(),
        inspected: z.boolean(),
        basis: z.string().min(1),
      }),
    )
    .default([]),
  units: z.array(unit),
  successions: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        kind: z.enum(SUCCESSION_KINDS),
        on: dayText,
        areas: words,
        fields: z.array(z.enum(FIELDS)).min(1).optional(),
        share: z.number().gt(0).max(1).optional(),
        basis: z.string().min(1),
      }),
    )
    .default([]),
});

/**
 * Reads a province's own units from YAML. A unit is either one version, or its code and `versions`.
 * @throws {Refused} naming the place in the file and what was expected
 */
export function unitsFileOf(text: string): Statement {
  const read = unitsFile.safeParse(yamlOf(text));
  if (!read.success) throw new Refused(read.error.issues.map((i) => ({ at: placeOf(i), message: deepest(i).message })));
  const { units, successions, kinds } = read.data;
  return {
    units: units.map((row, position) => stated(row, position)),
    successions: successions.map((s, i) => ({ ...s, at: `successions.${i}`, areas: s.areas ?? null, fields: s.fields ?? null, share: s.share ?? null })),
    kinds: kinds.map((k, i) => ({ ...k, at: `kinds.${i}`, to: k.to ?? null })),
  };
}

/** @throws {Refused} the text is not YAML */
export function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Refused([{ at: "file", message: `is not YAML: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

function stated(row: z.infer<typeof unit>, position: number): StatedUnit {
  const at = `units.${position}`;
  const several = "versions" in row;
  const versions = (several ? row.versions : [row]).map((v, i) => ({
    at: several ? `${at}.versions.${i}` : at,
    from: v.from,
    to: v.to ?? null,
    name: v.name,
    kind: v.kind,
    parent: v.parent ?? null,
    codes: v.codes.map((c) => ({ ...c, to: c.to ?? null })),
    shifts: v.shifts,
    basis: v.basis,
  }));
  return { at, code: row.code, position, versions };
}

/** Of a unit that fits neither form, what the nearer form has wrong. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0];
  return nearest === undefined ? issue : deepest(nearest);
}

function placeOf(issue: z.core.$ZodIssue): string {
  const inner = deepest(issue);
  return [...issue.path, ...(inner === issue ? [] : inner.path)].join(".");
}
