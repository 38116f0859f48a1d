import { ConnectorError, type Context, type HttpAnswer, type Json, type SourceRecord, type WriteCommand, type WriteOutcome } from "../connector.ts";
import { factsOf, filled, unitWordOf, type Facts } from "../wire/change/index.ts";
import { isObject } from "../wire/draft/index.ts";
import { mayHaveArrived } from "../wire/request/index.ts";
import { listOf, openClient } from "./client.ts";
import type { Open311Config } from "./config.ts";

/** Reads the request a command is about; null: the server no longer has it. */
type Look = (command: WriteCommand) => Promise<SourceRecord | null>;

/**
 * Tells the server one update, once; its update_id is our key, so that the same one told again is no second.
 * @throws {ConnectorError} as reading does, when the server surely did not take it
 */
export async function applyUpdate(context: Context<Open311Config>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const client = await openClient(context);
  let answer: HttpAnswer;
  try {
    answer = await client.update(fieldsOf(context, command));
  } catch (fault) {
    if (fault instanceof ConnectorError && mayHaveArrived(fault)) return { status: "unknown", reason: fault.message };
    throw fault;
  }
  if (answer.status === 409 || answer.status === 412) return { status: "conflict", current: await seen(look, command) };
  try {
    const told = listOf(answer, "the update", context.config);
    return { status: "applied", version: versionIn(told, command), receipt: { http: answer.status } };
  } catch (fault) {
    if (!(fault instanceof ConnectorError)) throw fault;
    return answer.status >= 400 ? { status: "refused", reason: fault.message } : { status: "unknown", reason: fault.message };
  }
}

/** Whether the server has the update, by its update_id. @throws {ConnectorError} as reading does */
export async function probeUpdate(context: Context<Open311Config>, command: WriteCommand): Promise<WriteOutcome> {
  const client = await openClient(context);
  const told = (await client.updates({ update_id: command.idempotencyKey })).filter((one) => isOurs(one, command));
  if (told.length === 0) return { status: "refused", reason: "the source does not know this update" };
  return { status: "applied", version: versionIn(told, command), receipt: { seen: true } };
}

/** @throws {ConnectorError} config: the manifest does not say how */
function fieldsOf({ config, zone }: Context<Open311Config>, command: WriteCommand): Record<string, string> {
  const { updates, words } = config;
  const said = updates?.changes[command.change.kind];
  if (updates === undefined || said === undefined)
    throw new ConnectorError("config", `the manifest does not say how ${command.change.kind} is told (updates.changes)`);
  const facts: Facts = factsOf(command, { time: "rfc3339", zone, unit: (code) => unitWordOf(code, updates.unitWords, words.unit), forms: {}, pauses: {} });
  const version = updates.version === undefined || command.expectedVersion === null ? {} : { [updates.version]: command.expectedVersion };
  const fields = filled(said, facts) ?? {};
  return {
    update_id: command.idempotencyKey,
    service_request_id: command.sourceId,
    updated_datetime: facts["at"] ?? "",
    ...version,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  };
}

function isOurs(told: Json, { idempotencyKey }: WriteCommand): boolean {
  const key = isObject(told) ? told["update_id"] : null;
  return (typeof key === "string" || typeof key === "number") && String(key) === idempotencyKey;
}

/** The request's updated_datetime after an update, where the server tells it. */
function versionIn(told: readonly Json[], command: WriteCommand): string | null {
  const ours = told.find((one) => isOurs(one, command));
  const version = ours !== undefined && isObject(ours) ? ours["updated_datetime"] : null;
  return typeof version === "string" && version !== "" ? version : null;
}

async function seen(look: Look, command: WriteCommand): Promise<SourceRecord | null> {
  try {
    return await look(command);
  } catch (fault) {
    if (fault instanceof ConnectorError) return null; // the conflict stands, seen or not
    throw fault;
  }
}
