import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { Told } from "../recipients.ts";
import { NOTHING } from "../rules.ts";
import type { NoticeRule } from "../rules.ts";
import { periodsTold } from "./score-happenings.queries.ts";
import type { PeriodHappening, PeriodTold, ScoreWaiting } from "./score-happenings.queries.ts";

const RULES: Readonly<Record<PeriodHappening, NoticeRule>> = {
  PERIOD_OPENED: "SCORES_OPENED",
  PERIOD_CUT: "SCORES_CUT",
  PERIOD_CLOSES: "SCORES_CLOSING",
  PERIOD_SEALED: "SCORES_SEALED",
};
const isOfPeriod = (what: ScoreWaiting["what"]): what is PeriodHappening => what in RULES;

/** Scoring periods that were opened, taken, are closing or were sealed: told to the heads of the units they score, who alone may confirm or dispute. */
export async function toldOfPeriods(tx: Tx, waiting: readonly ScoreWaiting[], units: UnitRegister, now: Instant): Promise<Told[]> {
  const ours = waiting.flatMap(({ what, subjectId, at }) => (isOfPeriod(what) ? [{ what, subjectId, at }] : []));
  if (ours.length === 0) return [];
  const periods = new Map(
    (
      await periodsTold(
        tx,
        ours.map(({ subjectId }) => subjectId),
      )
    ).map((one) => [one.id, one]),
  );
  return ours.flatMap(({ what, subjectId, at }) => {
    const period = periods.get(subjectId);
    // nobody looked before the time to answer was over, or it was sealed meanwhile
    if (period === undefined || (what === "PERIOD_CLOSES" && (period.sealed || at <= now))) return [];
    return unitsToTell(what, period, units).map((unitId): Told => {
      const about = { ...NOTHING, scorePeriodId: period.id, unitId };
      const fits = ({ posts }: { posts: readonly { unitId: number; acts: readonly string[] }[] }): boolean =>
        posts.some((post) => post.unitId === unitId && post.acts.includes("answerScores"));
      const madeAt = what === "PERIOD_CLOSES" ? now : at;
      return { rule: RULES[what], madeFrom: `scores:${period.id}:${unitId}`, eventSeq: null, at: madeAt, about, to: { unitIds: [unitId], fits } };
    });
  });
}

/** Before it is taken, units of the kinds that are scored today; of what closes, those that have not answered. */
function unitsToTell(what: PeriodHappening, { taken, unitIds, answeredIds }: PeriodTold, units: UnitRegister): readonly number[] {
  if (what === "PERIOD_CLOSES") return unitIds.filter((id) => !answeredIds.includes(id));
  return taken ? unitIds : units.subtree(units.province.path).filter((id) => units.ruleOf(units.byId(id)).scored);
}
