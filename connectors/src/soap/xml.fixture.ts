import { TARGET, type Build } from "./wsdl.fixture.ts";

const ENVELOPES = { "1.1": "http://schemas.xmlsoap.org/soap/envelope/", "1.2": "http://www.w3.org/2003/05/soap-envelope" };

/** A value of the source: null is xsi:nil, a list the same element several times. */
export type Value = string | null | readonly Value[] | { readonly [name: string]: Value | undefined };

/** As a serializer of .NET writes text: characters that XML cannot carry as references all the same. */
function escaped(text: string): string {
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return plain.replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** @param prefix "t:" where elements are qualified, "" where they are not */
function written(name: string, value: Value | undefined, prefix: string): string {
  if (value === undefined) return "";
  if (value === null) return `<${prefix}${name} xsi:nil="true"/>`;
  if (typeof value === "string") return `<${prefix}${name}>${escaped(value)}</${prefix}${name}>`;
  if (Array.isArray(value)) return value.map((one: Value) => written(name, one, prefix)).join("\n");
  const parts = Object.entries(value as Readonly<Record<string, Value | undefined>>).map(([part, inner]) => written(part, inner, prefix));
  return `<${prefix}${name}>${parts.join("")}</${prefix}${name}>`;
}

/** An answer in its envelope. */
export function answered({ version, style }: Build, operation: string, parts: { readonly [name: string]: Value | undefined }): string {
  const prefix = style === "rpc" ? "" : "t:";
  const inner = Object.entries(parts).map(([name, value]) => written(name, value, prefix));
  return inEnvelope(version, `<t:${operation}Response>${inner.join("")}</t:${operation}Response>`);
}

/** @param detail a code of the source's own */
export function faulted(version: Build["version"], code: string, words: string, detail?: string): string {
  const own = detail === undefined ? "" : `<t:loi><t:ma>${detail}</t:ma></t:loi>`;
  if (version === "1.1")
    return inEnvelope(version, `<e:Fault><faultcode>e:${code}</faultcode><faultstring>${escaped(words)}</faultstring><detail>${own}</detail></e:Fault>`);
  const [first = "", second] = (code === "Client" ? "Sender" : code).split("/");
  const sub = second === undefined ? "" : `<e:Subcode><e:Value>t:${second}</e:Value></e:Subcode>`;
  return inEnvelope(
    version,
    `<e:Fault><e:Code><e:Value>e:${first}</e:Value>${sub}</e:Code><e:Reason><e:Text xml:lang="vi">${escaped(words)}</e:Text></e:Reason><e:Detail>${own}</e:Detail></e:Fault>`,
  );
}

function inEnvelope(version: Build["version"], body: string): string {
  return `<?xml version="1.0"?>\n<e:Envelope xmlns:e="${ENVELOPES[version]}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="${TARGET}"><e:Body>${body}</e:Body></e:Envelope>`;
}

export const ENVELOPE = ENVELOPES;
