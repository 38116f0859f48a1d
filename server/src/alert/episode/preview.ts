import type { Tick } from "../../tally/index.ts";
import type { AlertContext } from "../context.ts";
import { ringsAt } from "./material.ts";
import type { Ring } from "./rings.ts";
import { rulesInForce } from "./rule.queries.ts";
import type { NewRule, RuleRow } from "./rule.queries.ts";

/** A rule as somebody means it. */
export type MeantRule = Pick<NewRule, "kind" | "unitId" | "sourceId" | "threshold" | "longestMuteHours" | "validFrom" | "legalBasis">;

/** No stored rule has this number. */
const CANDIDATE = 0;

/** What a rule would ring at a tick beside the others in force, in place of the one of its own scope. Counted for the whole province: a number of units, no case. */
export async function previewOf(meant: MeantRule, tick: Tick, { database, units }: AlertContext): Promise<Ring[]> {
  return database.asWorker().read(async (tx) => {
    const others = (await rulesInForce(tx, tick.instant)).filter((rule) => !sameScope(rule, meant));
    const { ringing, held } = await ringsAt(tx, [...others, candidate(meant)], tick, units);
    return [...ringing, ...held.map(({ ring }) => ring)].filter(({ rule }) => rule.id === CANDIDATE);
  });
}

const sameScope = (a: MeantRule, b: MeantRule): boolean => a.kind === b.kind && a.unitId === b.unitId && a.sourceId === b.sourceId;

function candidate(meant: MeantRule): RuleRow {
  const unsettled = { proposedByName: null, proposedAt: null, wouldRing: null, wouldRingEvent: null, wouldRingAt: null, settledByName: null, settledAt: null };
  return { ...meant, ...unsettled, id: CANDIDATE, assumed: false, state: "PROPOSED" };
}
