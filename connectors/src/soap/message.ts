import { ConnectorError } from "../connector.ts";
import type { Field, Operation, Shape, Version, Wrapper } from "./wsdl/index.ts";

/** What is put into an element: text, or further elements by their names. */
export type Given = string | { [name: string]: Given };

const ENVELOPES: Readonly<Record<Version, string>> = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
};
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** Namespaces of either version's envelope. */
export const ENVELOPE_NAMESPACES: readonly string[] = Object.values(ENVELOPES);

/**
 * The envelope that asks an operation.
 * @param header what stands in the header, written; "" for none
 * @throws {ConnectorError} config: a parameter the description does not have; data: a character that no XML can carry
 */
export function messageOf(version: Version, operation: Operation, parameters: { [name: string]: Given }, header: string): string {
  const { input } = operation;
  const body = written(input, input.shape, parameters, { operation: operation.name, namespace: null });
  const head = header === "" ? "" : `<soap:Header>${header}</soap:Header>`;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${ENVELOPES[version]}" xmlns:xsi="${INSTANCE}">${head}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** Text as it stands between two tags or two quotes. */
export function escaped(text: string): string {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) throw new ConnectorError("data", "a text has a character that no XML can carry");
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\r", "&#13;");
}

interface Within {
  operation: string;
  /** what the prefix p means here; null: nothing yet */
  namespace: string | null;
}

function written({ name, namespace }: Pick<Wrapper, "name" | "namespace">, shape: Shape, given: Given | null, within: Within): string {
  const declared = namespace === "" || namespace === within.namespace ? "" : ` xmlns:p="${escaped(namespace)}"`;
  const tag = namespace === "" ? name : `p:${name}`;
  if (given === null) return `<${tag}${declared} xsi:nil="true"/>`;
  const inside = { ...within, namespace: namespace === "" ? within.namespace : namespace };
  return `<${tag}${declared}>${content(name, shape, given, inside)}</${tag}>`;
}

function content(name: string, shape: Shape, given: Given, within: Within): string {
  if (typeof given === "string") {
    if (shape.kind === "fields" && given !== "") throw refused(within, `"${name}" holds elements, not text`);
    return escaped(given);
  }
  if (shape.kind === "text") throw refused(within, `"${name}" holds text, not elements`);
  if (shape.kind === "open")
    return Object.entries(given)
      .map(([part, value]) => unknown(part, value, within))
      .join("");
  const known = shape.fields.map((field) => field.name);
  const strange = Object.keys(given).find((part) => !known.includes(part));
  if (strange !== undefined) throw refused(within, `"${strange}" is not in "${name}", which has ${known.length === 0 ? "nothing" : known.join(", ")}`);
  return shape.fields.map((field) => one(field, given[field.name], within)).join("");
}

/** In the description's order, whatever the manifest's. */
function one(field: Field, given: Given | undefined, within: Within): string {
  if (given !== undefined) return written(field, field.shape(), given, within);
  return field.required && field.nillable ? written(field, field.shape(), null, within) : "";
}

/** Where the description lets anything stand, an element has its parent's namespace. */
function unknown(name: string, given: Given, within: Within): string {
  return written({ name, namespace: within.namespace ?? "" }, { kind: typeof given === "string" ? "text" : "open" }, given, within);
}

function refused({ operation }: Within, reason: string): ConnectorError {
  return new ConnectorError("config", `parameters of ${operation}: ${reason}`);
}
