/** What stands in an element: text, nothing (nil or empty by whim), elements in order, or text as CDATA. */
export type Node = string | number | boolean | null | { cdata: string } | readonly Named[];
export type Named = readonly [name: string, node: Node];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * Writes elements under a prefix.
 * @param whim decides by the element's name whether nothing is nil or an empty element
 */
export function written(prefix: string, [name, node]: Named, whim: (name: string) => boolean): string {
  const tag = `${prefix}:${name}`;
  if (node === null || node === "") return whim(name) ? `<${tag} xsi:nil="true"/>` : `<${tag}></${tag}>`;
  if (typeof node === "object" && "cdata" in node) return `<${tag}><![CDATA[${node.cdata.replaceAll("]]>", "]]]]><![CDATA[>")}]]></${tag}>`;
  if (typeof node === "object") return `<${tag}>${node.map((inner) => written(prefix, inner, whim)).join("")}</${tag}>`;
  return `<${tag}>${escaped(String(node))}</${tag}>`;
}
