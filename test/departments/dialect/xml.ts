/** A value inside an XML element; arrays become repeated elements of the given name. */
export type XmlNode = string | number | null | { [name: string]: XmlNode } | { each: string; items: readonly XmlNode[] };

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text; what XML 1.0 forbids goes out as a numeric reference, as careless systems do. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll("\u0000", "&#0;")
    .replace(/\p{Surrogate}/gu, (half) => `&#x${half.charCodeAt(0).toString(16).toUpperCase()};`);
}

function isList(node: object): node is { each: string; items: readonly XmlNode[] } {
  return "each" in node && "items" in node && Array.isArray(node.items);
}

function inner(node: XmlNode): string {
  if (node === null) return "";
  if (typeof node !== "object") return escaped(String(node));
  if (isList(node)) return node.items.map((item) => element(node.each, item)).join("");
  return Object.entries(node)
    .map(([name, child]) => element(name, child))
    .join("");
}

function element(name: string, node: XmlNode): string {
  const content = inner(node);
  return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** A whole document with its declaration. */
export function xmlDocument(root: string, node: XmlNode): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, node)}\n`;
}
