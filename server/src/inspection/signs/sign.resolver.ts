import { GraphQLError } from "graphql";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { accessError, allowed, asking, doingOf, postFor } from "../../access/index.ts";
import { cursorOf, pageAsked } from "../../directive/index.ts";
import { keyFault, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, localDay } from "../../platform/local-time.ts";
import { Day } from "../../platform/scalars.ts";
import { asOfOf, asOfView, scopeUnit, tickNow, visibleCase } from "../../tally/index.ts";
import type { AsOf } from "../../tally/index.ts";
import type { Unit } from "../../unit/index.ts";
import { writtenOnce } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";
import { refused } from "../inspection.results.ts";
import type { InspectionRefused } from "../inspection.results.ts";
import { insertKept } from "../kept.queries.ts";
import { usernames } from "./facts.queries.ts";
import type { ToldSign } from "./read-signs.ts";
import { signMarks } from "./sign.queries.ts";
import type { SignMarkRow } from "./sign.queries.ts";
import { MarkSignInput, MarkSignResult, SignMarked, SignRows, UnitSign, UnusualSigns } from "./sign.types.ts";
import type { SignRow } from "./sign.types.ts";
import { UnusualSignEnum } from "./sign.words.ts";
import type { Sign } from "./sign.words.ts";
import { daysOf, markOf, MOST_DAYS, signsAt } from "./told.ts";
import type { SignTold } from "./told.ts";

const DAYS_BEFORE = 30;
const LONGEST_WORDS = 2_000;

interface Asked {
  from: string;
  to: string;
  asOf: string | null;
}

interface Told {
  asOf: AsOf;
  signs: SignTold[];
}

/** Unusual signs of units beside each other, each with its list. */
@Resolver()
export class SignResolver {
  @Query(() => UnusualSigns, {
    description: "Signs of the units in the viewer's scope, each beside all units of its kind in the province. A sign is not a judgement.",
  })
  async unusualSigns(
    @Arg("from", () => Day, { nullable: true, description: `The first day; ${DAYS_BEFORE} days before the last when absent.` }) first: string | null,
    @Arg("to", () => Day, { nullable: true, description: "The last day; the latest tick's when absent." }) last: string | null,
    @Arg("unit", () => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." }) unit: string | null,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: InspectionContext,
  ): Promise<UnusualSigns> {
    const scope = scopeOf(unit ?? null, context);
    const to = last ?? localDay(tickNow(context).instant);
    const from = first ?? dayAfter(to, -DAYS_BEFORE);
    const told = await toldSigns({ from, to, asOf: asOf ?? null }, context);
    const marks = await context.database.read((tx) => signMarks(tx, from, to));
    const signs = told.signs.map(({ rule, units }) => ({
      ...rule,
      units: units.filter((one) => isIn(one.unit, scope)).map((one) => signView(one, markOf(marks, rule.sign, one.unit.id))),
    }));
    return { asOf: asOfView(told.asOf), from, to, signs };
  }

  @Query(() => SignRows, { description: "The list behind a sign of a unit: exactly as many rows as the sign tells at the same as-of." })
  async unusualSignCases(
    @Arg("sign", () => UnusualSignEnum) sign: Sign,
    @Arg("unit", () => String) unit: string,
    @Arg("from", () => Day) from: string,
    @Arg("to", () => Day) to: string,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: InspectionContext,
  ): Promise<SignRows> {
    const scope = scopeOf(unit, context);
    const told = await toldSigns({ from, to, asOf: asOf ?? null }, context, sign);
    const found = foundOf(told, scope);
    const { first, before } = pageAsked(many, after ?? null);
    const place = before === null ? 0 : found.findIndex((id) => id > before);
    const page = place === -1 ? [] : found.slice(place, place + first);
    const rows = sign === "NEVER_SIGNED_IN" ? await accountRows(page, context) : await caseRows(page, context);
    const last = page.at(-1);
    const pageInfo = { hasNextPage: last !== undefined && last !== found.at(-1), endCursor: last === undefined ? null : cursorOf(last) };
    return { asOf: asOfView(told.asOf), totalCount: found.length, rows, pageInfo };
  }

  @Mutation(() => MarkSignResult, { description: "Says of a sign that it is explained or to be inspected; what was said before is kept." })
  async markUnusualSign(@Arg("input", () => MarkSignInput) input: MarkSignInput, @Ctx() context: InspectionContext): Promise<SignMarked | InspectionRefused> {
    const spoken = said(input.words);
    const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_WORDS);
    if (fault !== undefined) return refused(fault);
    const { sign, from, to, mark } = input;
    const unit = context.units.byCode(input.unit);
    const post = unit === undefined ? undefined : postFor(asking(context), "markUnusualSign", { unitPath: unit.path });
    if (unit === undefined || post === undefined) return refused({ at: "unit", message: "Đơn vị này không thuộc phạm vi bạn được kiểm tra." });
    const told = await toldSigns(input, context, sign);
    const one = told.signs[0]?.units.find((row) => row.unit.id === unit.id);
    if (one === undefined) return refused({ at: "sign", message: "Đơn vị không có dấu hiệu này trong thời gian đó." });
    const doing = doingOf(post, input.key, ["markUnusualSign", sign, unit.id, from, to, input.asOf, mark, spoken], context);
    const words = await withoutSubmittersOf({ unitId: unit.id, fromDay: from, toDay: to }, spoken, context);
    const counted = { cases: one.found.length, base: one.base };
    const point = { as_of_event: told.asOf.event, as_of_instant: instantText(told.asOf.instant) };
    const row = { province: context.units.province.code, sign, unit_id: unit.id, from_day: from, to_day: to, ...point, ...counted, mark, words };
    const subject = { kind: "unit", id: unit.code };
    const writing = { operation: "markUnusualSign", table: "sign_mark", subject, detail: { sign, mark, from, to, ...counted } } as const;
    const done = await context.database.asWorker().write((tx) => writtenOnce(tx, doing, writing, () => insertKept(tx, "sign_mark", row, doing), context));
    if ("message" in done) return refused(done);
    const marks = await context.database.read((tx) => signMarks(tx, from, to));
    return Object.assign(new SignMarked(), { sign: signView(one, markOf(marks, sign, unit.id)) });
  }
}

/** @throws FORBIDDEN, UNKNOWN_UNIT */
function scopeOf(code: string | null, context: InspectionContext): Unit {
  const scope = scopeUnit(context, code);
  if (!allowed(context.viewer, "unusualSigns", { unitPath: scope.path }).ok) throw accessError("FORBIDDEN");
  return scope;
}

/** A unit of the scope, or the one that the scope is or lies in. */
const isIn = (unit: Unit, scope: Unit): boolean => unit.path.startsWith(scope.path);

/** Signs are counted as the boards are, beside the second wall: a unit is told apart from all others of its kind. */
async function toldSigns({ from, to, asOf }: Asked, context: InspectionContext, only?: Sign): Promise<Told> {
  const days = daysOf(from, to);
  if (days < 1 || days > MOST_DAYS) throw new GraphQLError(`Khoảng thời gian từ 1 đến ${MOST_DAYS} ngày.`, { extensions: { code: "BAD_USER_INPUT" } });
  const tick = tickNow(context);
  const { units, clock } = context;
  return context.database.asWorker().read(async (tx: Tx) => {
    const point = (await asOfOf(tx, asOf ?? asOfView(tick).token, Math.max(clock.now(), tick.instant))).asOf;
    return { asOf: point, signs: await signsAt(tx, { from, to, event: point.event, instant: point.instant }, units, only) };
  });
}

function foundOf({ signs }: Told, scope: Unit): number[] {
  return signs[0]?.units.find(({ unit }) => unit.id === scope.id)?.found ?? [];
}

function signView({ unit, base, found, judgement }: ToldSign, mark: SignMarkRow | null): UnitSign {
  const { share, median, spread, peers, state } = judgement;
  const percent = (of: number | null): number | null => (of === null ? null : Math.round(of * 10_000) / 100);
  const shares = { sharePercent: percent(share), medianPercent: percent(median), spreadPercent: percent(spread) };
  return Object.assign(new UnitSign(), { unit, cases: found.length, base, peers, state, mark, ...shares });
}

async function caseRows(ids: readonly number[], context: InspectionContext): Promise<SignRow[]> {
  return Promise.all(ids.map(async (id) => ({ caseId: String(id), case: await visibleCase(id, context), account: null })));
}

async function accountRows(ids: readonly number[], context: InspectionContext): Promise<SignRow[]> {
  const names = await context.database.asWorker().read((tx) => usernames(tx, ids));
  return ids.map((id) => ({ caseId: null, case: null, account: names.get(id) ?? null }));
}
