import { ConnectorError, type HttpAnswer, type Json, type WriteOutcome } from "../../connector.ts";
import { valueAt } from "../../wire/draft/index.ts";
import { decodeText, nfc } from "../../wire/index.ts";
import { parseAnswer } from "../client.ts";
import type { RestConfig } from "../config.ts";
import type { Answers, Told } from "../write-config.ts";

/** Longest reason of a refusal that is passed on. */
const LONGEST_REASON = 300;

const BY_STATUS: Readonly<Record<string, Told>> = {
  "200": "applied",
  "201": "applied",
  "204": "applied",
  "409": "conflict",
  "412": "conflict",
};

/**
 * What an answer to a change means. An answer nobody can read proves nothing: a gateway's page with status 200 is no receipt.
 * @throws {ConnectorError} transient: the source says that it did nothing and may be asked again
 */
export function outcomeOf(config: RestConfig, answers: Answers, answer: HttpAnswer): WriteOutcome {
  const status = String(answer.status);
  const byStatus = answers.status[status] ?? BY_STATUS[status] ?? (answer.status >= 400 ? "refused" : "unknown");
  const body = bodyOf(config, answer);
  if (body === undefined && byStatus !== "refused" && byStatus !== "conflict")
    return { status: "unknown", reason: `the source's answer is unreadable (HTTP ${status})` };
  const told = body ?? null;
  return worded(wordOf(answers, told, byStatus), answers, answer, told);
}

/** The record's version after a change, as the answer tells it. */
export function versionIn({ version, versionHeader }: Answers, headers: Headers, body: Json): string | null {
  const told = version === undefined ? null : textAt(body, version);
  const tag = versionHeader === undefined ? null : headers.get(versionHeader);
  return told ?? tag?.replace(/^(?:W\/)?"(.*)"$/, "$1") ?? null;
}

/** @returns null: the answer is empty; undefined: it is not what the source speaks */
export function bodyOf(config: RestConfig, { body, headers }: HttpAnswer): Json | undefined {
  if (body.length === 0) return null;
  try {
    const text = decodeText(body, headers.get("content-type"), config.encoding);
    return text.trim() === "" ? null : parseAnswer(config, text, "the answer");
  } catch (fault) {
    if (fault instanceof ConnectorError) return undefined; // told by the caller, by what it means there
    throw fault;
  }
}

/** A word the manifest does not know makes no success, and no refusal undone. */
function wordOf({ word = [] }: Answers, body: Json, byStatus: Told): Told {
  const told = word.flatMap(({ path, words }) => {
    const text = textAt(body, path);
    return text === null ? [] : [words[nfc(text).trim()] ?? null];
  });
  const known = told.find((one) => one !== null);
  if (known !== undefined) return known;
  return told.length > 0 && (byStatus === "applied" || byStatus === "already_applied") ? "unknown" : byStatus;
}

function worded(status: Told, answers: Answers, answer: HttpAnswer, body: Json): WriteOutcome {
  const reason = answers.reason === undefined ? null : textAt(body, answers.reason)?.slice(0, LONGEST_REASON).toWellFormed();
  switch (status) {
    case "applied":
    case "already_applied": {
      const receipt = answers.receipt === undefined ? null : textAt(body, answers.receipt);
      return { status, version: versionIn(answers, answer.headers, body), receipt: { http: answer.status, ...(receipt === null ? {} : { receipt }) } };
    }
    case "conflict":
      return { status, current: null };
    case "busy":
      throw new ConnectorError("transient", `the source did nothing and may be asked again later (HTTP ${answer.status})`);
    case "refused":
    case "unknown":
      return { status, reason: reason ?? `the source answered HTTP ${answer.status}` };
  }
}

function textAt(body: Json, path: string): string | null {
  const value = valueAt(body, path);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
