import { ConnectorError, type Context } from "../../connector.ts";
import { parseXmlNodes, type XmlNode } from "../../wire/index.ts";
import { textOf } from "../../wire/request/index.ts";
import { attributeOf, SCHEMA, WSDL } from "./names.ts";

/** A WSDL with everything it imports. */
export interface Documents {
  definitions: XmlNode[];
  schemas: XmlNode[];
}

/** Documents of one description; generators make one for every namespace. */
const MOST = 40;
const LIMITS = { depth: 64, elements: 100_000, characters: 8 * 1024 * 1024 };

type Http = Context<unknown>["http"];

/**
 * Reads a description and what it imports. A description names its own machine as it is known behind its proxy; it is asked for at the
 * source's address all the same.
 * @param first its address, or its text with the address that its imports are relative to
 * @throws {ConnectorError} config: no WSDL there, or too many imports
 */
export async function documentsOf(http: Http, first: { url: string; text?: string }): Promise<Documents> {
  const { origin } = new URL(first.url);
  const found: Documents = { definitions: [], schemas: [] };
  const seen = new Set<string>();
  const waiting = [{ url: first.url, text: first.text, namespace: null as string | null }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next.url)) continue;
    seen.add(next.url);
    if (seen.size > MOST) throw new ConnectorError("config", `the WSDL imports more than ${MOST} documents; put it into the manifest as one`);
    const what = seen.size === 1 ? "the WSDL" : "a document the WSDL imports";
    const root = parseXmlNodes(next.text ?? textOf(await http(next.url), what), what, LIMITS);
    const place = next.url;
    const imported = root.name === "definitions" && root.namespace === WSDL ? definitionsIn(found, root) : schemaIn(found, root, next.namespace);
    if (imported === null) throw new ConnectorError("config", `${what}: expected a WSDL 1.1 or an XML schema, found <${root.name.slice(0, 40)}>`);
    for (const { location, namespace } of imported) waiting.push({ url: atSource(location, place, origin), text: undefined, namespace });
  }
  return found;
}

interface Imported {
  location: string;
  /** of a schema that is included, hence has the namespace of the one that includes it */
  namespace: string | null;
}

function definitionsIn(found: Documents, root: XmlNode): Imported[] {
  found.definitions.push(root);
  const imports = root.children.filter(({ name, namespace }) => name === "import" && namespace === WSDL).map((node) => attributeOf(node, "location"));
  const schemas = root.children.filter(({ name, namespace }) => name === "types" && namespace === WSDL).flatMap(({ children }) => children);
  return [
    ...imports.filter((location) => location !== null).map((location) => ({ location, namespace: null })),
    ...schemas.flatMap((schema) => schemaIn(found, schema, null) ?? []),
  ];
}

function schemaIn(found: Documents, root: XmlNode, within: string | null): Imported[] | null {
  if (root.name !== "schema" || root.namespace !== SCHEMA) return null;
  const namespace = attributeOf(root, "targetNamespace") ?? within;
  found.schemas.push(namespace === null ? root : { ...root, attributes: { ...root.attributes, targetNamespace: namespace } });
  return root.children.flatMap((node) => {
    const location = node.name === "import" || node.name === "include" ? attributeOf(node, "schemaLocation") : null;
    return location === null ? [] : [{ location, namespace: node.name === "include" ? namespace : null }];
  });
}

/** A path of the description at the source's own address. */
export function atSource(location: string, from: string, origin: string): string {
  const target = URL.canParse(location, from) ? new URL(location, from) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) throw new ConnectorError("config", "the WSDL names an address that is none");
  return `${origin}${target.pathname}${target.search}`;
}
