import type { XmlNode } from "../../wire/index.ts";

export const WSDL = "http://schemas.xmlsoap.org/wsdl/";
export const SCHEMA = "http://www.w3.org/2001/XMLSchema";
/** Namespaces by which a binding says that it is SOAP, and of which version. */
export const BINDINGS = { "1.1": "http://schemas.xmlsoap.org/wsdl/soap/", "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/" } as const;
export type Version = keyof typeof BINDINGS;

export interface Name {
  /** "" for none */
  namespace: string;
  name: string;
}

export function keyOf({ namespace, name }: Name): string {
  return `{${namespace}}${name}`;
}

/** What a name with a prefix, such as the value of an attribute, means where it stands. */
export function nameIn(node: XmlNode, text: string): Name {
  const [first = "", second] = text.trim().split(":", 2);
  const prefix = second === undefined ? "" : first;
  return { namespace: node.prefixes[prefix] ?? "", name: second ?? first };
}

export function attributeOf(node: XmlNode | undefined, name: string): string | null {
  return node !== undefined && Object.hasOwn(node.attributes, name) ? (node.attributes[name] ?? null) : null;
}

export function childrenOf(node: XmlNode, namespace: string, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name && child.namespace === namespace);
}
