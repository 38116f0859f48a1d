import type { Context, Json, WriteCommand, WriteOutcome } from "../../connector.ts";
import { filled } from "../../wire/change/index.ts";
import { nfc } from "../../wire/index.ts";
import { openClient } from "../client.ts";
import type { SoapConfig } from "../config.ts";
import { SoapFault } from "../fault.ts";
import { givenOf } from "../parameters.ts";
import { changeFor, doesShow, writtenFacts, type Look } from "./apply.ts";
import { done, textAt } from "./outcome.ts";
import type { WriteConfig } from "../change-config.ts";

/**
 * Whether a change whose outcome is unknown happened: by asking for its key, or by what the record shows.
 * @throws {ConnectorError} as reading does
 */
export async function probeChange(context: Context<SoapConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const { write } = changeFor(context.config, command);
  if (write.probe === undefined) return { status: "unknown", reason: "the manifest does not say how to look whether a change happened (write.probe)" };
  return write.probe.kind === "key" ? probeKey(context, command, write.probe) : probeRecord(context, command, look);
}

type ByKey = Extract<NonNullable<WriteConfig["probe"]>, { kind: "key" }>;

async function probeKey(context: Context<SoapConfig>, command: WriteCommand, by: ByKey): Promise<WriteOutcome> {
  const { write } = changeFor(context.config, command);
  const client = await openClient(context);
  const parameters = givenOf(filled(by.parameters, writtenFacts(context, command)));
  const answer = await client.ask(by.operation, parameters).catch((fault: unknown): Json => {
    if (fault instanceof SoapFault && fault.meaning === "missing") return null;
    throw fault;
  });
  const told = textAt(answer, by.path);
  if (told === null) return { status: "refused", reason: "the source does not know this change" };
  const status = by.words === undefined ? "applied" : (by.words[nfc(told).trim()] ?? "unknown");
  if (status === "applied" || status === "already_applied") return done(status, write.answers, answer);
  return status === "refused"
    ? { status, reason: "the source did not do this change" }
    : { status: "unknown", reason: "the source does not say what became of this change" };
}

/**
 * The record shows the change, or it is still the one that was expected, or another change came between. Of the last nobody can say whether this change
 * was undone or never happened.
 */
async function probeRecord(context: Context<SoapConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const record = await look(command);
  if (record === null) return { status: "refused", reason: "the source no longer has the case" };
  if (doesShow(context, command, record)) return { status: "applied", version: record.version, receipt: { seen: true } };
  const isUntouched = command.expectedVersion === null || record.version === command.expectedVersion;
  return isUntouched
    ? { status: "refused", reason: "the source's record does not show this change" }
    : { status: "unknown", reason: "the source's record was changed by others and does not show this change" };
}
