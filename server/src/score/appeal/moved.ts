import { withinCalendar } from "../../calendar/index.ts";
import type { Post } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Unit } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import type { AppealedLine } from "./appeal.queries.ts";
import { movedLimits, moveOf, unitsMovedTo } from "./held.queries.ts";
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

/** Until when a unit to which an answer moved a line may ask: the first instant that is too late; null: the calendar ends before. */
export type MovedUntil = (ruledAt: Instant) => Instant | null;

/** By the terms of the ruling's day, which is what the unit is told; whatever kind it asks for. */
export async function movedUntilIn(tx: Tx, context: Pick<ScoreContext, "units" | "rules">): Promise<MovedUntil> {
  const limits = await movedLimits(tx);
  return (ruledAt) => {
    const day = localDay(ruledAt);
    const held = limits.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
    return withinCalendar(() => Math.max(...held.map(({ limit }) => instantAfter(ruledAt, limit, context))));
  };
}

/** Where the answer of an appeal took its line to, and until when the unit there may ask; null: nowhere. */
export async function moveShown(appealId: number, context: ScoreContext): Promise<AppealMove | null> {
  const { clock, units } = context;
  const { move, movedUntil } = await context.database.read(async (tx) => ({ move: await moveOf(tx, appealId), movedUntil: await movedUntilIn(tx, context) }));
  if (move === undefined) return null;
  const [unit, until] = [units.byId(move.unitId), movedUntil(move.at)];
  const mayAsk = move.appealId === null && until !== null && clock.now() < until && answeringPost(unit, context) !== undefined;
  return Object.assign(new AppealMove(), { unit, until, mayAsk, appeal: move.appealId === null ? null : String(move.appealId) });
}
