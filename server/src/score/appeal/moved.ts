import { withinCalendar } from "../../calendar/index.ts";
import type { Post } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Unit } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import { appealTermsOn } from "./appeal.queries.ts";
import type { AppealedLine, AppealTerm } from "./appeal.queries.ts";
import { moveOf, unitsMovedTo } from "./held.queries.ts";
import { AppealMove } from "./move.types.ts";
import { instantAfter } from "./wanted.ts";

/** For which unit the viewer speaks of a line: the one it was moved to last before those it was of earlier; undefined: for none. */
export async function askerOf(line: AppealedLine, context: ScoreContext): Promise<{ unit: Unit; post: Post } | undefined> {
  const moved = await context.database.asWorker().read((tx) => unitsMovedTo(tx, line));
  for (const id of [...moved, line.unitId]) {
    const unit = context.units.byId(id);
    const post = answeringPost(unit, context);
    if (post !== undefined) return { unit, post };
  }
  return undefined;
}

/** The first instant at which the unit that a line was moved to asks too late, whatever it wants. @param ruledAt when it was told of the move */
export function movedUntil(ruledAt: Instant, terms: readonly Pick<AppealTerm, "movedLimit">[], context: Pick<ScoreContext, "units" | "rules">): Instant {
  return Math.max(...terms.map(({ movedLimit }) => instantAfter(ruledAt, movedLimit, context)));
}

/** The same for who tells the unit that the line came to it; null: the calendar ends before. */
export async function toldMovedUntil(tx: Tx, ruledAt: Instant, context: Pick<ScoreContext, "units" | "rules">): Promise<Instant | null> {
  const terms = await appealTermsOn(tx, localDay(ruledAt));
  return withinCalendar(() => movedUntil(ruledAt, terms, context));
}

/** Where the answer of an appeal took its line to, and until when the unit there may ask; null: nowhere. */
export async function moveShown(appealId: number, context: ScoreContext): Promise<AppealMove | null> {
  const { clock, units } = context;
  const { move, terms } = await context.database.read(async (tx) => ({
    move: await moveOf(tx, appealId),
    terms: await appealTermsOn(tx, localDay(clock.now())),
  }));
  if (move === undefined) return null;
  const [unit, until] = [units.byId(move.unitId), movedUntil(move.at, terms, context)];
  const mayAsk = move.appealId === null && clock.now() < until && answeringPost(unit, context) !== undefined;
  return Object.assign(new AppealMove(), { unit, until, mayAsk, appeal: move.appealId === null ? null : String(move.appealId) });
}
