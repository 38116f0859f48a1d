import { ConnectorError, type Context, type HttpAnswer, type SourceRecord, type WriteCommand, type WriteOutcome } from "../../connector.ts";
import { factsOf, filled, filledText, unitWordOf, type Facts } from "../../wire/change/index.ts";
import type { TimeForms } from "../../wire/index.ts";
import { mayHaveArrived, signedHttp, urlOf } from "../../wire/request/index.ts";
import { acceptOf } from "../client.ts";
import type { RestConfig } from "../config.ts";
import { outcomeOf } from "./answer.ts";
import { readUnitWords, type ChangeRequest, type WriteConfig } from "../write-config.ts";

/** Reads the record a command is about; null: the source no longer has it. */
export type Look = (command: WriteCommand) => Promise<SourceRecord | null>;

/**
 * Asks the source for one change, once. What may have reached it without an answer is unknown.
 * @throws {ConnectorError} as reading does, when the source surely did not take it
 */
export async function applyChange(context: Context<RestConfig>, command: WriteCommand, look: Look): Promise<WriteOutcome> {
  const { write, request } = requestFor(context.config, command);
  if (write.version !== undefined && "compare" in write.version && command.expectedVersion !== null) {
    const current = await look(command);
    if (current === null) return { status: "refused", reason: "the source no longer has the case" };
    if (current.version !== command.expectedVersion) return { status: "conflict", current };
  }
  const facts = writtenFacts(context, command);
  const http = await signedHttp(context, context.config.auth);
  let answer: HttpAnswer;
  try {
    answer = await http(addressOf(context, request, facts), { ...sent(context.config, request, facts), once: true });
  } catch (fault) {
    if (fault instanceof ConnectorError && mayHaveArrived(fault)) return { status: "unknown", reason: fault.message };
    throw fault;
  }
  const outcome = outcomeOf(context.config, write.answers, answer);
  return outcome.status === "conflict" ? { status: "conflict", current: await seen(look, command) } : outcome;
}

/** @throws {ConnectorError} config: the manifest does not say how */
export function requestFor({ write }: RestConfig, { change }: WriteCommand): { write: WriteConfig; request: ChangeRequest } {
  const request = write?.changes[change.kind];
  if (write === undefined || request === undefined)
    throw new ConnectorError("config", `the manifest does not say how ${change.kind} is written (write.changes)`);
  return { write, request };
}

/** What the command says, in the source's own writing. @param time where other than what is sent writes it */
export function writtenFacts({ config, zone }: Context<RestConfig>, command: WriteCommand, time?: TimeForms): Facts {
  const { write } = requestFor(config, command);
  return factsOf(command, {
    time: time ?? write.time ?? config.time,
    zone,
    unit: (code) => unitWordOf(code, write.unitWords, readUnitWords(config)),
    forms: write.formWords,
    pauses: config.words.pause,
  });
}

/** An address with the facts encoded; a fact that an address cannot carry is refused before anything is sent. */
export function addressOf({ baseUrl }: Context<RestConfig>, { path, query }: Pick<ChangeRequest, "path" | "query">, facts: Facts): string {
  const written = filledText(path, facts, (fact) => {
    if (fact === "." || fact === ".." || !fact.isWellFormed()) throw new ConnectorError("data", "no address can carry what the change says");
    return encodeURIComponent(fact);
  });
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    const text = filled(value, facts);
    return typeof text === "string" ? [[name, text]] : [];
  });
  return urlOf(baseUrl, written, Object.fromEntries(asked));
}

function sent(
  config: RestConfig,
  { method, body, as }: ChangeRequest,
  facts: Facts,
): { method: ChangeRequest["method"]; headers: Record<string, string>; body?: string } {
  const { write } = config;
  const headers: Record<string, string> = { Accept: acceptOf(config) };
  if (write?.key !== undefined) headers[write.key.header] = facts["key"] ?? "";
  if (write?.version !== undefined && "header" in write.version && facts["version"] !== undefined)
    headers[write.version.header] = write.version.quoted ? `"${facts["version"]}"` : facts["version"];
  if (body === undefined) return { method, headers };
  const said = filled(body, facts) ?? {};
  if (as === "json") return { method, headers: { ...headers, "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(said) };
  const fields = Object.entries(said).map(([name, value]): [string, string] => [name, typeof value === "string" ? value : JSON.stringify(value)]);
  return { method, headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(fields).toString() };
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
