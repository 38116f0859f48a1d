import type { Context, WriteCommand, WriteOutcome } from "../../connector.ts";
import { filled, isShown } from "../../wire/change/index.ts";
import { signedHttp } from "../../wire/request/index.ts";
import { acceptOf } from "../client.ts";
import type { RestConfig } from "../config.ts";
import { bodyOf, versionIn } from "./answer.ts";
import { addressOf, requestFor, writtenFacts, type Look } from "./apply.ts";
import { guards, type WriteConfig } from "../write-config.ts";

/**
 * Whether a change whose outcome is unknown happened: by asking for its key, or by what the record shows.
 * @throws {ConnectorError} as reading does
 */
export async function probeChange(context: Context<RestConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const { write } = requestFor(context.config, command);
  if (write.probe === undefined) return { status: "unknown", reason: "the manifest does not say how to look whether a change happened (write.probe)" };
  return write.probe.kind === "key" ? probeKey(context, command, write, write.probe) : probeRecord(context, command, look);
}

type ByKey = Extract<NonNullable<WriteConfig["probe"]>, { kind: "key" }>;

async function probeKey(context: Context<RestConfig>, command: WriteCommand, write: WriteConfig, by: ByKey): Promise<WriteOutcome> {
  const { config } = context;
  const http = await signedHttp(context, config.auth);
  const answer = await http(addressOf(context, by, writtenFacts(context, command)), { headers: { Accept: acceptOf(config) } });
  const body = bodyOf(config, answer);
  const status = body === undefined && answer.status < 400 ? "unknown" : (by.status[String(answer.status)] ?? "unknown");
  if (status === "applied" || status === "already_applied")
    return { status, version: versionIn(write.answers, answer.headers, body ?? null), receipt: { http: answer.status } };
  return status === "refused"
    ? { status, reason: "the source does not know this change" }
    : { status: "unknown", reason: `the source answered HTTP ${answer.status} when it was asked whether it knows this change` };
}

/**
 * The record shows the change, or it is still the one that was expected, or another change came between. In the last case a source that checks the
 * version will tell when it is sent again; of any other nobody can say whether this change was undone or never happened.
 */
async function probeRecord(context: Context<RestConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const { config, zone } = context;
  const { write, request } = requestFor(config, command);
  const record = await look(command);
  if (record === null) return { status: "refused", reason: "the source no longer has the case" };
  const expected = filled(request.shows ?? {}, writtenFacts(context, command, config.time)) ?? {};
  if (isShown(expected, record.data, { time: config.time, zone })) return { status: "applied", version: record.version, receipt: { seen: true } };
  const isUntouched = command.expectedVersion === null || record.version === command.expectedVersion;
  if (isUntouched || guards(write, request)) return { status: "refused", reason: "the source's record does not show this change" };
  return { status: "unknown", reason: "the source's record was changed by others and does not show this change" };
}
