import { ConnectorError, type Fault } from "../connector.ts";
import type { XmlNode } from "../wire/index.ts";

/** What a fault of the source means for the one who asked. */
export const FAULT_MEANINGS = ["auth", "config", "data", "transient", "refused", "conflict", "done", "missing"] as const;
export type FaultMeaning = (typeof FAULT_MEANINGS)[number];

/** A fault the source told in an envelope. */
export class SoapFault extends ConnectorError {
  readonly meaning: FaultMeaning;
  /** the word that decided its meaning */
  readonly code: string;
  /** what the source says to it, without what may be somebody's */
  readonly words: string;

  constructor(meaning: FaultMeaning, code: string, told: { operation: string; words: string }) {
    super(FAULTS[meaning], `${told.operation}: the source answers ${code}${told.words === "" ? "" : `: ${told.words}`}`);
    this.meaning = meaning;
    this.code = code;
    this.words = told.words;
  }
}

const FAULTS: Readonly<Record<FaultMeaning, Fault>> = {
  auth: "auth",
  config: "config",
  data: "data",
  transient: "transient",
  refused: "data",
  conflict: "data",
  done: "data",
  missing: "data",
};

/** Codes that mean the same everywhere (SOAP 1.1 section 4.4.1, SOAP 1.2 part 1 section 5.4.6, WS-Security section 12). */
const STANDARD: Readonly<Record<string, FaultMeaning>> = {
  FailedAuthentication: "auth",
  InvalidSecurity: "auth",
  InvalidSecurityToken: "auth",
  SecurityTokenUnavailable: "auth",
  FailedCheck: "auth",
  MessageExpired: "auth",
  UnsupportedSecurityToken: "config",
  VersionMismatch: "config",
  MustUnderstand: "config",
  DataEncodingUnknown: "config",
  ProcedureNotPresent: "config",
  ActionNotSupported: "config",
  Client: "data",
  Sender: "data",
  Server: "transient",
  Receiver: "transient",
};

/**
 * A fault by its codes, the most exact first: the manifest's own words, then those of the standards.
 * @param words the manifest's: a code of the source, or the name of an element of the fault's detail → what it means
 */
export function faultOf(fault: XmlNode, operation: string, words: Readonly<Record<string, FaultMeaning>>): SoapFault {
  const codes = [...detailCodes(fault), ...standardCodes(fault)];
  const told = { operation, words: withoutPersons(reasonOf(fault)) };
  const known = codes.find((code) => Object.hasOwn(words, code));
  if (known !== undefined) return new SoapFault(words[known] ?? "data", known, told);
  const standard = codes.flatMap((code) => code.split(".").toReversed()).find((code) => Object.hasOwn(STANDARD, code));
  return new SoapFault(STANDARD[standard ?? ""] ?? "data", codes.at(-1)?.slice(0, 60) ?? "a fault without code", told);
}

/** Names of the detail's elements, and their texts where those are no longer than a code is. */
function detailCodes(fault: XmlNode): string[] {
  const detail = fault.children.find(({ name }) => name === "detail" || name === "Detail");
  return (detail?.children ?? [])
    .flatMap((entry) => [...entry.children.map(({ text }) => text.trim()).filter(isCode), entry.text.trim(), entry.name])
    .filter(isCode);
}

function isCode(text: string): boolean {
  return /^[\p{L}\p{N}_.:-]{1,60}$/u.test(text);
}

function standardCodes(fault: XmlNode): string[] {
  const old = fault.children.find(({ name }) => name === "faultcode");
  if (old !== undefined) return [localOf(old.text)];
  const codes: string[] = [];
  for (let code = fault.children.find(({ name }) => name === "Code"); code !== undefined; code = code.children.find(({ name }) => name === "Subcode"))
    codes.unshift(localOf(code.children.find(({ name }) => name === "Value")?.text ?? ""));
  return codes.filter((code) => code !== "");
}

function localOf(name: string): string {
  return name.trim().replace(/^.*:/, "");
}

function reasonOf(fault: XmlNode): string {
  const old = fault.children.find(({ name }) => name === "faultstring");
  return (old ?? fault.children.find(({ name }) => name === "Reason")?.children[0])?.text ?? "";
}

const PERSON = /(?<!\p{L})([Ôô]ng|ÔNG|[Bb]à|BÀ|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|Mrs?|Ms)\.?\s+(?:\p{Lu}[\p{L}.]*\s*){1,6}/gu;

/**
 * The first line of what a source says, without what may be a person's: quoted text, numbers longer than a day's, addresses of mail, names after a title.
 */
export function withoutPersons(words: string): string {
  const [line = ""] = words.trim().split(/[\r\n]|\s(?:at|--->)\s/, 1);
  const plain = line
    .replaceAll(/(["'«“‘]).*?(["'»”’]|$)/gu, "…")
    .replaceAll(/\S+@\S+/g, "…")
    .replaceAll(/\+?\d[\d .-]{5,}\d/g, "…")
    .replaceAll(PERSON, "$1 … ");
  return plain.replaceAll(/\s+/g, " ").trim().slice(0, 160).toWellFormed();
}
