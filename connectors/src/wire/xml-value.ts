import type { Json } from "../connector.ts";
import type { XmlElement } from "./xml.ts";

/** Stands for a character that XML cannot carry, raw or as a reference, so that one bad record does not take its page with it; it becomes NUL, which the map refuses. */
const MARK = "\u{E000}";
const NOT_XML =
  /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]|5529[6-9]|55[3-9]\d\d|5[67]\d{3}|6553[45]));/giu;

/** XML whose characters no XML can carry are marked, so that `jsonOfXml` shows them as NUL. */
export function markedXml(xml: string): string {
  return xml.replaceAll(NOT_XML, MARK);
}

/** Text of marked XML with NUL where the marks are. */
export function unmarked(text: string): string {
  return text.replaceAll(MARK, "\u0000");
}

/** An element without children is its text, without the white space of the layout; children of one name are a list. */
export function jsonOfXml(element: XmlElement): Json {
  if (element.children.length === 0) return unmarked(element.text.trim());
  const values = new Map<string, Json[]>();
  for (const child of element.children) {
    const same = values.get(child.name);
    if (same === undefined) values.set(child.name, [jsonOfXml(child)]);
    else same.push(jsonOfXml(child));
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all]));
}
