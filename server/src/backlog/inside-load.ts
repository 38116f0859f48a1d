import type { CaseStream } from "@dau-moi/schema";
import { GraphQLError } from "graphql";
import { workingMillis } from "../calendar/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import { dayAfter, localDay, startOfLocalDay } from "../platform/local-time.ts";
import { asOfOf, asOfView, CaseFilter, narrowedList, periodOf, periodTerms, scopeUnit, termOn, tickNow } from "../tally/index.ts";
import type { MonthReckoning } from "../tally/index.ts";
import type { Unit } from "../unit/index.ts";
import { lastEventsBefore } from "../journal/index.ts";
import { countByPlace, ownStretches } from "./inside-load.queries.ts";
import type { OwnStretch, PlaceCount } from "./inside-load.queries.ts";
import type { InsideFigures, InsideLoadRow, InsideWorkload } from "./inside-load.types.ts";
import { workersBelow } from "./inside-target.ts";
import type { BacklogContext } from "./proposal-rules.ts";

/** Whose work, of which stream and month; what is null is the viewer's own unit, the month that runs, the point chosen by itself. */
export interface LoadAsked {
  unit: string | null;
  stream: CaseStream;
  month: string | null;
  reckoning: MonthReckoning;
  asOf: string | null;
}

const COUNTED = ["open", "overdue", "dueSoon", "severe", "insideLate", "done"] as const;
type Counted = (typeof COUNTED)[number];

/** What each number's list is narrowed to beside whose it is: the same words on both sides. */
const NARROWED: Readonly<Record<Counted, (span: { from: string; to: string }) => Partial<CaseFilter>>> = {
  open: () => ({ open: true }),
  overdue: () => ({ open: true, lateness: "OVERDUE" }),
  dueSoon: () => ({ open: true, lateness: "DUE_SOON" }),
  severe: () => ({ open: true, severity: ["SEVERE"] }),
  insideLate: () => ({ open: true, insideLate: true }),
  done: ({ from, to }) => ({ closedFrom: from, closedTo: to }),
};

/** Who inside a unit works on how much: every number is counted by the very predicate of its list. @throws {GraphQLError} FORBIDDEN, UNKNOWN_UNIT, BAD_USER_INPUT, BAD_AS_OF */
export async function workloadOf(asked: LoadAsked, context: BacklogContext): Promise<InsideWorkload> {
  const unit = scopeUnit(context, asked.unit, "cases");
  const month = await monthAsked(asked, context);
  const filter = (counted: Counted): CaseFilter =>
    Object.assign(new CaseFilter(), { unit: unit.code, inside: true, stream: asked.stream, ...NARROWED[counted](month) });
  const lists = await Promise.all(COUNTED.map((counted) => narrowedList(filter(counted), context)));
  const people = unit.id === context.units.province.id ? [] : await workersBelow(unit, context.clock.now(), context);
  const { token, atItsEnd } = await pointOf(asked.asOf, month, context);
  return context.database.read(async (tx) => {
    const { asOf, latest } = await asOfOf(tx, token, Math.max(context.clock.now(), tickNow(context).instant));
    const rows = new Rows(context, people);
    for (const [at, list] of lists.entries()) rows.count(COUNTED[at] ?? "open", await countByPlace(tx, list(asOf, latest)));
    const done = lists[COUNTED.indexOf("done")]?.(asOf, latest);
    const means = meansOf(done === undefined ? [] : await ownStretches(tx, done), context.rules);
    return { asOf: asOfView(asOf), unit, ...month, reckoning: asked.reckoning, atItsEnd, ...rows.with(means) };
  });
}

/** Whether a text names a month, such as 2026-03. */
const isMonth = (text: string): boolean => /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text);

async function monthAsked({ month, reckoning }: LoadAsked, { database, clock }: BacklogContext) {
  const today = localDay(clock.now());
  if (month !== null && !isMonth(month)) throw new GraphQLError("Tháng phải có dạng 2026-03.", { extensions: { code: "BAD_USER_INPUT" } });
  const terms = await database.read((tx: Tx) => periodTerms(tx, reckoning));
  // whenever in the month before it begins, its first calendar day lies in it, and so does its last day
  const span = periodOf("MONTH", month === null ? today : `${month}-01`, terms);
  return { month: span.to.slice(0, 7), ...span, legalBasis: termOn(terms, span.to).legalBasis };
}

/** A month that is over is counted as it stood at its last moment, if the hub knew anything then; the others as of now. */
async function pointOf(given: string | null, { to }: { to: string }, context: BacklogContext): Promise<{ token: string; atItsEnd: boolean }> {
  if (given !== null) return { token: given, atItsEnd: false };
  const end = startOfLocalDay(dayAfter(to, 1));
  if (end <= context.clock.now()) {
    const [event = 0] = await context.database.asWorker().read((tx) => lastEventsBefore(tx, [end]));
    if (event > 0) return { token: asOfView({ event, instant: end - 1 }).token, atItsEnd: true };
  }
  return { token: asOfView(tickNow(context)).token, atItsEnd: false };
}

/** Mean working minutes of each who has cases, and of all of them. */
interface Means {
  of: ReadonlyMap<string, number>;
  all: number | null;
}

/** A case's own time is all its stretches in the same hands; counted in the office hours of the unit that held it. */
function meansOf(stretches: readonly OwnStretch[], rules: LoadedRules | null): Means {
  if (rules === null) return { of: new Map(), all: null };
  const { time } = rules;
  const minutes = ({ from, to, holderId }: OwnStretch): number => workingMillis(from, to, time.calendar, time.shiftsOf(holderId)) / 60_000;
  const mean = (some: readonly OwnStretch[]): number => {
    const cases = new Set(some.map(({ caseId }) => caseId));
    return Math.round(some.reduce((sum, one) => sum + minutes(one), 0) / cases.size);
  };
  const of = new Map([...Map.groupBy(stretches, keyOf)].map(([key, some]) => [key, mean(some)]));
  return { of, all: stretches.length === 0 ? null : mean(stretches) };
}

const keyOf = ({ placeId, username }: { placeId: number; username: string | null }): string => `${placeId} ${username ?? ""}`;
/** What a class has, without the class. */
type Plain<T> = { [K in keyof T]: T[K] };
const NONE: Plain<InsideFigures> = { open: 0, overdue: 0, dueSoon: 0, severe: 0, insideLate: 0, done: 0, meanOwnMinutes: null };

/** Rows as they are counted, one number after another. */
class Rows {
  readonly #rows = new Map<string, Plain<InsideLoadRow>>();
  readonly #total: Plain<InsideFigures> = { ...NONE };
  readonly #context: BacklogContext;

  /** @param people shown also while they have nothing to do */
  constructor(context: BacklogContext, people: readonly { place: Unit; username: string; name: string }[]) {
    this.#context = context;
    for (const { place, ...officer } of people) this.#rowOf({ placeId: place.id, ...officer });
  }

  count(counted: Counted, counts: readonly PlaceCount[]): void {
    for (const one of counts) {
      this.#rowOf(one)[counted] += one.cases;
      this.#total[counted] += one.cases;
    }
  }

  with({ of, all }: Means): Pick<InsideWorkload, "rows" | "total"> {
    const at = new Map(this.#context.units.all.map(({ id }, place) => [id, place]));
    const rows = [...this.#rows].map(([key, row]) => ({ ...row, meanOwnMinutes: of.get(key) ?? null }));
    const sorted = rows.toSorted(
      (a, b) =>
        (at.get(a.place.id) ?? 0) - (at.get(b.place.id) ?? 0) ||
        Number(a.officer === null) - Number(b.officer === null) ||
        (a.officer?.name ?? "").localeCompare(b.officer?.name ?? "", "vi"),
    );
    return { rows: sorted, total: { ...this.#total, meanOwnMinutes: all } };
  }

  #rowOf({ placeId, username, name }: { placeId: number; username: string | null; name: string | null }): Plain<InsideLoadRow> {
    const key = keyOf({ placeId, username });
    const officer = username === null ? null : { username, name: name ?? username };
    const row = this.#rows.get(key) ?? { ...NONE, place: this.#context.units.byId(placeId), officer };
    this.#rows.set(key, row);
    return row;
  }
}
