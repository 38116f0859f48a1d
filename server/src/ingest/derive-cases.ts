import { NOBODY, sealedSubmitter, submitterPlace } from "../access/index.ts";
import { CalendarTooShort } from "../calendar/index.ts";
import { cooperatingBefore, custodyBefore, newCaseIds } from "../case/index.ts";
import type { CaseRow, CustodySpan } from "../case/index.ts";
import { NoLimit, stoppedClocks } from "../clock/index.ts";
import type { StoppedClock } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import { currentStates } from "../tally/index.ts";
import type { CaseState } from "../tally/index.ts";
import { UnknownUnit } from "../unit/index.ts";
import { factsOf, hiddenWords, openWords } from "./derive.ts";
import type { CaseFacts } from "./derive.ts";
import { gently } from "../platform/gently.ts";
import type { Applicable, Kept } from "./read-record.ts";
import type { Run } from "./run.ts";

/** A record whose case is computed and can be written, with what the hub held of it before. */
export type Derived = Applicable & { caseId: number; facts: CaseFacts; before: Before; written: CaseRow };

/** What became of one record of a batch. */
export type Taken = Kept | Derived;

interface Before {
  custody: CustodySpan[];
  stopped: StoppedClock[];
  /** undefined: the case is new */
  cooperating: readonly number[] | undefined;
  /** undefined: the case is new */
  state: CaseState | undefined;
}

const NOTHING: Before = { custody: [], stopped: [], cooperating: undefined, state: undefined };
/** Numbers for cases that a batch may bring, ascending; those of records that are held back stay unused. */
export class CaseNumbers {
  readonly #free: number[];

  private constructor(free: number[]) {
    this.#free = free;
  }

  static async of(tx: Tx, records: readonly { sourceId: string }[], known: ReadonlyMap<string, { caseId: number | null }>): Promise<CaseNumbers> {
    const fresh = new Set(records.flatMap(({ sourceId }) => (known.get(sourceId)?.caseId == null ? [sourceId] : [])));
    return new CaseNumbers((await newCaseIds(tx, fresh.size)).toReversed());
  }

  next(): number {
    const free = this.#free.pop();
    if (free === undefined) throw new Error("fewer numbers than new cases");
    return free;
  }
}

/** Computes the cases of what can be applied; what the register, the calendar or the limits cannot answer is held back. */
export async function deriveCases(tx: Tx, run: Run, read: readonly (Kept | Applicable)[], numbers: CaseNumbers): Promise<Taken[]> {
  const old = read.flatMap((r) => (r.outcome === "applied" && r.known?.caseId != null ? [r.known.caseId] : []));
  const custody = await custodyBefore(tx, old);
  const cooperating = await cooperatingBefore(tx, old);
  const states = await currentStates(tx, old);
  const stopped = await stoppedClocks(tx, old);
  return gently(read, (record): Taken => {
    if (record.outcome !== "applied") return record;
    const id = record.known?.caseId ?? null;
    const held = id === null ? null : { custody: custody.get(id) ?? [], stopped: stopped.get(id) ?? [], state: states.get(id) };
    const before = id === null || held === null ? NOTHING : { ...held, cooperating: cooperating.get(id) };
    try {
      const facts = factsOf(record.c, run.units, run.rules, before, record.observedAt);
      const caseId = id ?? numbers.next();
      return { ...record, caseId, row: { ...record.row, caseId }, facts, before, written: caseRowOf(caseId, record, facts, run) };
    } catch (error) {
      if (!(error instanceof UnknownUnit || error instanceof CalendarTooShort || error instanceof NoLimit)) throw error;
      return { outcome: "held", row: { ...record.row, outcome: "held" }, reason: error.message, words: record.words, place: record.place };
    }
  });
}

function caseRowOf(id: number, { c, key, row, erased }: Applicable, facts: CaseFacts, run: Run): CaseRow {
  const words = openWords(c);
  const place = submitterPlace(run.sourceCode, "cases", row.sourceCaseId);
  return {
    id,
    sourceCaseId: row.sourceCaseId,
    reference: c.reference,
    caseStream: c.caseStream,
    stage: facts.state.stage,
    open: facts.open,
    channel: c.channel,
    field: c.field,
    urgent: c.urgent,
    title: words.title,
    content: words.content === "" ? null : words.content,
    placeText: words.place,
    areaCode: c.place.areaCode,
    lat: c.place.lat,
    long: c.place.long,
    receivedAt: facts.state.receivedAt,
    closedAt: facts.closedAt,
    intakeUnitId: facts.intakeUnitId,
    unitId: facts.unitId,
    cooperating: facts.cooperating,
    supervisingUnitId: facts.supervisingUnitId,
    sealed: erased ? NOBODY : sealedSubmitter(run.vault, key, place, { ...c.submitter, hiddenWords: hiddenWords(c, words), text: c.content }),
    confidential: c.submitter.confidential,
    steps: words.steps,
    result: words.result,
    closureReason: words.closureReason,
    repeatOf: c.repeatOf,
    custody: facts.custody,
  };
}
