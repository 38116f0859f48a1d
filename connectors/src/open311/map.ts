import type { Field, Stage, StepKind } from "@dau-moi/schema";
import type { MapOutcome, SourceRecord } from "../connector.ts";
import { Draft, type DraftStep, type StageWord } from "../wire/draft/index.ts";
import type { Instant } from "../wire/index.ts";
import type { Open311Config } from "./config.ts";

/** Stages that end a case; a request in one of them ended when it was last updated. */
const ENDING: Partial<Record<Stage, StepKind>> = { CLOSED: "CLOSED", DECLINED: "DECLINED", REDIRECTED: "REDIRECTED" };
/** Stages whose status_notes tell what was done. */
const DONE: ReadonlySet<Stage> = new Set<Stage>(["RESOLVED", "ANSWERED", "CLOSED"]);

/**
 * A GeoReport request as a case. Pure. Absent, null and empty are the same in GeoReport; a request names no submitter and only its present agency.
 * @param zone IANA zone of times without offset
 */
export function mapRequest(config: Open311Config, zone: string, record: SourceRecord): MapOutcome {
  const draft = new Draft(record.data, { absent: "null", time: config.time, zone });
  const receivedAt = draft.requiredInstant("requested_datetime");
  const updatedAt = draft.instant("updated_datetime");
  const notes = draft.text("status_notes", 1000);
  const stage = stageOf(draft, config, notes);
  const service = draft.text("service_name", 500);
  const description = draft.text("description", 20_000);
  const lead = leadOf(draft, config);
  if (service === null && description === null) draft.fault("service_name", "expected a service_name or a description, found neither");
  return draft.outcome({
    reference: draft.requiredText("service_request_id", 80),
    receivedAt: receivedAt?.text,
    caseStream: "HOTLINE",
    stage: stage?.stage,
    channel: channelOf(draft, config),
    field: fieldOf(draft, config),
    title: service ?? "",
    content: description ?? "",
    urgent: false,
    leadUnitCode: lead,
    cooperatingUnitCodes: [],
    supervisingUnitCode: null,
    intakeUnitCode: config.record.intake,
    submitter: { name: null, phone: null, email: null, address: null, confidential: { name: false, phone: false, content: false } },
    place: {
      text: draft.text("address", 500),
      areaCode: optional(draft, config.record.areaCode, 20),
      ...draft.coordinates("lat", draft.value("lat"), draft.value("long")),
    },
    steps: draft.stepsInTime(
      receivedAt === null ? null : { path: "requested_datetime", at: receivedAt },
      stepsOf({ receivedAt, updatedAt }, stage, notes, optional(draft, config.record.mergedInto, 200)),
    ),
    stepsTellHandovers: false,
    result: stage !== null && DONE.has(stage.stage) ? notes : null,
    closureReason: stage?.closureReason ?? null,
    repeatOf: optional(draft, config.record.repeatOf, 200),
  });
}

function optional(draft: Draft, path: string | undefined, max: number): string | null {
  return path === undefined ? null : draft.text(path, max);
}

function stageOf(draft: Draft, { words }: Open311Config, notes: string | null): StageWord | null {
  const status = draft.requiredWord("stage", "status", words.stage);
  if (status === null || notes === null) return status?.stage ?? null;
  if (words.notes === "optional" && !Object.hasOwn(status.notes, notes)) return status.stage;
  return draft.word("stage", "status_notes", status.notes);
}

function fieldOf(draft: Draft, { words }: Open311Config): Field | null {
  const code = draft.text("service_code", 200);
  if (code !== null && Object.hasOwn(words.field, code)) return words.field[code] ?? null;
  return draft.text("service_name", 200) === null ? draft.requiredWord("field", "service_code", words.field) : draft.word("field", "service_name", words.field);
}

function leadOf(draft: Draft, { record, words }: Open311Config): string | null {
  if (record.unassigned === undefined) return draft.requiredWord("unit", "agency_responsible", words.unit);
  return draft.word("unit", "agency_responsible", words.unit) ?? record.unassigned;
}

function channelOf(draft: Draft, { record, words }: Open311Config): string | null {
  if (record.channel === undefined) return null;
  return "constant" in record.channel ? record.channel.constant : draft.word("channel", record.channel.path, words.channel);
}

/** Receipt, and the end at the last update; GeoReport dates nothing between, so a pause has no beginning there and is none. */
function stepsOf(
  { receivedAt, updatedAt }: { receivedAt: Instant | null; updatedAt: Instant | null },
  stage: { stage: Stage; merged: boolean } | null,
  notes: string | null,
  into: string | null,
): DraftStep[] {
  const steps: DraftStep[] = [];
  if (receivedAt !== null) steps.push({ path: "requested_datetime", at: receivedAt, kind: "RECEIVED", unitCode: null, note: null });
  const end = stage === null ? undefined : stage.merged ? "MERGED" : ENDING[stage.stage];
  const terms = end === "MERGED" && into !== null ? { terms: { mergedInto: into } } : {};
  if (end !== undefined && updatedAt !== null) steps.push({ path: "updated_datetime", at: updatedAt, kind: end, unitCode: null, note: notes, ...terms });
  return steps;
}
