import { asking } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import type { Unit } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { localDay } from "../../platform/local-time.ts";
import { answeringPost } from "../period/answer.ts";
import { periodById } from "../period/period.queries.ts";
import { appealTermsOn } from "./appeal.queries.ts";
import type { Answerer, AppealRow, AppealTerm } from "./appeal.queries.ts";
import { askedUntil } from "./wanted.ts";

const ANSWERER: Partial<Record<Post["role"], Answerer>> = { OFFICE_CHIEF: "OFFICE", INSPECTOR: "INSPECTION" };

/** Units that the viewer heads: whose appeals he asks, and for which he speaks. */
export function headedUnits(context: ScoreContext): number[] {
  const posts = context.viewer?.posts ?? [];
  return [...new Set(posts.filter(({ unitId }) => answeringPost(context.units.byId(unitId), context) !== undefined).map(({ unitId }) => unitId))];
}

/** As whom the viewer answers appeals. */
export function answersAs(context: ScoreContext): Answerer[] {
  return [...new Set(keeping(context).map(({ role }) => ANSWERER[role]))].filter((one) => one !== undefined);
}

/** The viewer's post by which he answers an appeal: the office's or the inspection's, and none in a unit that it is about. */
export function postToAnswer(appeal: Pick<AppealRow, "answeredBy" | "unitId" | "otherUnitId">, context: ScoreContext): Post | undefined {
  const about = [appeal.unitId, appeal.otherUnitId].filter((id) => id !== null).map((id) => context.units.byId(id).path);
  const posts = context.viewer?.posts ?? [];
  if (posts.some(({ unitPath }) => about.some((path) => unitPath.startsWith(path)))) return undefined;
  return keeping(context).find(({ role }) => ANSWERER[role] === appeal.answeredBy);
}

/** Posts that keep the province's scores. */
function keeping(context: ScoreContext): Post[] {
  return asking(context).posts.filter(({ acts, unitPath }) => acts.includes("keepScores") && unitPath === context.units.province.path);
}

/** Who answers an appeal of a unit: nobody in his own cause. */
export const answererOf = ({ answeredBy, ownKinds }: AppealTerm, unit: Unit): Answerer =>
  ownKinds.includes(unit.kind) ? (answeredBy === "OFFICE" ? "INSPECTION" : "OFFICE") : answeredBy;

/** Whether the viewer may ask now that lines of a unit be looked at again, as far as the period's time for it goes. */
export async function mayAppealNow({ periodId, unitId }: { periodId: number; unitId: number }, context: ScoreContext): Promise<boolean> {
  if (!headedUnits(context).includes(unitId)) return false;
  const now = context.clock.now();
  return context.database.read(async (tx) => {
    const period = await periodById(tx, periodId);
    const until = period === undefined ? [] : (await appealTermsOn(tx, localDay(now))).map((term) => askedUntil(period, term, context));
    return until.some((at) => at !== null && now < at);
  });
}
