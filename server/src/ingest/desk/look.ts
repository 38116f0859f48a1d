import { ConnectorError } from "@dau-moi/connectors";
import type { Connector, Discovered, Fault, MapOutcome, SourceRecord } from "@dau-moi/connectors";
import type { Channel, Field, Stage } from "@dau-moi/schema";
import { maskedName, maskedPhone } from "../../access/index.ts";
import { CalendarTooShort } from "../../calendar/index.ts";
import { NoLimit } from "../../clock/index.ts";
import { instantOf } from "../../platform/instant.ts";
import type { Instant } from "../../platform/instant.ts";
import { Refused } from "../../platform/problem.ts";
import type { Manifest } from "../../source/index.ts";
import { UnknownUnit } from "../../unit/index.ts";
import { factsOf, openWords } from "../derive.ts";
import { openWordsIn, withoutQuotes } from "../hold-back.ts";
import type { IngestHub } from "../report.ts";
import { contextOf } from "../source-context.ts";
import type { Lent } from "../source-context.ts";
import { untilStopped } from "../watch.ts";
import { configOf } from "./manifest.ts";

/** A look ends then, whatever the source does. */
const LOOK_LIMITS = { ms: 30_000, records: 20, messages: 50 };

/** A record as it would become a case; nothing of it is written, and who sent it is masked. */
export interface PreviewedRecord {
  stream: string;
  sourceId: string;
  /** null: it would be held back, or the source holds no such part */
  reference: string | null;
  title: string | null;
  stage: Stage | null;
  channel: Channel | null;
  field: Field | null;
  receivedAt: Instant | null;
  /** first late instant of the clock that would run, Infinity while it stands still */
  dueAt: Instant | null;
  unitId: number | null;
  submitterName: string | null;
  submitterPhone: string | null;
  unknownWords: readonly { list: string; word: string }[];
  /** why it would be held back; null: it would become a case */
  problem: string | null;
}

export interface Preview {
  records: PreviewedRecord[];
  /** what could not be read as a record, with its place */
  rejects: { locator: string; reason: string }[];
}

/** What a check looked at, in this order. */
export const CHECK_STEPS = ["MANIFEST", "SOURCE", "RECORDS"] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];
export interface CheckFinding {
  step: CheckStep;
  ok: boolean;
  fault: Fault | null;
  message: string;
}

/** Whether a manifest would work: it, its address and credentials, its first records. Ends with the first step that fails. */
export async function checkManifest(hub: IngestHub, manifest: Manifest): Promise<CheckFinding[]> {
  const wrong = manifestFaults(hub, manifest);
  if (wrong.length > 0) return wrong.map((message): CheckFinding => ({ step: "MANIFEST", ok: false, fault: "config", message }));
  const findings: CheckFinding[] = [{ step: "MANIFEST", ok: true, fault: null, message: `kind ${manifest.kind}, owner ${manifest.owner}` }];
  const answer = await looking(hub, manifest, ({ context }, { connector }) => connector.check(context)).catch(asFault);
  if (!answer.ok) return [...findings, { step: "SOURCE", ok: false, fault: answer.fault, message: answer.message }];
  findings.push({ step: "SOURCE", ok: true, fault: null, message: [manifest.baseUrl, ...(answer.warnings ?? [])].join("; ") });
  const preview = await previewManifest(hub, manifest).catch(asFault);
  if ("ok" in preview)
    return [...findings, { step: "RECORDS", ok: false, fault: preview.ok ? null : preview.fault, message: preview.ok ? "" : preview.message }];
  return [...findings, recordsFinding(preview)];
}

function recordsFinding({ records, rejects }: Preview): CheckFinding {
  const good = records.filter(({ problem }) => problem === null).length;
  const first = records.find(({ problem }) => problem !== null)?.problem ?? rejects[0]?.reason;
  const message = `${good} of the first ${records.length + rejects.length} records would become cases${first === undefined ? "" : `; ${first}`}`;
  const ok = good > 0 || records.length + rejects.length === 0;
  return { step: "RECORDS", ok, fault: ok ? null : "data", message };
}

function manifestFaults(hub: IngestHub, manifest: Manifest): string[] {
  try {
    configOf(manifest);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(({ at, message }) => `${at}: ${message}`);
  }
  if (hub.rules() === null) return ["no working calendar is adopted yet"];
  return hub.units().byCode(manifest.owner) === undefined ? [`owner: the register has no unit ${manifest.owner}`] : [];
}

function asFault(error: unknown): { ok: false; fault: Fault; message: string } {
  if (error instanceof ConnectorError) return { ok: false, fault: error.fault, message: error.message };
  throw error;
}

/** The first records of every stream as they would become cases. @throws {Refused} the manifest · {ConnectorError} the source */
export async function previewManifest(hub: IngestHub, manifest: Manifest): Promise<Preview> {
  return looking(hub, manifest, async ({ context }, { connector, config }) => {
    const preview: Preview = { records: [], rejects: [] };
    for (const stream of connector.streams(config)) {
      let messages = 0;
      for await (const message of untilStopped(connector.read(context, null, { stream }), context.signal)) {
        if (message.type === "reject") preview.rejects.push({ locator: message.locator, reason: withoutQuotes(message.reason, []) });
        if (message.type === "batch")
          for (const record of message.records.slice(0, LOOK_LIMITS.records - preview.records.length))
            preview.records.push(previewed(hub, connector.map(config, manifest.zone, record), record));
        messages += 1;
        if (preview.records.length + preview.rejects.length >= LOOK_LIMITS.records || messages >= LOOK_LIMITS.messages) break;
      }
    }
    return { records: preview.records, rejects: preview.rejects.slice(0, LOOK_LIMITS.records) };
  });
}

/** What streams and fields the source shows; null: its kind cannot tell. */
export async function discoverManifest(hub: IngestHub, manifest: Manifest): Promise<Discovered[] | null> {
  return looking(hub, manifest, ({ context }, { connector }) => connector.discover?.(context) ?? Promise.resolve(null));
}

async function looking<T>(
  hub: IngestHub,
  manifest: Manifest,
  look: (lent: Lent, kind: { connector: Connector<unknown>; config: unknown }) => Promise<T>,
): Promise<T> {
  const kind = configOf(manifest);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new ConnectorError("transient", `the source did not answer within ${LOOK_LIMITS.ms / 1000} s`)), LOOK_LIMITS.ms);
  const secretsSealed = hub.vault.sealMaster(JSON.stringify(manifest.secrets), `source:${manifest.id}:secrets`);
  const source = { id: NOT_CONNECTED, code: manifest.id, zone: manifest.zone, baseUrl: manifest.baseUrl, allow: manifest.allow ?? [], secretsSealed };
  const lent = contextOf(source, { config: kind.config, hub, signal: late.signal, came: () => undefined, looking: true });
  try {
    return await look(lent, kind);
  } finally {
    clearTimeout(timer);
    await lent.close();
  }
}

/** No source has this number. */
const NOT_CONNECTED = -1;

function previewed(hub: IngestHub, outcome: MapOutcome, record: SourceRecord): PreviewedRecord {
  const { stream, sourceId } = record;
  const unknownWords = openWordsIn(outcome);
  const nothing = { reference: null, title: null, stage: null, channel: null, field: null, receivedAt: null, dueAt: null, unitId: null };
  if (!outcome.ok) {
    const problem = withoutQuotes(`${outcome.at}: ${outcome.reason}`, unknownWords);
    return { stream, sourceId, ...nothing, submitterName: null, submitterPhone: null, unknownWords, problem };
  }
  const { case: c } = outcome;
  const { name, phone } = c.submitter;
  return {
    stream,
    sourceId,
    reference: c.reference,
    title: openWords(c).title,
    stage: c.stage,
    channel: c.channel,
    field: c.field,
    receivedAt: instantOf(c.receivedAt),
    ...heldBy(hub, c, record),
    submitterName: name === null ? null : maskedName(name),
    submitterPhone: phone === null ? null : maskedPhone(phone),
    unknownWords,
  };
}

function heldBy(hub: IngestHub, c: Extract<MapOutcome, { ok: true }>["case"], record: SourceRecord): Pick<PreviewedRecord, "unitId" | "dueAt" | "problem"> {
  const rules = hub.rules();
  if (rules === null) return { unitId: null, dueAt: null, problem: "no working calendar is adopted yet" };
  try {
    const { unitId, state } = factsOf(c, hub.units(), rules, { custody: [], stopped: [] }, instantOf(record.observedAt ?? c.receivedAt));
    return { unitId, dueAt: state.dueAt, problem: null };
  } catch (error) {
    if (!(error instanceof UnknownUnit || error instanceof CalendarTooShort || error instanceof NoLimit)) throw error;
    return { unitId: null, dueAt: null, problem: error.message };
  }
}
