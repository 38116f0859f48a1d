import type { SourceCase } from "@dau-moi/schema";
import { identityHiderOf } from "../access/index.ts";
import { closedAtOf, custodyOf, isOpen } from "../case/index.ts";
import type { CustodySpan } from "../case/index.ts";
import { clocksOf, inheritedLate, runningClock } from "../clock/index.ts";
import type { ClockRow, Rules } from "../clock/index.ts";
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

/**
 * Everything computed from one version of a case, by pure functions of what the source recorded and of dated rules.
 * @param before the custody the hub holds already, oldest first
 * @param observedAt the source's own modification instant
 * @throws {UnknownUnit} · {CalendarTooShort} · {NoLimit}: the record is held back with that reason
 */
export function factsOf(c: SourceCase, units: UnitRegister, rules: Rules, before: readonly CustodySpan[], observedAt: Instant): CaseFacts {
  const spans = custodyOf(c, units, before, observedAt);
  const clocks = clocksOf(c, spans, rules, observedAt);
  const inherited = inheritedLate(spans, clocks);
  const custody = spans.map((span, i) => ({ ...span, inheritedLate: inherited[i] === true }));
  const holder = custody.at(-1);
  if (holder === undefined) throw new Error(`case ${c.reference} has no holder`);
  const intakeUnitId = units.idOf(c.intakeUnitCode);
  const open = isOpen(c);
  const closedAt = open ? null : (closedAtOf(c) ?? holder.to);
  const running = open ? runningClock(clocks) : undefined;
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
      open,
      stage: c.stage,
      unitId: holder.unitId,
      intakeUnitId,
      field: c.field,
      channel: c.channel,
      dueAt: running?.dueAt ?? null,
      soonAt: running?.soonAt ?? null,
      inheritedLate: open && holder.inheritedLate,
      receivedAt: instantOf(c.receivedAt),
      receivedDay: localDay(instantOf(c.receivedAt)),
      closedDay: closedAt === null ? null : localDay(closedAt),
    },
  };
}

const WITHHELD_TITLE = "Nội dung được giữ bí mật theo yêu cầu";

/** The words of a case as they may lie in the open: without the submitter, and without content that is to stay confidential. */
export function openWords(
  c: SourceCase,
): Pick<SourceCase, "title" | "content" | "result" | "closureReason"> & { place: string | null; steps: SourceCase["steps"] } {
  if (c.submitter.confidential.content) {
    return { title: WITHHELD_TITLE, content: "", result: null, closureReason: null, place: null, steps: c.steps.map((s) => ({ ...s, note: null })) };
  }
  const hidingIdentity = identityHiderOf(c.submitter);
  const clean = (text: string | null): string | null => (text === null || text === "" ? text : hidingIdentity(text));
  return {
    title: clean(c.title) ?? "",
    content: clean(c.content) ?? "",
    result: clean(c.result),
    closureReason: clean(c.closureReason),
    place: clean(c.place.text),
    steps: c.steps.map((s) => ({ ...s, note: clean(s.note) })),
  };
}
