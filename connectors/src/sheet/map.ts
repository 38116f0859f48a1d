import type { Stage } from "@dau-moi/schema";
import type { MapOutcome, SourceRecord } from "../connector.ts";
import { Draft, type DraftStep } from "../wire/draft/index.ts";
import { nfc, quoted } from "../wire/index.ts";
import type { SheetConfig } from "./config.ts";
import { Row } from "./row.ts";
import type { Moment } from "./moment.ts";
import { STAGE_AFTER, type Column, type ConfidentialFrom, type DatedStep, type UnitFrom } from "./record-config.ts";

const DAY_MICROS = 86_400_000_000;

/**
 * A row of a register as a case. Pure: the same record, config and zone give the same outcome.
 * @param zone IANA zone of the register's dates
 */
export function mapRow(config: SheetConfig, zone: string, record: SourceRecord): MapOutcome {
  const { record: from, words } = config;
  const draft = new Draft(record.data, { absent: config.absent, time: "rfc3339", zone });
  const row = new Row(record.data, draft, { patterns: config.time, zone, absent: config.absent });
  const received = row.requiredMoment(from.receivedAt);
  const steps = datedSteps(row, config, received);
  const stage = "column" in from.stage ? row.requiredWord("stage", from.stage.column, words.stage) : { stage: stageOf(steps), closureReason: null };
  const [title, content] = [row.text(from.title, 500), from.content === undefined ? null : row.text(from.content, 20_000)];
  if (title === null && content === null) draft.fault(row.at(from.title), "expected a title or a content, found neither");
  const optional = (names: Column | undefined, max: number) => (names === undefined ? null : row.text(names, max));
  const phone = optional(from.submitter.phone, 40);
  const outcome = draft.outcome({
    reference: from.reference === undefined ? record.sourceId.slice(-80) : row.requiredText(from.reference, 80),
    receivedAt: received?.at.text,
    caseStream: from.caseStream,
    stage: stage?.stage,
    channel: from.channel.column === undefined ? (from.channel.constant ?? null) : row.word("channel", from.channel.column, words.channel),
    field: from.field.column === undefined ? from.field.constant : row.requiredWord("field", from.field.column, words.field),
    title: title ?? "",
    content: content ?? "",
    urgent: from.urgent === undefined ? false : urgency(row, draft, from.urgent),
    leadUnitCode: unit(row, from.lead, config, true),
    cooperatingUnitCodes: cooperating(row, config),
    supervisingUnitCode: from.supervisor === undefined ? null : unit(row, from.supervisor, config, false),
    intakeUnitCode: unit(row, from.intake, config, true),
    submitter: {
      name: optional(from.submitter.name, 200),
      phone,
      email: optional(from.submitter.email, 200),
      address: optional(from.submitter.address, 500),
      confidential: confidential(row, draft, from.submitter.confidential),
    },
    place: { text: optional(from.place.text, 500), areaCode: optional(from.place.areaCode, 20), lat: null, long: null },
    steps: draft.stepsInTime(received === null ? null : { path: row.at(from.receivedAt.column), at: received.at }, steps),
    stepsTellHandovers: false,
    result: optional(from.result, 20_000),
    closureReason: optional(from.closureReason, 1000) ?? stage?.closureReason ?? null,
    repeatOf: optional(from.repeatOf, 200),
  });
  const lost = from.submitter.phone === undefined ? null : lostZero(phone);
  return outcome.ok && lost !== null ? { ...outcome, notes: [{ at: row.at(from.submitter.phone ?? []), reason: lost }] } : outcome;
}

/** A number that a spreadsheet took for a quantity has no leading zero any more. It is kept as it stands and told, never mended. */
function lostZero(phone: string | null): string | null {
  return phone !== null && /^[1-9]\d{8,9}$/.test(phone) && !phone.startsWith("1")
    ? "a telephone number without its leading zero; it was kept as it stands (the column is to be formatted as text)"
    : null;
}

/**
 * The dated columns that the row has. A day without a time is its beginning; on the day of the receipt or of the step before it cannot have been
 * earlier than those.
 */
function datedSteps(row: Row, { record, words }: SheetConfig, received: Moment | null): (DraftStep & { kind: DatedStep })[] {
  const steps: (DraftStep & { kind: DatedStep })[] = [];
  let before = received;
  for (const { column, step, unit: unitColumn } of record.steps) {
    const moment = row.moment(column);
    const unitCode = unitColumn === undefined ? null : row.word("unit", unitColumn, words.unit);
    if (moment === null) continue;
    const isSameDay = moment.isDay && before !== null && before.at.micros >= moment.at.micros && before.at.micros < moment.at.micros + DAY_MICROS;
    const at = isSameDay && before !== null ? before.at : moment.at;
    before = { at, isDay: false };
    steps.push({ path: row.at(column.column), at, kind: step, unitCode, note: null });
  }
  return steps;
}

/** The last step in the order of the manifest; a row without any was only received. */
function stageOf(steps: readonly { kind: DatedStep }[]): Stage {
  const last = steps.at(-1);
  return last === undefined ? "RECEIVED" : STAGE_AFTER[last.kind];
}

function urgency(row: Row, draft: Draft, { column, yes, no }: NonNullable<SheetConfig["record"]["urgent"]>): boolean {
  const word = row.text(column, 200) ?? "";
  if (!yes.includes(word) && !no.includes(word))
    draft.fault(row.at(column), `expected one of ${[...yes, ...no].join(", ")}, found ${word === "" ? "nothing" : quoted(word)}`);
  return yes.includes(word);
}

function unit(row: Row, from: UnitFrom, { words }: SheetConfig, isRequired: boolean): string | null {
  if (from.column === undefined) return from.constant ?? null;
  if (!isRequired || from.orElse !== undefined) return row.word("unit", from.column, words.unit) ?? from.orElse ?? null;
  return row.requiredWord("unit", from.column, words.unit);
}

function cooperating(row: Row, { record, words }: SheetConfig): string[] {
  if (record.cooperating === undefined) return [];
  const { column, separator } = record.cooperating;
  const codes = separated(row.text(column, 4000), separator).map((word) => row.wordIn("unit", column, word, words.unit));
  return [...new Set(codes.filter((code) => code !== null))];
}

function confidential(row: Row, draft: Draft, from: ConfidentialFrom): { name: boolean; phone: boolean; content: boolean } {
  if (from.kind === "constant") return { name: from.name, phone: from.phone, content: from.content };
  const asked = new Set(
    separated(row.text(from.column, 1000), from.separator).map((word) => {
      if (!Object.hasOwn(from.words, word))
        draft.fault(row.at(from.column), `expected words among ${Object.keys(from.words).join(", ")}, found ${quoted(word)}`);
      return from.words[word];
    }),
  );
  return { name: asked.has("name"), phone: asked.has("phone"), content: asked.has("content") };
}

function separated(text: string | null, separator: string): string[] {
  return (text ?? "")
    .split(separator)
    .map((word) => nfc(word).trim())
    .filter((word) => word !== "");
}
