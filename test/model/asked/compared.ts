import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { dayOf } from "../reckoned/calendar.ts";
import type { KnownCase } from "../reckoned/case.ts";
import { missingOf } from "../reckoned/closing.ts";
import { isWithin, UNIT_CODES } from "../reckoned/people.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { ageBandOf, latenessOf, severityOf } from "../reckoned/standing.ts";
import { casesOf, FIGURES, LATENESSES, SUMMARY } from "./documents.ts";
import type { CaseSeen, Counts, FiguresSeen } from "./documents.ts";
import type { Run } from "./run.ts";

const text = (at: number | null): string | null => (at === null || at === Infinity ? null : new Date(at).toISOString());
const UNANSWERED: readonly string[] = ["ISSUED", "ACKNOWLEDGED", "RETURNED"];

/** Holds cases, figures, their lists, what waits for others and the chain of decisions against the model. @throws with both sides */
export async function compared(model: ModelProvince, run: Run): Promise<void> {
  await comparedCases(model, run);
  await run.live.hub.shown();
  const { answer } = await run.live.ask(FIGURES, {}, "leader");
  same("figures", figuresSeen(answer), figuresOf(model));
  same("lists", listsSeen(answer, model), listsOf(model));
  const { directivesSummary: waiting } = (await run.live.ask(SUMMARY, {}, "leader")).answer;
  same("what waits for others", { ...waiting.issued, waiting: waiting.submissionsWaiting }, waitingOf(model, run));
  same("the chain of decisions", { entries: await run.entries() }, { entries: model.entries });
  await comparedChain(run);
}

async function comparedCases(model: ModelProvince, run: Run): Promise<void> {
  const { known } = model;
  if (known.length === 0) return;
  const { answer } = await run.live.ask(casesOf(known.length), Object.fromEntries(known.map(({ id }, i) => [`c${i}`, id])), "leader");
  for (const [i, c] of known.entries()) same(`case ${c.letter}`, caseSeen(answer[`c${i}`] ?? null), caseOf(c, model));
}

/** @throws with every part in which the two differ */
function same(what: string, seen: object | null, expected: Readonly<Record<string, unknown>>): void {
  const is: Readonly<Record<string, unknown>> = { ...seen };
  const parts = Object.keys(expected).filter((part) => !isDeepStrictEqual(is[part], expected[part]));
  if (parts.length === 0) return;
  const told = parts.map(
    (part) => `\n  ${part}: the model says ${JSON.stringify(expected[part])}\n  ${" ".repeat(part.length)}         the hub ${JSON.stringify(is[part])}`,
  );
  throw new Error(`${what}:${told.join("")}`);
}

function caseSeen(seen: CaseSeen | null): object | null {
  if (seen === null) return null;
  const { clocks, unit, custody, changes, proposals, submissions, ...rest } = seen;
  const main = clocks.filter(({ stage }) => ["ASSIGN", "HANDLE", "ANSWER"].includes(stage));
  return {
    ...rest,
    unit: unit.code,
    custody: custody.map((span) => ({ ...span, unit: span.unit.code })),
    clocks: inOrder(main.map((clock) => ({ ...clock, unit: clock.unit.code }))),
    changes: changes.map(({ kind, state }) => `${kind} ${state === "ALREADY_APPLIED" ? "APPLIED" : state}`),
    proposals: proposals.map(({ kind, state }) => `${kind} ${state}`),
    submissions: submissions.map(({ settlement, dueAt, overdue, directive }) => ({
      settlement,
      dueAt,
      overdue,
      directive: directive?.obligations.map(({ id: _id, ...one }) => ({ ...one, unit: one.unit.code })) ?? null,
    })),
  };
}

interface ClockText {
  stage: string;
  unit: string;
  startedAt: string | null;
}

/** By start: which of the clocks of one case comes first says nothing. */
function inOrder<One extends ClockText>(clocks: readonly One[]): One[] {
  const place = ({ startedAt, stage, unit }: ClockText): string => `${startedAt} ${stage} ${unit}`;
  return clocks.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

function caseOf(c: KnownCase, model: ModelProvince): Record<string, unknown> {
  const { standing } = c.known;
  const { now } = model;
  const { running } = standing;
  return {
    open: standing.open,
    stage: standing.stage,
    unit: standing.unit,
    dueAt: text(running?.due ?? null),
    lateness: latenessOf(standing, now),
    paused: running?.due === Infinity,
    extended: running !== null && running.originalDue !== null,
    merged: standing.merged,
    custody: standing.custody.map((span) => ({ ...span, from: text(span.from), to: text(span.to) })),
    clocks: inOrder(
      standing.clocks.map(({ stage, unit, start, stopped, due, originalDue }) => ({
        stage,
        unit,
        startedAt: text(start),
        stoppedAt: text(stopped),
        dueAt: text(due),
        originalDueAt: text(originalDue),
      })),
    ),
    changes: model.outbox.filter((change) => change.case === c).map(({ asked, state }) => `${asked.kind} ${state}`),
    proposals: model.proposals.filter((proposal) => proposal.case === c).map(({ draft, state }) => `${draft.kind} ${state}`),
    backlog: standing.open ? { class: model.classOf(c), ruleClass: model.ruleClass(c), severity: severityOf(standing, now) } : null,
    closing: { missing: missingOf(c, model) },
    submissions: submissionsOf(c, model),
  };
}

function submissionsOf(c: KnownCase, { submissions, now }: ModelProvince): object[] {
  return submissions
    .filter((submission) => submission.case === c)
    .toReversed()
    .map(({ settlement, due, obligation }) => ({
      settlement,
      dueAt: text(due),
      overdue: settlement === null && due <= now,
      directive:
        obligation === null
          ? null
          : [
              {
                unit: obligation.unit,
                state: obligation.state,
                dueAt: text(obligation.due),
                overdue: UNANSWERED.includes(obligation.state) && obligation.due <= now,
              },
            ],
    }));
}

function countsOf(cases: readonly KnownCase[], now: number): Counts {
  const open = cases.filter(({ known }) => known.standing.open);
  const of = (lateness: string) => open.filter(({ known }) => latenessOf(known.standing, now) === lateness);
  const inherited = of("OVERDUE").filter(({ known }) => known.standing.custody.at(-1)?.inheritedLate === true);
  return { open: open.length, overdue: of("OVERDUE").length, dueSoon: of("DUE_SOON").length, paused: of("PAUSED").length, inheritedOverdue: inherited.length };
}

function figuresOf(model: ModelProvince): Record<string, unknown> {
  const { known, now } = model;
  const open = known.filter((c) => c.known.standing.open);
  const ageBands = [0, 0, 0, 0, 0];
  for (const {
    known: { standing },
  } of open)
    ageBands[ageBandOf(standing, now)] = (ageBands[ageBandOf(standing, now)] ?? 0) + 1;
  const below = UNIT_CODES.filter((code) => code !== "SXD-HTGT");
  return {
    ...countsOf(known, now),
    receivedToday: known.filter((c) => c.known.standing.receivedDay === dayOf(now)).length,
    closedToday: known.filter((c) => c.known.standing.closedDay === dayOf(now)).length,
    units: Object.fromEntries(
      below.map((code) => [
        code,
        countsOf(
          known.filter((c) => isWithin(c.known.standing.unit, code)),
          now,
        ),
      ]),
    ),
    backlog: groupsOf(model, open),
    department: groupsOf(
      model,
      open.filter((c) => isWithin(c.known.standing.unit, "SXD")),
    ),
    ageBands,
  };
}

function groupsOf(model: ModelProvince, open: readonly KnownCase[]): Record<string, number> {
  const groups = Map.groupBy(open, (c) => `${severityOf(c.known.standing, model.now)} ${model.classOf(c)}`);
  return Object.fromEntries([...groups].map(([group, cases]) => [group, cases.length]));
}

function figuresSeen({ board, backlog, ofDepartment }: FiguresSeen): object {
  const { units, ...province } = board;
  const groups = (counts: typeof backlog.counts) =>
    Object.fromEntries(counts.map(({ severity, backlogClass, cases }) => [`${severity} ${backlogClass}`, cases]));
  const none: Counts = { open: 0, overdue: 0, dueSoon: 0, paused: 0, inheritedOverdue: 0 };
  const of = (code: string): Counts => {
    const { unit: _unit, ...counts } = units.find(({ unit }) => unit.code === code) ?? { unit: null, ...none };
    return counts;
  };
  return {
    ...province,
    units: Object.fromEntries(UNIT_CODES.filter((code) => code !== "SXD-HTGT").map((code) => [code, of(code)])),
    backlog: groups(backlog.counts),
    department: groups(ofDepartment.counts),
    ageBands: backlog.ageBands.map(({ cases }) => cases),
  };
}

function listsOf({ known, now }: ModelProvince): Record<string, unknown> {
  const of = (holds: (c: KnownCase) => boolean): string[] =>
    known
      .filter((c) => c.known.standing.open && holds(c))
      .map(({ letter }) => letter)
      .toSorted();
  const lateness = (name: string) => of((c) => latenessOf(c.known.standing, now) === name);
  const inherited = of((c) => latenessOf(c.known.standing, now) === "OVERDUE" && c.known.standing.custody.at(-1)?.inheritedLate === true);
  return { ...Object.fromEntries(LATENESSES.map((name) => [name, lateness(name)])), inherited };
}

function listsSeen(seen: FiguresSeen, { known }: ModelProvince): object {
  const letters = (list: FiguresSeen["inherited"]): string[] => {
    if (list.totalCount !== list.edges.length) throw new Error(`a list of ${list.edges.length} says that it has ${list.totalCount}`);
    return list.edges.map(({ node }) => known.find(({ name }) => node.reference === `PA-${name.toUpperCase()}`)?.letter ?? node.reference).toSorted();
  };
  return { ...Object.fromEntries(LATENESSES.map((name) => [name, letters(seen[name])])), inherited: letters(seen.inherited) };
}

function waitingOf({ submissions }: ModelProvince, { before }: Run): Record<string, unknown> {
  const states = submissions.flatMap(({ obligation }) => obligation?.state ?? []);
  return {
    unanswered: before.unanswered + states.filter((state) => UNANSWERED.includes(state)).length,
    replied: before.replied + states.filter((state) => state === "REPLIED").length,
    waiting: before.waiting + submissions.filter(({ settlement }) => settlement === null).length,
  };
}

/** Walks the chain of decisions from where it was last walked to, and the journal's numbers, with code of the test's own. */
async function comparedChain(run: Run): Promise<void> {
  const { hub } = run.live;
  const entries = await hub.database.sql<{ number: string; body: string; hash: Buffer }>(
    "select number, body, hash from audit_entry where stream = 'decision' and number >= $1 order by number",
    [run.walkedTo.number],
  );
  for (const { number, body, hash } of entries) {
    if (Number(number) === run.walkedTo.number) continue;
    const { number: last, hash: before } = run.walkedTo;
    const is = createHash("sha256").update(before).update(body, "utf8").digest();
    if (Number(number) !== last + 1 || !is.equals(hash)) throw new Error(`entry ${number} of the chain of decisions does not follow entry ${last}`);
    run.walkedTo = { number: Number(number), hash };
  }
  const [journal] = await hub.database.sql<{ numbers: string; last: string }>("select count(*) as numbers, (select last from journal_head) as last from event");
  same("the journal's numbers", { upTo: journal?.numbers }, { upTo: journal?.last });
}
