import type { Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Register } from "../register.ts";
import { severeLooked, severeOwed, severeTold, type SevereOwedRow, type SevereToldRow } from "../severe.queries.ts";
import type { Tables } from "../tables.ts";
import { placeOf } from "./backlog.ts";

/** What severe lateness is judged by. */
export interface SevereMaterial {
  /** of the hotline, as the departments' ledgers tell them */
  cases: readonly Countable[];
  register: Register;
  /** epoch milliseconds */
  instant: number;
}

/**
 * Severe lateness rings at whoever does the work of a unit and at the heads above it: nobody is told of a case that is not, or without a post; and since the limits are looked at in their
 * order, every case whose limit lies between one that was told and the last that was looked at is told to all of them.
 */
export async function compareSevere(tables: Tables, material: SevereMaterial, findings: Findings): Promise<void> {
  const told = await tables.rows<SevereToldRow>(severeTold);
  const [looked] = await tables.rows<{ up_to: number | null }>(severeLooked);
  const byId = new Map(material.cases.flatMap((counted) => (counted.id === null ? [] : [[counted.id, counted] as const])));
  for (const row of told) compareTold(row, { counted: byId.get(row.case_id), material }, findings);
  if (told.length === 0 || looked?.up_to == null) return;
  const [from, upTo] = [Math.min(...told.map(({ due }) => due)), looked.up_to];
  const due = material.cases.filter((counted) => isSevere(counted, material) && dueOf(counted) > from && dueOf(counted) <= upTo && counted.id !== null);
  const owed = await tables.rows<SevereOwedRow>(severeOwed, [due.map(({ one }) => one.holder), due.map(({ id }) => id)]);
  const heard = new Set(told.map(({ case_id, username }) => `${case_id} ${username}`));
  for (const { case_id, username, name } of owed) {
    findings.count("severe");
    if (!heard.has(`${case_id} ${username}`)) findings.lost(`severe: told to ${username}`, name, "one notice");
  }
}

interface Told {
  counted: Countable | undefined;
  material: SevereMaterial;
}

function compareTold({ due, username, name, rightly }: SevereToldRow, { counted, material }: Told, findings: Findings): void {
  findings.count("severe");
  if (!rightly) findings.doubled(`severe: told to ${username}`, name, "nothing that a post of his is told", "a notice");
  // a case that went on since was judged by what it was then
  if (counted === undefined || !counted.one.open || dueOf(counted) !== due) return;
  findings.same(`severe: told to ${username}`, name, true, isSevere(counted, material));
}

const dueOf = ({ one }: Countable): number => one.clock?.due ?? Number.NaN;

function isSevere({ one }: Countable, { register, instant }: SevereMaterial): boolean {
  return one.open && placeOf(one, register, { instant, again: new Set() }).severity === "SEVERE";
}
