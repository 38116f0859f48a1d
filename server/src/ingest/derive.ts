import type { SourceCase, StepTerms } from "@dau-moi/schema";
import { identityHiderOf } from "../access/index.ts";
import type { HiddenWords } from "../access/index.ts";
import { answeredAtOf, custodyOf, isMerged, isOpen } from "../case/index.ts";
import type { CustodySpan } from "../case/index.ts";
import { clocksOf, handledOf, inheritedLate, runningClock, withClosedKept } from "../clock/index.ts";
import type { ClockRow, Rules, StoppedClock } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { CaseState } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";

/** What the hub holds of a case besides its words: who, which clocks, and the state that numbers are made from. */
export interface CaseFacts {
  open: boolean;
  closedAt: Instant | null;
  unitId: number;
  intakeUnitId: number;
  cooperating: number[];
  supervisingUnitId: number | null;
  custody: (CustodySpan & { inheritedLate: boolean })[];
  clocks: ClockRow[];
  state: CaseState;
}

/** What the hub holds of a case before it takes another version of it. */
export interface HeldBefore {
  custody: readonly CustodySpan[];
  stopped: readonly StoppedClock[];
}

/**
 * Everything computed from one version of a case, by pure functions of what the source recorded and of dated rules.
 * @param before the custody and the stopped clocks the hub holds already, oldest first; what has stopped keeps its rule and calendar
 * @param observedAt the source's own modification instant
 * @throws {UnknownUnit} · {CalendarTooShort} · {NoLimit}: the record is held back with that reason
 */
export function factsOf(c: SourceCase, units: UnitRegister, rules: Rules, before: HeldBefore, observedAt: Instant): CaseFacts {
  const spans = custodyOf(c, units, before.custody, observedAt);
  const clocks = withClosedKept(clocksOf({ ...c, steps: withOpenTerms(c) }, spans, rules, observedAt), before.stopped);
  const inherited = inheritedLate(spans, clocks);
  const custody = spans.map((span, i) => ({ ...span, inheritedLate: inherited[i] === true }));
  const holder = custody.at(-1);
  if (holder === undefined) throw new Error(`case ${c.reference} has no holder`);
  const intakeUnitId = units.idOf(c.intakeUnitCode);
  const open = isOpen(c);
  const closedAt = open ? null : holder.to; // so that the custody of a case is its whole life
  const running = open ? runningClock(clocks) : undefined;
  const handled = handledOf(c, clocks);
  const answeredAt = answeredAtOf(c);
  return {
    open,
    closedAt,
    unitId: holder.unitId,
    intakeUnitId,
    cooperating: c.cooperatingUnitCodes.map((code) => units.idOf(code)),
    supervisingUnitId: c.supervisingUnitCode === null ? null : units.idOf(c.supervisingUnitCode),
    custody,
    clocks,
    state: {
      caseStream: c.caseStream,
      open,
      stage: !open && isOpen({ ...c, steps: [] }) ? "CLOSED" : c.stage, // merged, though its source goes on calling it open
      unitId: holder.unitId,
      intakeUnitId,
      field: c.field,
      areaCode: c.place.areaCode,
      channel: c.channel,
      dueAt: running?.dueAt ?? null,
      soonAt: running?.soonAt ?? null,
      originalDueAt: running?.originalDueAt ?? null,
      merged: !open && isMerged(c),
      inheritedLate: open && holder.inheritedLate,
      supervisingUnitId: c.supervisingUnitCode === null ? null : units.idOf(c.supervisingUnitCode),
      receivedAt: instantOf(c.receivedAt),
      receivedDay: localDay(instantOf(c.receivedAt)),
      closedDay: closedAt === null ? null : localDay(closedAt),
      handledAt: handled?.at ?? null,
      handledDay: handled === null ? null : localDay(handled.at),
      handledUnitId: handled?.unitId ?? null,
      handledLate: handled?.late ?? null,
      answeredAt,
      answeredDay: answeredAt === null ? null : localDay(answeredAt),
      answeredUnitId: answeredAt === null ? null : ((spans.findLast(({ from }) => from <= answeredAt) ?? spans[0])?.unitId ?? null),
      urgent: c.urgent,
    },
  };
}

/** Steps whose terms may lie in the open beside a clock; most have none. */
function withOpenTerms(c: SourceCase): SourceCase["steps"] {
  if (!c.steps.some((step) => step.terms?.approver !== undefined)) return c.steps;
  const hidingIdentity = c.submitter.confidential.content ? () => null : identityHiderOf(c.submitter);
  return c.steps.map((step) => ({ ...step, ...termsIn(step, hidingIdentity) }));
}

const WITHHELD_TITLE = "Nội dung được giữ bí mật theo yêu cầu";

/** The words as the source told them, where something of them does not lie in the open. */
export function hiddenWords(c: SourceCase, open: ReturnType<typeof openWords>): HiddenWords | null {
  const told = { title: c.title, content: c.content, place: c.place.text, result: c.result, closureReason: c.closureReason };
  const whole = told.title === open.title && told.content === open.content && told.place === open.place && told.result === open.result;
  return whole && told.closureReason === open.closureReason ? null : told;
}

/** The words of a case as they may lie in the open: without the submitter, and without content that is to stay confidential. */
export function openWords(
  c: SourceCase,
): Pick<SourceCase, "title" | "content" | "result" | "closureReason"> & { place: string | null; steps: SourceCase["steps"] } {
  if (c.submitter.confidential.content) {
    return {
      title: WITHHELD_TITLE,
      content: "",
      result: null,
      closureReason: null,
      place: null,
      steps: c.steps.map((s) => ({ ...s, note: null, ...termsIn(s, () => null) })),
    };
  }
  const hidingIdentity = identityHiderOf(c.submitter);
  const clean = (text: string | null): string | null => (text === null || text === "" ? text : hidingIdentity(text));
  return {
    title: clean(c.title) ?? "",
    content: clean(c.content) ?? "",
    result: clean(c.result),
    closureReason: clean(c.closureReason),
    place: clean(c.place.text),
    steps: c.steps.map((s) => ({ ...s, note: clean(s.note), ...termsIn(s, clean) })),
  };
}

/** A step's terms with the one part that is free text, who approved, as it may lie in the open. */
function termsIn({ terms }: SourceCase["steps"][number], clean: (text: string) => string | null): { terms?: StepTerms } {
  if (terms === undefined) return {};
  const { approver, ...rest } = terms;
  const open = approver === undefined ? null : clean(approver);
  return { terms: open === null ? rest : { ...rest, approver: open } };
}
