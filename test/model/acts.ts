import fc from "fast-check";
import type { AsyncCommand } from "fast-check";
import type { Run } from "./asked/run.ts";
import { Brings } from "./commands/brings.ts";
import { MovesBulk, StartsBulk } from "./commands/bulk.ts";
import { CorrectsClass, Requests, Sends, SettlesConflict } from "./commands/decisions.ts";
import { Decides, Proposes, Recalls } from "./commands/proposals.ts";
import { ReportsToLeader } from "./commands/reports.ts";
import { Corrects, Delivers, GoesOn, Reads } from "./commands/source.ts";
import { Answers, Directs, Submits } from "./commands/submissions.ts";
import { Drops, Looks, Restarts, TimePasses } from "./commands/time.ts";
import type { ModelProvince } from "./reckoned/province.ts";

const draw = fc.nat({ max: 999 });
const mostly = fc.nat({ max: 9 }).map((n) => n < 8);
const sometimes = fc.nat({ max: 2 }).map((n) => n === 2);
const seldom = fc.nat({ max: 9 }).map((n) => n === 9);

const request = fc.record({ one: draw, who: draw, what: draw, sensible: mostly, stale: seldom, twice: seldom, dropping: seldom });
const mishap = fc.constantFrom("none", "none", "none", "cut-done", "cut-undone", "500-undone", "refused");
const field = fc.constantFrom("TRANSPORT", "HEALTH", "URBAN_INFRASTRUCTURE", "PROPOSAL");

const acts: { weight: number; arbitrary: fc.Arbitrary<AsyncCommand<ModelProvince, Run>> }[] = [
  { weight: 3, arbitrary: fc.record({ field, several: seldom, old: seldom, repeats: seldom }).map((drawn) => new Delivers(drawn)) },
  { weight: 12, arbitrary: fc.record({ one: draw, next: draw }).map((drawn) => new GoesOn(drawn)) },
  { weight: 14, arbitrary: fc.record({ one: draw, unit: draw, steps: fc.integer({ min: 1, max: 4 }), waits: sometimes }).map((drawn) => new Brings(drawn)) },
  { weight: 2, arbitrary: fc.record({ one: draw, what: fc.nat({ max: 60 }) }).map((drawn) => new Corrects(drawn)) },
  { weight: 12, arbitrary: seldom.map((dropping) => new Reads(dropping)) },
  { weight: 12, arbitrary: request.map((drawn) => new Requests(drawn)) },
  { weight: 9, arbitrary: fc.record({ mishap, dropping: seldom }).map((drawn) => new Sends(drawn)) },
  { weight: 3, arbitrary: fc.record({ which: draw, who: draw, again: fc.boolean() }).map((drawn) => new SettlesConflict(drawn)) },
  { weight: 3, arbitrary: fc.record({ one: draw, who: draw, class: draw, stale: seldom }).map((drawn) => new CorrectsClass(drawn)) },
  { weight: 7, arbitrary: request.map((drawn) => new Proposes(drawn)) },
  { weight: 7, arbitrary: fc.record({ which: draw, who: draw, how: draw, sensible: mostly, dropping: seldom }).map((drawn) => new Decides(drawn)) },
  { weight: 2, arbitrary: fc.record({ which: draw, wrong: fc.boolean() }).map((drawn) => new Recalls(drawn)) },
  { weight: 3, arbitrary: fc.record({ byHead: fc.boolean(), what: draw, but: draw, twice: seldom, dropping: seldom }).map((drawn) => new StartsBulk(drawn)) },
  { weight: 6, arbitrary: fc.record({ which: draw, how: draw, dropping: seldom }).map((drawn) => new MovesBulk(drawn)) },
  { weight: 7, arbitrary: fc.record({ one: draw, who: draw, dropping: seldom }).map((drawn) => new Submits(drawn)) },
  { weight: 10, arbitrary: fc.record({ which: draw, how: draw, byOther: seldom, dropping: seldom }).map((drawn) => new Directs(drawn)) },
  { weight: 16, arbitrary: fc.record({ which: draw, who: draw, step: draw, dropping: seldom }).map((drawn) => new Answers(drawn)) },
  { weight: 6, arbitrary: fc.record({ one: draw, who: draw, twice: seldom, dropping: seldom }).map((drawn) => new ReportsToLeader(drawn)) },
  { weight: 8, arbitrary: fc.record({ one: draw, how: draw, hours: fc.integer({ min: 1, max: 60 }) }).map((drawn) => new TimePasses(drawn)) },
  { weight: 1, arbitrary: fc.constant(null).map(() => new Drops()) },
  { weight: 1, arbitrary: fc.boolean().map((really) => (really ? new Restarts() : new Drops())) },
  { weight: 5, arbitrary: fc.constant(null).map(() => new Looks()) },
];

/** Any course of a province, at most so many steps long. @param replayPath of a failure that is looked at again */
export function courses(replayPath: string | undefined): fc.Arbitrary<Iterable<AsyncCommand<ModelProvince, Run>>> {
  const one = fc.oneof(...acts);
  return fc.commands([one], { maxCommands: 30, size: "max", ...(replayPath === undefined ? {} : { replayPath }) });
}
