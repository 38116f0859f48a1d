import { diceOf } from "../../departments/random.ts";
import type { Dice } from "../../departments/random.ts";
import { READ_AT, UNITS } from "./random-province.ts";
import type { Told } from "./random-province.ts";

/** An expedite notice to one unit. Each step with the first late instant of the reply as it holds from then on. */
export interface Notice {
  unit: string;
  steps: readonly { kind: "ISSUED" | "REPLIED" | "RETURNED" | "WITHDRAWN"; at: number; due: number }[];
}

/** A report of the month up to 14 February, filed by a unit's head; in time order. */
export interface Filing {
  unit: "SXD" | "SYT";
  at: number;
  end: "ACCEPTED" | "RETURNED" | "WAITS";
}

/** What an inspection found of a unit, and when it was concluded; null: nobody has. */
export interface Found {
  unit: string;
  kind: "LATE" | "IDENTITY_LEAKED" | "DATA_FALSIFIED" | "COMPLAINT_TOLD";
  concludedAt: number | null;
}

/** When heads file: in time, and too late. */
export const FILED_AT = ["2026-02-24T10:00:00+07:00", "2026-02-26T16:00:00+07:00"].map((text) => Date.parse(text));

/** Of which case, and when. */
interface OfCase {
  caseId: string;
  at: number;
}

/** What people write down in the hub itself, beside the departments' books. */
export interface Acts {
  /** what was done was told to a leader */
  reports: readonly OfCase[];
  /** an urgent case was passed up to a leader */
  submissions: readonly OfCase[];
  /** a closing that was drawn to be looked at again was found wrong */
  recalls: readonly OfCase[];
  notices: readonly Notice[];
  filings: readonly Filing[];
  findings: readonly Found[];
}

const HOUR = 3_600_000;
const [FIRST, LAST] = [Date.parse("2026-01-26T08:00:00+07:00"), READ_AT.at(-1) ?? 0];

/** What people of a random province wrote down; the same seed is the same. */
export function randomActs(seed: number, cases: readonly Told[]): Acts {
  const dice = diceOf(`second scorer's acts ${seed}`);
  const of = (among: readonly Told[], chance: number, hours: number): OfCase[] =>
    among
      .filter(() => dice.chance(chance))
      .map(({ id, steps }) => ({ caseId: id, at: Math.min(LAST - 1, (steps.at(-1)?.at ?? 0) + dice.whole(1, hours) * HOUR) }));
  const ended = cases.filter(({ steps }) => steps.at(-1)?.kind === "CLOSED");
  return {
    reports: of(ended, 0.6, 72),
    submissions: cases
      .filter(({ urgent }) => urgent && dice.chance(0.7))
      .map(({ id, receivedAt }) => ({ caseId: id, at: receivedAt + Math.ceil(dice.next() ** 2 * 60) * HOUR })),
    recalls: of(ended, 0.12, 240),
    notices: Array.from({ length: 8 }, () => aNotice(dice)),
    filings: (["SXD", "SYT"] as const).flatMap((unit) => filings(unit, dice)),
    findings: Array.from({ length: dice.whole(0, 2) }, () => aFinding(dice)),
  };
}

function aNotice(dice: Dice): Notice {
  const at = dice.whole(FIRST / HOUR, LAST / HOUR - 200) * HOUR;
  const due = at + dice.whole(8, 72) * HOUR;
  const steps: Notice["steps"][number][] = [{ kind: "ISSUED", at, due }];
  const later = (hours: number): number => (steps.at(-1)?.at ?? at) + dice.whole(1, hours) * HOUR;
  if (dice.chance(0.15)) steps.push({ kind: "WITHDRAWN", at: later(60), due });
  else if (dice.chance(0.75)) steps.push({ kind: "REPLIED", at: later(90), due });
  if (steps.at(-1)?.kind === "REPLIED" && dice.chance(0.3)) {
    const again = later(30);
    steps.push({ kind: "RETURNED", at: again, due: again + dice.whole(8, 48) * HOUR });
  }
  return { unit: dice.pick(UNITS), steps };
}

/** About the bounds of February too. */
function aFinding(dice: Dice): Found {
  const [begin, end] = ["2026-02-01", "2026-03-01"].map((day) => Date.parse(`${day}T00:00:00+07:00`));
  const at = dice.pick([null, begin ?? 0, (begin ?? 0) - 1, (end ?? 0) - 1, end ?? 0, dice.whole(FIRST / HOUR, LAST / HOUR) * HOUR]);
  return { unit: dice.pick(UNITS), kind: dice.pick(["LATE", "IDENTITY_LEAKED", "DATA_FALSIFIED", "COMPLAINT_TOLD"] as const), concludedAt: at };
}

/** One that was returned may be filed again. */
function filings(unit: Filing["unit"], dice: Dice): Filing[] {
  const [inTime = 0, late = 0] = FILED_AT;
  const [first, second] = dice.pick([["ACCEPTED"], ["RETURNED", "ACCEPTED"], ["RETURNED", "WAITS"], ["WAITS"], [undefined, "ACCEPTED"], []] as const);
  return [...(first === undefined ? [] : [{ unit, at: inTime, end: first }]), ...(second === undefined ? [] : [{ unit, at: late, end: second }])];
}
