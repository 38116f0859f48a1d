import { UNIT_KINDS } from "@dau-moi/schema";
import type { EntityManager } from "@mikro-orm/postgresql";
import { parse } from "yaml";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import type { Problem } from "../platform/problem.ts";
import { Unit, UnitSuccession } from "./unit.entity.ts";

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a day such as 2025-07-01");
const unitFile = z.strictObject({
  units: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z0-9.-]{1,40}$/, "expected 1 to 40 of A-Z 0-9 . -"),
      name: z.string().min(1),
      kind: z.enum(UNIT_KINDS),
      parent: z.string().optional(),
      from: day,
      to: day.optional(),
      basis: z.string().min(1),
      shifts: z.string().min(1),
    }),
  ),
  successions: z
    .array(z.strictObject({ from: z.string(), to: z.string(), areas: z.array(z.string()).optional(), on: day, basis: z.string().min(1) }))
    .default([]),
});
type UnitFile = z.infer<typeof unitFile>;

/**
 * Reads a province's own units from YAML; parents stand before their children.
 * @throws {Refused} naming the place in the file and what was expected
 */
export function unitFileOf(text: string): UnitFile {
  const read = unitFile.safeParse(parse(text));
  if (!read.success) throw new Refused(read.error.issues.map((i) => ({ at: i.path.join("."), message: i.message })));
  const problems = contradictions(read.data);
  if (problems.length > 0) throw new Refused(problems);
  return read.data;
}

function contradictions(file: UnitFile): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  file.units.forEach((unit, i) => {
    if (seen.has(unit.code)) problems.push({ at: `units.${i}.code`, message: `${unit.code} stands twice` });
    if (unit.parent !== undefined && !seen.has(unit.parent)) problems.push({ at: `units.${i}.parent`, message: `${unit.parent} does not stand above it` });
    if (unit.to !== undefined && unit.to <= unit.from) problems.push({ at: `units.${i}.to`, message: "expected a day after `from`" });
    seen.add(unit.code);
  });
  file.successions.forEach((s, i) => {
    for (const code of [s.from, s.to]) if (!seen.has(code)) problems.push({ at: `successions.${i}`, message: `${code} is not among the units` });
  });
  return problems;
}

/** Writes the file's units: new ones are added, known codes updated; nothing is ever deleted. */
export async function importUnits(em: EntityManager, file: UnitFile): Promise<void> {
  await em.transactional(async (tx) => {
    const known = new Map((await tx.find(Unit, {})).map((u) => [u.code, u]));
    for (const [position, row] of file.units.entries()) {
      const parent = row.parent === undefined ? undefined : known.get(row.parent);
      const unit = known.get(row.code) ?? new Unit();
      Object.assign(unit, {
        code: row.code,
        name: row.name,
        kind: row.kind,
        parentId: parent?.id ?? null,
        path: `${parent?.path ?? "/"}${row.code}/`,
        position,
        validFrom: row.from,
        validTo: row.to ?? null,
        legalBasis: row.basis,
        shiftProfile: row.shifts,
      });
      tx.persist(unit);
      await tx.flush(); // a child needs its parent's id
      known.set(unit.code, unit);
    }
    await tx.nativeDelete(UnitSuccession, {});
    for (const s of file.successions) {
      for (const areaCode of s.areas ?? [null]) {
        const row = new UnitSuccession();
        Object.assign(row, { predecessorId: known.get(s.from)?.id, successorId: known.get(s.to)?.id, areaCode, effectiveOn: s.on, legalBasis: s.basis });
        tx.persist(row);
      }
    }
  });
}
