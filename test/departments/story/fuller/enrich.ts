import { profileOf, type DepartmentCode } from "../../departments.ts";
import { nextMark, positionOf } from "../../dialect/index.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import { OPEN } from "../../open-stages.ts";
import { diceOf } from "../../random.ts";
import { knows } from "../../richness.ts";
import { GTVT_DISSOLVED } from "../../units.ts";
import type { Sample } from "../sample.ts";
import { shuffled, type Telling } from "./candidate.ts";
import { extendCase } from "./extensions.ts";
import { mergeCase, nameDuplicate } from "./merges.ts";
import { pauseCase } from "./pauses.ts";
import { reportNoResult, urge } from "./reports.ts";
import { STREAM_SHARE, underLaw } from "./streams.ts";

/** Instead of a share: whoever the story fits. */
const ALL = 1;
/** At most this part of what is in progress waits or waited for somebody, and as much was extended. */
const OF_THE_OPEN = 0.3;

type Facts = Map<number, CaseFacts>;

const isUntouched = (fact: CaseFacts): boolean => fact.poison === undefined && (fact.record.mark ?? 0) >= GTVT_DISSOLVED;
const isOpen = (fact: CaseFacts): boolean => OPEN.has(positionOf(fact.record.course, "", true).stage);

/** Puts some of the province's cases under another law; what they say is about regulations then. */
function drawStreams(facts: Facts, { dept, dice }: Telling): void {
  if (dept === "stp") for (const fact of facts.values()) facts.set(fact.row, underLaw({ ...fact, urgent: false }, 0, dice));
  if (dept !== "tinh") return;
  const repeated = new Set([...facts.values()].map(({ repeatOf }) => repeatOf));
  const fitting = [...facts.values()].filter((fact) => fact.repeatOf === null && !repeated.has(fact.id) && !fact.urgent);
  const chosen = shuffled(fitting, "stream").slice(0, Math.round(STREAM_SHARE * facts.size));
  chosen.forEach((fact, index) => {
    facts.set(fact.row, underLaw(fact, index, dice));
  });
}

type Story = (fact: CaseFacts, index: number) => CaseFacts | null;

/** Lets stories happen to cases, each case to one at most. */
function storyteller(facts: Facts, seed: string) {
  const touched = new Set<number>();
  function take(candidates: readonly CaseFacts[], story: Story, first: number, until: number): number {
    let happened = first;
    for (const fact of candidates) {
      if (happened >= until) break;
      const after = story(fact, happened);
      if (after === null) continue;
      facts.set(fact.row, after);
      touched.add(fact.row);
      happened += 1;
    }
    return happened;
  }
  /** To so many cases in turn, of which a part is still in progress. */
  return function letHappen(name: string, share: number, story: Story): void {
    const free = [...facts.values()].filter((fact) => isUntouched(fact) && fact.record.fuller?.stream !== "LEGAL_DOCUMENT" && !touched.has(fact.row));
    const among = shuffled(free, `${seed}:${name}`);
    const inProgress = among.filter((fact) => positionOf(fact.record.course, "", true).stage === "IN_PROGRESS");
    const count = Math.round(share * facts.size);
    const most = Math.min(Math.ceil(inProgress.length * OF_THE_OPEN), Math.ceil(count / 2));
    const happened = take(inProgress, story, 0, share === ALL ? Infinity : most);
    take(
      among.filter((fact) => !isOpen(fact)),
      story,
      happened,
      share === ALL ? Infinity : count,
    );
  };
}

/** The mark follows what was written last, and never lies after the anchor. */
function marked(dept: DepartmentCode, before: CaseFacts, after: CaseFacts, now: number): CaseFacts {
  const { mark, course } = after.record;
  const last = course.at(-1)?.at ?? 0;
  if (before === after || mark === null || last <= mark) return after;
  return { ...after, record: { ...after.record, mark: Math.max(mark, nextMark(dept, null, Math.min(last + 1000, now))) } };
}

/**
 * Gives an invented past the fuller life: pauses, extensions, reports, urging, merging, streams.
 * The plain past is the same to the byte without it, and whatever happened in it stays in order.
 */
export function enrich(dept: DepartmentCode, plain: readonly CaseFacts[], sample: Sample): CaseFacts[] {
  if (sample.richness !== "full" || dept === "songlam") return [...plain];
  const telling: Telling = { dept, now: sample.anchor - profileOf(dept).markPrecision, dice: diceOf(`${sample.seed}:${dept}:fuller`) };
  const facts: Facts = new Map(plain.map((fact) => [fact.row, { ...fact, record: { ...fact.record, fuller: { stream: "HOTLINE" } } }]));
  drawStreams(facts, telling);
  const letHappen = storyteller(facts, String(sample.seed));
  if (knows(dept, "MERGED")) letHappen("merge", 0.02, (fact) => mergeCase(fact, [...facts.values()], telling));
  if (knows(dept, "NO_RESULT_REPORTED")) letHappen("report", ALL, (fact) => reportNoResult(fact, telling));
  if (knows(dept, "PAUSED")) letHappen("pause", 0.06, (fact, index) => pauseCase(fact, index, telling));
  if (knows(dept, "EXTENDED")) letHappen("extend", 0.05, (fact, index) => extendCase(fact, index, telling));
  return plain.map((before) => {
    const fact = facts.get(before.row) ?? before;
    const named = dept === "hatang" ? nameDuplicate(fact, plain) : fact;
    const after = knows(dept, "URGED") && isUntouched(named) ? urge(named, telling) : named;
    return marked(dept, before, after, telling.now);
  });
}
