import type { StepKind, StepTerms } from "@dau-moi/schema";
import type { Json, MapOutcome, SourceRecord } from "../../connector.ts";
import { Draft, type DraftStep, type StageWord } from "../draft/index.ts";
import { nfc, quoted } from "../index.ts";
import type { RowConfig } from "./row-config.ts";
import { NO_STEP } from "./record-config.ts";
import type { ConfidentialFrom, StepTermsFrom, UnitFrom, UrgentFrom } from "./record-config.ts";

/**
 * A row of the source as a case. Pure: the same record, config and zone give the same outcome.
 * @param zone IANA zone of the source's local times
 */
export function mapRow(config: RowConfig, zone: string, record: SourceRecord): MapOutcome {
  const { record: paths, words } = config;
  const draft = new Draft(record.data, { absent: config.absent, time: config.time, zone });
  const optional = (path: string | undefined, max: number) => (path === undefined ? null : draft.text(path, max));
  const receivedAt = draft.requiredInstant(paths.receivedAt);
  const stage = draft.requiredWord("stage", paths.stage, words.stage);
  const title = draft.text(paths.title, 500);
  const content = draft.text(paths.content, 20_000);
  if (title === null && content === null) draft.fault(paths.content, "expected a title or a content, found neither");
  return draft.outcome({
    reference: draft.requiredText(paths.reference, 80),
    receivedAt: receivedAt?.text,
    caseStream: paths.caseStream === undefined ? "HOTLINE" : draft.requiredWord("stream", paths.caseStream, words.caseStream),
    stage: stage?.stage,
    channel: paths.channel.path === undefined ? (paths.channel.constant ?? null) : draft.word("channel", paths.channel.path, words.channel),
    field: draft.requiredWord("field", paths.field, words.field),
    title: title ?? "",
    content: content ?? "",
    urgent: urgency(draft, paths.urgent),
    leadUnitCode: requiredUnit(draft, "lead", paths.lead, config),
    cooperatingUnitCodes: cooperating(draft, config),
    supervisingUnitCode: paths.supervisor === undefined ? null : unit(draft, paths.supervisor, config),
    intakeUnitCode: requiredUnit(draft, "intake", paths.intake, config),
    submitter: {
      name: optional(paths.submitter.name, 200),
      phone: optional(paths.submitter.phone, 40),
      email: optional(paths.submitter.email, 200),
      address: optional(paths.submitter.address, 500),
      confidential: confidential(draft, paths.submitter.confidential),
    },
    place: place(draft, config),
    steps: draft.stepsInTime(
      receivedAt === null ? null : { path: paths.receivedAt, at: receivedAt },
      endedBy(stage, steps(draft, config), optional(paths.mergedInto, 200)),
    ),
    stepsTellHandovers: paths.steps.kind === "list",
    result: optional(paths.result, 20_000),
    closureReason: optional(paths.closureReason, 1000) ?? stage?.closureReason ?? null,
    repeatOf: optional(paths.repeatOf, 200),
  });
}

function urgency(draft: Draft, { path, yes, no, constant }: UrgentFrom): boolean {
  if (path === undefined) return constant ?? false;
  const word = draft.text(path, 200) ?? "";
  if (!yes.includes(word) && !no.includes(word))
    draft.fault(path, `expected one of ${[...yes, ...no].join(", ")}, found ${word === "" ? "nothing" : quoted(word)}`);
  return yes.includes(word);
}

function unit(draft: Draft, from: UnitFrom, config: RowConfig): string | null {
  if (from.path === undefined) return from.constant ?? null;
  return draft.word("unit", from.path, from.words ?? config.words.unit) ?? from.orElse ?? null;
}

function requiredUnit(draft: Draft, what: string, from: UnitFrom, config: RowConfig): string | null {
  if (from.path === undefined || from.orElse !== undefined) return unit(draft, from, config);
  return draft.requiredWord("unit", from.path, from.words ?? config.words.unit);
}

function cooperating(draft: Draft, { record, words }: RowConfig): string[] {
  if (record.cooperating === undefined) return [];
  const { path, separator } = record.cooperating;
  const named = separator === undefined ? listAt(draft, path) : separated(draft.text(path, 4000), separator);
  const codes = named.map((word, index) => draft.wordIn("unit", `${path}.${index}`, word, words.unit));
  return [...new Set(codes.filter((code) => code !== null))];
}

function confidential(draft: Draft, from: ConfidentialFrom): { name: boolean; phone: boolean; content: boolean } {
  if (from.kind === "constant") return { name: from.name, phone: from.phone, content: from.content };
  if (from.kind === "flags") return { name: draft.flag(from.name), phone: draft.flag(from.phone), content: draft.flag(from.content) };
  const asked = new Set(
    separated(draft.text(from.path, 1000), from.separator).map((word) => {
      if (!Object.hasOwn(from.words, word)) draft.fault(from.path, `expected words among ${Object.keys(from.words).join(", ")}, found ${quoted(word)}`);
      return from.words[word];
    }),
  );
  return { name: asked.has("name"), phone: asked.has("phone"), content: asked.has("content") };
}

function place(draft: Draft, { record: { place: paths } }: RowConfig): object {
  const optional = (path: string | undefined, max: number) => (path === undefined ? null : draft.text(path, max));
  return { text: optional(paths.text, 500), areaCode: optional(paths.areaCode, 20), ...coordinates(draft, paths) };
}

function coordinates(draft: Draft, paths: RowConfig["record"]["place"]): object {
  if (paths.lat !== undefined && paths.long !== undefined) return draft.coordinates(paths.lat, draft.value(paths.lat), draft.value(paths.long));
  const pair = paths.latLong === undefined ? null : draft.text(paths.latLong, 100);
  if (pair === null || paths.latLong === undefined) return { lat: null, long: null };
  const [lat, long, ...rest] = pair.split(",").map((one) => one.trim());
  if (lat === undefined || long === undefined || rest.length > 0) draft.fault(paths.latLong, `expected "lat,long", found ${quoted(pair)}`);
  return draft.coordinates(paths.latLong, lat ?? null, long ?? null);
}

function steps(draft: Draft, { record: { steps: from }, words }: RowConfig): DraftStep[] {
  if (from.kind === "columns") {
    return from.columns.flatMap(({ path, step: kind, unit: unitPath, terms }) => {
      const at = draft.instant(path);
      const unitCode = unitPath === undefined || at === null ? null : draft.word("unit", unitPath, words.unit);
      return at === null ? [] : [{ path, at, kind, unitCode, note: null, ...termsOf(draft, kind, terms, words) }];
    });
  }
  return listAt(draft, from.path).flatMap((item, index) => {
    const step = draft.inside(item, `${from.path}.${index}`);
    const at = step.requiredInstant(from.at);
    const kind = step.requiredWord("step", from.act, words.step);
    if (kind === NO_STEP) return [];
    const unitCode = from.unit === undefined ? null : step.word("unit", from.unit, words.unit);
    const note = from.note === undefined ? null : step.text(from.note, 4000);
    if (at === null || kind === null) return [];
    return [{ path: `${from.path}.${index}.${from.at}`, at, kind, unitCode, note, ...termsOf(step, kind, from.terms, words) }];
  });
}

/** What only some steps say, of the step's own kind. */
function termsOf(step: Draft, kind: StepKind, from: StepTermsFrom | undefined, words: RowConfig["words"]): { terms?: StepTerms } {
  if (from === undefined) return {};
  const row = step.sparse;
  const of = <T>(kinds: readonly StepKind[], path: string | undefined, read: (path: string) => T | null): T | null =>
    path === undefined || !kinds.includes(kind) ? null : read(path);
  const told = {
    pauseReason: of(["PAUSED", "RESUMED"], from.pauseReason, (path) => row.word("pause", path, words.pause)),
    dueDay: of(["EXTENDED"], from.dueDay, (path) => row.day(path)),
    addedWorkingDays: of(["EXTENDED"], from.addedWorkingDays, (path) => row.count(path)),
    approver: of(["PAUSED", "EXTENDED"], from.approver, (path) => row.text(path, 200)),
    mergedInto: of(["MERGED"], from.mergedInto, (path) => row.text(path, 200)),
  };
  const terms = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as StepTerms;
  return Object.keys(terms).length === 0 ? {} : { terms };
}

/** Where the row's stage says that the case was merged, its end was the merger. */
function endedBy(stage: StageWord | null, told: readonly DraftStep[], into: string | null): DraftStep[] {
  const end = stage?.merged === true ? told.findLastIndex((step) => step.kind === "CLOSED") : -1;
  return told.map((step, i) => (i === end ? { ...step, kind: "MERGED" as const, ...(into === null ? {} : { terms: { mergedInto: into } }) } : step));
}

function listAt(draft: Draft, path: string): Json[] {
  const value = draft.value(path);
  if (value !== null && !Array.isArray(value)) draft.fault(path, "expected a list");
  return Array.isArray(value) ? value : [];
}

function separated(text: string | null, separator: string): string[] {
  return (text ?? "")
    .split(separator)
    .map((word) => nfc(word).trim())
    .filter((word) => word !== "");
}
