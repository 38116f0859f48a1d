import { ConnectorError, type Context, type Json, type SourceRecord, type WriteCommand, type WriteOutcome } from "../../connector.ts";
import { factsOf, filled, isShown, unitWordOf, type Facts } from "../../wire/change/index.ts";
import type { TimeForms } from "../../wire/index.ts";
import { mayHaveArrived } from "../../wire/request/index.ts";
import { openClient } from "../client.ts";
import type { SoapConfig } from "../config.ts";
import { SoapFault } from "../fault.ts";
import { givenOf } from "../parameters.ts";
import { outcomeOf, outcomeOfFault } from "./outcome.ts";
import { readUnitWords, type ChangeOperation, type WriteConfig } from "../change-config.ts";

/** Reads the record a command is about; null: the source no longer has it. */
export type Look = (command: WriteCommand) => Promise<SourceRecord | null>;

/**
 * Asks the source for one change, once. What may have reached it without an answer is unknown.
 * @throws {ConnectorError} as reading does, when the source surely did not take it
 */
export async function applyChange(context: Context<SoapConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const { write, change } = changeFor(context.config, command);
  if (write.version !== undefined && command.expectedVersion !== null) {
    const current = await look(command);
    if (current === null) return { status: "refused", reason: "the source no longer has the case" };
    if (current.version !== command.expectedVersion)
      return doesShow(context, command, current)
        ? { status: "already_applied", version: current.version, receipt: { seen: true } }
        : { status: "conflict", current };
  }
  const client = await openClient(context);
  const parameters = givenOf(filled(change.parameters, writtenFacts(context, command)));
  const unwritable = faultOfMessage(() => client.compose(change.operation, parameters));
  if (unwritable !== null) return { status: "refused", reason: unwritable };
  const outcome = await sent(() => client.change(change.operation, parameters), write);
  return outcome.status === "conflict" ? { status: "conflict", current: await seen(look, command) } : outcome;
}

/** What in a change no message can carry; nothing was sent. @throws {ConnectorError} config: the manifest asks for what the description lacks */
function faultOfMessage(compose: () => void): string | null {
  try {
    compose();
    return null;
  } catch (fault) {
    if (fault instanceof ConnectorError && fault.fault === "data") return fault.message;
    throw fault;
  }
}

async function sent(send: () => Promise<Json>, { answers }: WriteConfig): Promise<WriteOutcome> {
  let answer: Json;
  try {
    answer = await send();
  } catch (fault) {
    const told = fault instanceof SoapFault ? outcomeOfFault(fault) : null;
    if (told !== null) return told;
    if (fault instanceof ConnectorError && !(fault instanceof SoapFault) && (mayHaveArrived(fault) || fault.fault === "schema"))
      return { status: "unknown", reason: fault.message };
    throw fault;
  }
  return outcomeOf(answers, answer);
}

/** @throws {ConnectorError} config: the manifest does not say how */
export function changeFor({ write }: SoapConfig, { change: { kind } }: WriteCommand): { write: WriteConfig; change: ChangeOperation } {
  const change = write?.changes[kind];
  if (write === undefined || change === undefined) throw new ConnectorError("config", `the manifest does not say how ${kind} is written (write.changes)`);
  return { write, change };
}

/** What the command says, in the source's own writing. @param time where other than what is sent writes it */
export function writtenFacts({ config, zone }: Context<SoapConfig>, command: WriteCommand, time?: TimeForms): Facts {
  const { write } = changeFor(config, command);
  return factsOf(command, {
    time: time ?? write.time ?? config.time,
    zone,
    unit: (code) => unitWordOf(code, write.unitWords, readUnitWords(config)),
    forms: write.formWords,
    pauses: config.words.pause,
  });
}

/** Whether the record shows the change, as far as the manifest says what to look for. */
export function doesShow(context: Context<SoapConfig>, command: WriteCommand, record: SourceRecord): boolean {
  const { config, zone } = context;
  const { shows } = changeFor(config, command).change;
  const expected = shows === undefined ? undefined : filled(shows, writtenFacts(context, command, config.time));
  return expected !== undefined && isShown(expected, record.data, { time: config.time, zone });
}

/** The record as it is now, for the one who decides between the two. */
async function seen(look: Look, command: WriteCommand): Promise<SourceRecord | null> {
  try {
    return await look(command);
  } catch (fault) {
    if (fault instanceof ConnectorError) return null; // the conflict stands, seen or not
    throw fault;
  }
}
