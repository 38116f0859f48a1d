import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import type { Switchboard } from "../switchboard.ts";

interface Shown {
  number: string;
  calls: {
    days: number;
    incoming: number;
    answered: number;
    missed: number;
    waitSeconds: number | null;
    waitAnswered: number;
    longestWaitSeconds: number | null;
  } | null;
  missingDays: string[];
  outages: { count: number; seconds: number; list: { from: string; until: string | null; seconds: number }[] } | null;
}
interface Answer {
  hotlineFigures: {
    asOf: { instant: string };
    calls: { incoming: number; missed: number } | null;
    sources: { sourceCode: string; callsSince: string | null; numbers: Shown[] }[];
  };
}
interface Span {
  from: string;
  to: string;
}

const DOCUMENT = `query Hotline($period: PeriodInput!) { hotlineFigures(period: $period) { asOf { instant } calls { incoming missed }
  sources { sourceCode callsSince numbers { number missingDays calls { days incoming answered missed waitSeconds waitAnswered longestWaitSeconds }
    outages { count seconds list { from until seconds } } } } } }`;

const FIGURES = ["incoming", "answered", "missed", "waitSeconds", "waitAnswered", "longestWaitSeconds"] as const;

const DAY_MS = 86_400_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
const dayOf = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

/** Calls and outages of every number over some spans of days, against the switchboards' own ledgers. */
export async function compareHotline(graph: Graph, switchboards: readonly Switchboard[], findings: Findings): Promise<void> {
  if (switchboards.length === 0) return;
  const last = switchboards
    .flatMap(({ days }) => days.map(({ day }) => day))
    .toSorted()
    .at(-1);
  if (last === undefined) return findings.leaveOut("hotline: no switchboard tells a day");
  const ago = (days: number): string => dayOf(midnight(last) - days * DAY_MS);
  const today = dayOf(midnight(last) + DAY_MS);
  const spans = [
    { from: last, to: last },
    { from: ago(6), to: today },
    { from: ago(30), to: ago(1) },
    { from: ago(120), to: ago(31) },
    { from: ago(3_000), to: today },
  ];
  for (const span of spans) {
    const { hotlineFigures: shown } = await graph.ask<Answer>(DOCUMENT, { period: { kind: "CUSTOM", ...span } });
    for (const switchboard of switchboards) compareSwitchboard(switchboard, span, shown, findings);
    const within = switchboards.flatMap(({ days }) => days.filter(({ day }) => day >= span.from && day <= span.to));
    const sum = (figure: "incoming" | "missed"): number => within.reduce((total, day) => total + day[figure], 0);
    findings.same(
      "hotline: all calls",
      `${span.from} – ${span.to}`,
      within.length === 0 ? null : { incoming: sum("incoming"), missed: sum("missed") },
      shown.calls,
    );
  }
}

function compareSwitchboard(told: Switchboard, span: Span, shown: Answer["hotlineFigures"], findings: Findings): void {
  const source = shown.sources.find(({ sourceCode }) => sourceCode === told.dept);
  const place = `${told.dept} ${span.from} – ${span.to}`;
  if (source === undefined || source.callsSince === null) return findings.lost("hotline: source", place, "calls and outages");
  const now = Date.parse(shown.asOf.instant);
  for (const number of new Set([...told.days, ...told.outages].map((row) => row.number))) {
    const one = source.numbers.find((candidate) => candidate.number === number) ?? {
      number,
      calls: null,
      missingDays: [],
      outages: { count: 0, seconds: 0, list: [] },
    };
    const where = `${told.dept} ${number} ${span.from} – ${span.to}`;
    const calls = callsOf(told, number, span);
    findings.same("hotline: days told", where, calls?.days, one.calls?.days);
    for (const figure of FIGURES) findings.same(`hotline: ${figure}`, where, calls?.[figure], one.calls?.[figure]);
    findings.same("hotline: missing days", where, missingOf(told, number, span, now), one.missingDays);
    const outages = outagesOf(told, number, span, now);
    findings.same(
      "hotline: outages",
      where,
      [outages.length, outages.reduce((sum, { seconds }) => sum + seconds, 0)],
      [one.outages?.count, one.outages?.seconds],
    );
    const listed = (one.outages?.list ?? []).map(({ from, until, seconds }) => `${Date.parse(from)} ${until === null ? "" : Date.parse(until)} ${seconds}`);
    findings.same(
      "hotline: list of outages",
      where,
      outages.map(({ from, until, seconds }) => `${from} ${until ?? ""} ${seconds}`).toSorted(),
      listed.toSorted(),
    );
  }
}

function callsOf({ days }: Switchboard, number: string, { from, to }: Span): Shown["calls"] {
  const rows = days.filter((row) => row.number === number && row.day >= from && row.day <= to);
  if (rows.length === 0) return null;
  const calls = {
    days: 0,
    incoming: 0,
    answered: 0,
    missed: 0,
    waitSeconds: null as number | null,
    waitAnswered: 0,
    longestWaitSeconds: null as number | null,
  };
  for (const { incoming, answered, missed, waitTotal, waitLongest } of rows) {
    calls.days += 1;
    calls.incoming += incoming;
    calls.answered += answered;
    calls.missed += missed;
    if (waitTotal !== null) [calls.waitSeconds, calls.waitAnswered] = [(calls.waitSeconds ?? 0) + waitTotal, calls.waitAnswered + answered];
    if (waitLongest !== null) calls.longestWaitSeconds = Math.max(calls.longestWaitSeconds ?? 0, waitLongest);
  }
  return calls;
}

/** Days that are over, since the number's first one. */
function missingOf({ days }: Switchboard, number: string, { from, to }: Span, now: number): string[] {
  const told = new Set(days.flatMap((row) => (row.number === number ? [row.day] : [])));
  const [first] = [...told].toSorted();
  const missing: string[] = [];
  if (first === undefined) return missing;
  for (let at = midnight(first > from ? first : from); dayOf(at) <= to && at + DAY_MS <= midnight(dayOf(now)); at += DAY_MS)
    if (!told.has(dayOf(at))) missing.push(dayOf(at));
  return missing;
}

/** Second by second would do as well: a number is out of order where any of its tickets says so. */
function outagesOf({ outages }: Switchboard, number: string, span: Span, now: number): { from: number; until: number | null; seconds: number }[] {
  const [begins, ends] = [midnight(span.from), Math.min(midnight(span.to) + DAY_MS, now)];
  let pieces = outages.filter((row) => row.number === number).map(({ beganAt, endedAt }) => ({ from: beganAt, until: endedAt ?? Infinity }));
  for (let joined = true; joined;) {
    joined = false;
    for (const one of pieces) {
      const other = pieces.find((candidate) => candidate !== one && candidate.from <= one.until && one.from <= candidate.until);
      if (other === undefined) continue;
      pieces = [
        ...pieces.filter((piece) => piece !== one && piece !== other),
        { from: Math.min(one.from, other.from), until: Math.max(one.until, other.until) },
      ];
      joined = true;
      break;
    }
  }
  return pieces
    .filter(({ from, until }) => from < ends && (until > begins || from >= begins))
    .map(({ from, until }) => ({
      from,
      until: until === Infinity ? null : until,
      seconds: Math.max(0, Math.floor(Math.min(until, ends) / 1000) - Math.floor(Math.max(from, begins) / 1000)),
    }));
}
