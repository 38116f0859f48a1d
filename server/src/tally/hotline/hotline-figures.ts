import { GraphQLError } from "graphql";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import type { SourceHealthRow } from "../../source/index.ts";
import type { Unit } from "../../unit/index.ts";
import { asOfOf, asOfView } from "../as-of.ts";
import { tickNow } from "../board.resolver.ts";
import type { TallyContext } from "../board.resolver.ts";
import { smallestForShare } from "../figures.ts";
import { periodAsked } from "../period-asked.ts";
import { periodTerms } from "../period.queries.ts";
import type { Span } from "../period.ts";
import type { PeriodInput } from "../period.type.ts";
import { callsOf, outagesOf } from "./figures.ts";
import { callsOver, missingDays, numbersTold, tellings, ticketsWithin, toldAgain } from "./hotline.queries.ts";
import type { TellingRow } from "./hotline.queries.ts";
import type { HotlineFigures, HotlineNumber, SourceHotline } from "./hotline.type.ts";
import { stretchesOf } from "./stretches.ts";

/** Tickets of one answer; a period with more is asked for in parts. */
const MOST_TICKETS = 2_000;

/** Everything that was told for a period at an as-of. */
type Told = Awaited<ReturnType<typeof toldOver>>;

/**
 * How the hotlines of a scope's sources worked. Rows come through the viewer's own wall.
 * @throws {GraphQLError} BAD_USER_INPUT, BAD_AS_OF, NOT_READY
 */
export async function hotlineFiguresOf(asked: { scope: Unit; period: PeriodInput; asOf: string | null }, context: TallyContext): Promise<HotlineFigures> {
  const { scope } = asked;
  const within = new Set(context.units.subtree(scope.path));
  const sources = (await context.sourceRows()).filter(({ ownerUnitId }) => within.has(ownerUnitId));
  const tick = tickNow(context);
  return context.database.read(async (tx) => {
    const { asOf } = await asOfOf(tx, asked.asOf ?? asOfView(tick).token, Math.max(context.clock.now(), tick.instant));
    const period = periodAsked(asked.period, await periodTerms(tx, asked.period.calendar), localDay(asOf.instant));
    const told = await toldOver(tx, sources, period, asOf);
    const smallest = smallestForShare(context.rules, asOf.instant);
    const rows = sources.map((source) => sourceHotline(source, told, { period, smallest }));
    const stretches = rows.flatMap(({ outages }) => outages?.list ?? []).toSorted((a, b) => b.from - a.from);
    return {
      asOf: asOfView(asOf),
      scope,
      period,
      sources: rows,
      calls: callsOf(told.calls, smallest),
      outages: rows.some(({ outages }) => outages !== null) ? outagesOf(stretches) : null,
    };
  });
}

async function toldOver(tx: Tx, sources: readonly SourceHealthRow[], span: Span, { event, instant }: { event: number; instant: Instant }) {
  const ids = sources.map(({ id }) => id);
  const lists = await tellings(tx, ids, event);
  const telling = (kind: TellingRow["kind"]): number[] => lists.filter((list) => list.kind === kind).map(({ sourceId }) => sourceId);
  const [days, outages] = [telling("DAYS"), telling("OUTAGES")];
  const bounds = { from: startOfLocalDay(span.from), to: Math.min(startOfLocalDay(dayAfter(span.to, 1)), instant) };
  const tickets = await ticketsWithin(tx, outages, bounds, { event, limit: MOST_TICKETS + 1 });
  if (tickets.length > MOST_TICKETS)
    throw new GraphQLError("Khoảng ngày có quá nhiều gián đoạn để liệt kê, hãy chọn khoảng ngắn hơn.", { extensions: { code: "BAD_USER_INPUT" } });
  return {
    lists,
    bounds,
    tickets,
    calls: await callsOver(tx, days, span, event),
    numbers: await numbersTold(tx, days, event),
    missing: await missingDays(tx, days, span, { event, over: dayAfter(localDay(instant), -1) }),
    again: await toldAgain(tx, days, span, event),
  };
}

function sourceHotline({ id, code, nameVi, nameEn }: SourceHealthRow, told: Told, { period, smallest }: { period: Span; smallest: number }): SourceHotline {
  const ofSource = <Row extends { sourceId: number }>(rows: readonly Row[]): Row[] => rows.filter(({ sourceId }) => sourceId === id);
  const lists = ofSource(told.lists);
  const outagesSince = lists.find(({ kind }) => kind === "OUTAGES")?.keptSince ?? null;
  const tellsOutages = outagesSince !== null && outagesSince <= period.to;
  const known = ofSource(told.numbers);
  const tickets = ofSource(told.tickets);
  const calls = ofSource(told.calls);
  const stretches = stretchesOf(tickets, told.bounds).map((stretch) => ({ ...stretch, sourceCode: code }));
  const daysOf = (rows: readonly { sourceId: number; number: string; day: string }[], number: string): string[] =>
    ofSource(rows).flatMap((row) => (row.number === number ? [row.day] : []));
  const numbers = [...new Set([...known, ...tickets].map(({ number }) => number))].toSorted();
  const read = lists.flatMap(({ readUpTo }) => (readUpTo === null ? [] : [readUpTo]));
  return {
    sourceCode: code,
    sourceName: nameVi,
    sourceNameEn: nameEn,
    callsSince: known.map(({ since }) => since).toSorted()[0] ?? null,
    outagesSince,
    readUpTo: read.length === 0 ? null : read.reduce((a, b) => Math.min(a, b)),
    calls: callsOf(calls, smallest),
    outages: tellsOutages ? outagesOf(stretches) : null,
    numbers: numbers.map((number): HotlineNumber => ({
      number,
      calls: callsOf(
        calls.filter((row) => row.number === number),
        smallest,
      ),
      missingDays: daysOf(told.missing, number),
      restatedDays: daysOf(told.again, number),
      outages: tellsOutages ? outagesOf(stretches.filter((stretch) => stretch.number === number)) : null,
    })),
  };
}
