import { NoHub } from "./find-hub.ts";
import { placesIn, type Places } from "./places.ts";
import { Register } from "./register.ts";
import { rulebookOf } from "./rulebook.ts";
import type { Tables } from "./tables.ts";
import { keyOf } from "./recount.ts";

interface Adopted {
  kind: "CALENDAR" | "REGULATION";
  content: string;
  at: Date;
}
const adoptions = /* sql */ `/* adoptions */
  select 'CALENDAR' as kind, content #>> '{}' as content, adopted_at as at from work_calendar where adopted_at is not null
  union all select 'REGULATION', document, adopted_at from regulation where adopted_at is not null order by at, kind`;

/** When the hub last wrote each case that is no longer open. */
const lastWritten = /* sql */ `/* lastWritten */
  select s.code as source, f.source_case_id as id, max(e.learned_at) as at
  from feedback_case f join source s on s.id = f.source_id join event e on e.case_id = f.id where not f.open group by 1, 2`;

/** The register under the rules that the hub adopted: their words are taken from it, every deadline is counted anew. */
export interface Registers {
  /** what open cases are counted by */
  inForce: Register;
  /** An adoption leaves cases alone that are no longer open: what they were counted by. @param key as `keyOf` */
  ofClosed(key: string): Register;
}

/** @param folder of units.yaml @throws {NoHub} no calendar or no regulation was adopted */
export async function registersOf(tables: Tables, folder: string): Promise<Registers> {
  const states = statesOf(await tables.rows<Adopted>(adoptions), folder, await placesIn(tables));
  const [first, last] = [states[0], states.at(-1)];
  if (first === undefined || last === undefined) throw new NoHub("the hub has adopted no calendar or no regulation");
  if (states.length === 1) return { inForce: last.register, ofClosed: () => last.register };
  const written = await tables.rows<{ source: string; id: string; at: Date }>(lastWritten);
  const writtenAt = new Map(written.map(({ source, id, at }) => [keyOf(source, id), at.getTime()]));
  return {
    inForce: last.register,
    ofClosed(key) {
      const at = writtenAt.get(key) ?? Infinity;
      return (states.findLast((state) => state.from <= at) ?? first).register;
    },
  };
}

/** What held from each adoption on, once there are both a calendar and a regulation. */
function statesOf(adopted: readonly Adopted[], folder: string, places: Places): { from: number; register: Register }[] {
  return adopted.flatMap(({ at }, index) => {
    const until = adopted.slice(0, index + 1);
    const calendar = until.findLast(({ kind }) => kind === "CALENDAR");
    const regulations = until.filter(({ kind }) => kind === "REGULATION").map(({ content }) => content);
    if (calendar === undefined || regulations.length === 0) return [];
    return [{ from: at.getTime(), register: new Register(folder, rulebookOf(calendar.content, regulations), places) }];
  });
}
