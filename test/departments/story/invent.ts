import { nextMark, positionOf, tell } from "../dialect/index.ts";
import { erasOf, intakeOf, profileOf, type DepartmentCode, type Era } from "../departments.ts";
import type { CaseFacts, CaseRecord, CaseVersion, LedgerLine } from "../ledger-line.ts";
import { OPEN } from "../open-stages.ts";
import { diceOf, type Dice } from "../random.ts";
import { CLOSE_REASONS, DECLINE_REASONS, fillSlots, NOT_COMPETENT, outcomeShape, REDIRECT_REASONS } from "../text/index.ts";
import { DAY_MS, utc } from "../vietnam-time.ts";
import { inventArrivals } from "./arrivals.ts";
import { labelTheOld, strandCases } from "./backlog.ts";
import { stampInBulk } from "./bulk.ts";
import type { Sample } from "./sample.ts";
import { inventCourse } from "./course.ts";
import type { Draft } from "./draft.ts";
import { enrich } from "./fuller/index.ts";
import { numberCase, referencePrefix } from "./numbering.ts";
import { inventRepeat, inventSubject, sceneAgain, type Subject } from "./subject.ts";

const REPEAT_SHARE = 0.078;
const FARTHEST_REPEAT = 160;
const UNDATED_AFTER_MS = 430 * DAY_MS;

type Dies = { subject: Dice; course: Dice; ends: Dice };

function draftSubject(dept: DepartmentCode, receivedAt: number, drafts: readonly Draft[], dice: Dice): { subject: Subject; repeats: number | null } {
  if (drafts.length > 0 && dice.chance(REPEAT_SHARE)) {
    const repeats = dice.whole(Math.max(0, drafts.length - FARTHEST_REPEAT), drafts.length - 1);
    const earlier = drafts[repeats] as Draft;
    earlier.isRepeated = true;
    return { subject: inventRepeat(dept, earlier.subject, earlier.receivedAt, dice), repeats };
  }
  return { subject: inventSubject(dept, receivedAt, dice), repeats: null };
}

function draftCase(dept: DepartmentCode, receivedAt: number, era: Era, drafts: readonly Draft[], dies: Dies): Draft {
  const { subject, repeats } = draftSubject(dept, receivedAt, drafts, dies.subject);
  const { precision } = profileOf(dept);
  const { field, urgent, record } = subject;
  const intake = intakeOf(dept, record.place?.wardCode);
  const invented = inventCourse({ dept, receivedAt, intake, destined: record.destined, field, urgent, repeats: repeats !== null, precision }, dies.course);
  const happened = invented.course.filter((step) => step.at <= era.frozenAt);
  return {
    receivedAt,
    frozenAt: era.frozenAt,
    subject,
    invented,
    happened,
    repeats,
    isRepeated: false,
    hasEarlyResult: false,
    remark: null,
    lagging: null,
    backlog: null,
  };
}

const isOpen = (draft: Draft): boolean => OPEN.has(positionOf(draft.happened, "", true).stage);

function closeReason(draft: Draft, stage: string, dice: Dice): string | null {
  if (draft.invented.ending === "DUPLICATE") return stage === "CLOSED" ? "Trùng lặp" : null;
  if (stage === "CLOSED") return draft.invented.ending === "NOT_COMPETENT" ? NOT_COMPETENT : dice.pick(CLOSE_REASONS);
  if (stage === "DECLINED") return dice.pick(DECLINE_REASONS);
  return stage === "REDIRECTED" ? dice.pick(REDIRECT_REASONS) : null;
}

function recordOf(dept: DepartmentCode, draft: Draft, dice: Dice): CaseRecord {
  const { subject, happened, invented, remark, lagging, backlog } = draft;
  const position = positionOf(happened, "", true);
  const resolved = position.resolvedAt !== null || draft.hasEarlyResult;
  const lastAt = happened.at(-1)?.at ?? draft.receivedAt;
  const touched = draft.hasEarlyResult ? Math.min(lastAt + dice.whole(2, 30) * DAY_MS, draft.frozenAt - 60_000) : lastAt;
  const outcome = resolved ? fillSlots(outcomeShape(subject.record.title, dice), sceneAgain(subject.record, lastAt, dice)) : null;
  const undated = dept === "hatang" && draft.frozenAt - draft.receivedAt > UNDATED_AFTER_MS && dice.chance(0.75);
  const mark = nextMark(dept, null, Math.min(touched + dice.whole(0, 55_000), draft.frozenAt));
  const reason = closeReason(draft, lagging === null ? position.stage : "", dice);
  const given = happened.some((step) => step.kind === "TRANSFERRED" || step.kind === "RETURNED") ? invented.destined : { ...subject.record.destined };
  return { ...subject.record, destined: given, mark: undated ? null : mark, course: happened, outcome, closeReason: reason, remark, lagging, backlog };
}

function numbered(dept: DepartmentCode, drafts: readonly Draft[], dice: Dice): CaseFacts[] {
  const serials = new Map<string, number>();
  const numbers = drafts.map((draft, index) => {
    const prefix = referencePrefix(dept, draft.receivedAt);
    const serial = (serials.get(prefix) ?? 0) + 1;
    serials.set(prefix, serial);
    return numberCase(dept, draft.receivedAt, index + 1, serial);
  });
  return drafts.map((draft, index) => {
    const { field, channel, urgent, wardCode } = draft.subject;
    const repeatOf = draft.repeats === null || dept === "hatang" ? null : (numbers[draft.repeats]?.id ?? null);
    const { id, reference } = numbers[index] as { id: string; reference: string };
    const ward = wardCode === null ? {} : { wardCode };
    return {
      row: index + 1,
      id,
      reference,
      receivedAt: utc(draft.receivedAt),
      intake: intakeOf(dept, draft.subject.record.place?.wardCode),
      field,
      channel,
      urgent,
      repeatOf,
      ...ward,
      record: recordOf(dept, draft, dice),
    };
  });
}

function writtenAt(version: CaseVersion): number {
  return version.record.mark ?? version.record.course.at(-1)?.at ?? Date.parse(version.receivedAt);
}

/** The newest versions of all records of a department at the anchor, as the first lines of its ledger. */
export function inventCases(dept: DepartmentCode, sample: Sample): LedgerLine[] {
  const seed = `${sample.seed}:${dept}`;
  const dies = { subject: diceOf(`${seed}:subject`), course: diceOf(`${seed}:course`), ends: diceOf(`${seed}:ends`) };
  const profile = profileOf(dept);
  const size = Math.max(10, Math.round(profile.size * sample.scale));
  const drafts: Draft[] = [];
  for (const era of erasOf(dept, sample.anchor)) {
    const arrivals = inventArrivals(era, Math.round(size * era.share), profile, dies.ends);
    for (const receivedAt of arrivals) drafts.push(draftCase(dept, receivedAt, era, drafts, dies));
  }
  const missing = Math.round(profile.openShare * size) - drafts.filter(isOpen).length;
  strandCases(dept, drafts, missing, Math.max(...drafts.map((draft) => draft.frozenAt)), dies.ends);
  labelTheOld(drafts, sample.anchor);
  const facts = stampInBulk(dept, enrich(dept, numbered(dept, drafts, dies.ends), sample), sample);
  const versions = facts.map((fact) => tell(dept, fact)).toSorted((one, other) => writtenAt(one) - writtenAt(other) || one.row - other.row);
  return versions.map((version, index) => ({ n: index + 1, at: utc(writtenAt(version)), ...version }));
}
