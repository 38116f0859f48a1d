import { ConnectorError, type HttpAnswer } from "../connector.ts";
import { decodeText, markedXml, parseXmlNodes, type XmlNode } from "../wire/index.ts";
import { textOf } from "../wire/request/index.ts";
import { ENVELOPE_NAMESPACES } from "./message.ts";
import { faultOf, type FaultMeaning } from "./fault.ts";
import type { Operation } from "./wsdl/index.ts";

interface Asked {
  operation: Operation;
  /** encoding of answers that declare none */
  encoding: string | undefined;
  faults: Readonly<Record<string, FaultMeaning>>;
}

/**
 * The one element in the body of an answer.
 * @returns null where the operation answers nothing
 * @throws {SoapFault} what the source says went wrong
 * @throws {ConnectorError} schema: another element than the description says; otherwise by status and as reading XML does
 */
export function wrapperIn(answer: HttpAnswer, { operation, encoding, faults }: Asked): XmlNode | null {
  const what = operation.name;
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/"))
    throw new ConnectorError("data", `${what}: the source answers with attachments (MTOM), which are not read; it must answer plain XML`);
  if (operation.output === null && answer.status < 300 && answer.body.length === 0) return null;
  // a fault comes with 500, or with 400 where the asker is to blame
  const text = answer.status === 500 || answer.status === 400 ? decodeText(answer.body, type, encoding) : textOf(answer, what, encoding);
  const body = bodyIn(answer.status, text, what);
  const [element] = body.children;
  if (element !== undefined && element.name === "Fault" && ENVELOPE_NAMESPACES.includes(element.namespace)) throw faultOf(element, what, faults);
  if (answer.status >= 400) throw new ConnectorError("transient", `${what}: HTTP ${answer.status} without a fault`);
  if (operation.output === null) return null;
  if (element?.name !== operation.output.name)
    throw new ConnectorError(
      "schema",
      `${what}: expected <${operation.output.name}>, found ${element === undefined ? "nothing" : `<${element.name.slice(0, 60)}>`}`,
    );
  return element;
}

function bodyIn(status: number, text: string, what: string): XmlNode {
  const root = rootOf(status, text, what);
  if (root.name !== "Envelope" || !ENVELOPE_NAMESPACES.includes(root.namespace))
    throw new ConnectorError(
      status === 500 ? "transient" : status === 400 ? "config" : "schema",
      `${what}: expected a SOAP envelope, found <${root.name.slice(0, 60)}>${status === 200 ? "" : ` (HTTP ${status})`}`,
    );
  const body = root.children.find(({ name, namespace }) => name === "Body" && namespace === root.namespace);
  if (body === undefined) throw new ConnectorError("schema", `${what}: the envelope has no body`);
  return body;
}

function rootOf(status: number, text: string, what: string): XmlNode {
  try {
    return parseXmlNodes(markedXml(text), what);
  } catch (cause) {
    // whatever it says, it is no answer
    if (status === 500) throw new ConnectorError("transient", `${what}: HTTP 500 without a fault`, { cause });
    if (status === 400) throw new ConnectorError("config", `${what}: HTTP 400 without a fault; is the path in the manifest right?`, { cause });
    throw cause;
  }
}
