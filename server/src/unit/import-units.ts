import { createHash } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import type { Problem } from "../platform/problem.ts";
import { changesBetween, contentOf, endingAlone, kindTermsOf, termsOf } from "./changes.ts";
import type { UnitChange } from "./changes.ts";
import { contradictionsIn } from "./contradictions.ts";
import { merged } from "./statement.ts";
import type { Statement } from "./statement.ts";
import { lockRegister, registerStatement, unitsInStep, writeKinds, writeSuccessions, writeUnits } from "./units.queries.ts";
import { unitsFileOf } from "./units-file.ts";

/** What a file would make of the register. */
export interface UnitsPreview {
  changes: UnitChange[];
  /** the file states other successions, or kinds, than the register holds */
  otherTerms: number;
  /** what it has wrong; with any of these nothing can be adopted */
  problems: Problem[];
  /** units that end with nobody to take over */
  endingAlone: string[];
  unitsInFile: number;
  /** names exactly this change of exactly this register */
  fingerprint: string;
}

/** How a file's text is read against the register as it stands. @throws {Refused} the text is no such file */
export type Reading = (before: Statement) => Statement;

/** A province's own units, from YAML. */
export const fromYaml =
  (text: string): Reading =>
  () =>
    unitsFileOf(text);

/** What would change, nothing written. */
export async function previewUnits(tx: Tx, reading: Reading): Promise<UnitsPreview> {
  return (await planned(tx, reading)).preview;
}

/**
 * Brings a file's units in: new ones are added, known ones become what the file says of them, nothing is ever deleted.
 * @param day today, YYYY-MM-DD: what holds then stands in the unit rows
 * @throws {Refused} every contradiction with its place; nothing is written
 */
export async function importUnits(tx: Tx, reading: Reading, day: string): Promise<UnitsPreview> {
  await lockRegister(tx);
  const { before, file, preview } = await planned(tx, reading);
  if (preview.problems.length > 0) throw new Refused(preview.problems);
  const known = new Map(before.units.map((u) => [u.code, contentOf(u)]));
  await writeUnits(
    tx,
    file.units.filter((u) => known.get(u.code) !== contentOf(u)),
  );
  const answering = [...new Set([...file.units.map((u) => u.code), ...file.successions.map((s) => s.from)])];
  if (preview.otherTerms > 0) {
    await writeSuccessions(tx, answering, file.successions);
    await writeKinds(tx, file.kinds);
  }
  await unitsInStep(tx, day);
  return preview;
}

async function planned(tx: Tx, reading: Reading): Promise<{ before: Statement; file: Statement; preview: UnitsPreview }> {
  const before = await registerStatement(tx);
  const file = reading(before);
  const after = merged(before, file);
  const changes = changesBetween(before, after);
  const terms = ({ successions, kinds }: Statement): string[] => [...successions.map(termsOf), ...kinds.map(kindTermsOf)];
  const [had, has] = [new Set(terms(before)), new Set(terms(after))];
  const otherTerms = [...has].filter((term) => !had.has(term)).length + [...had].filter((term) => !has.has(term)).length;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([terms(before), before.units.map((u) => [u.code, contentOf(u)]), after.units.map((u) => [u.code, contentOf(u)]), terms(after)]))
    .digest("hex");
  const preview = { changes, otherTerms, problems: contradictionsIn(after), endingAlone: endingAlone(after), unitsInFile: file.units.length, fingerprint };
  return { before, file, preview };
}
