import { SaxesParser } from "saxes";

/** An element with its namespace; text is that of the element itself, CDATA included. */
export type Element = { uri: string; local: string; attributes: Readonly<Record<string, string>>; text: string; children: Element[] };

/** @throws the text is no well-formed XML, or has a document type */
export function parseXml(text: string): Element {
  const root: Element = { uri: "", local: "", attributes: {}, text: "", children: [] };
  const open: Element[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a document type is not taken");
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const named = Object.entries(attributes).map(([name, { local: own, value }]) => [own === "" ? name : own, value]);
    const element: Element = { uri, local, attributes: Object.fromEntries(named) as Record<string, string>, text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const [document] = root.children;
  if (document === undefined) throw new Error("no element");
  return document;
}

export function child(element: Element | undefined, local: string): Element | undefined {
  return element?.children.find((one) => one.local === local);
}

/** What an element says; null where it is absent, nil or empty. */
export function textOf(element: Element | undefined, local: string): string | null {
  const found = child(element, local);
  const isNil = found?.attributes["nil"] === "true" || found?.attributes["nil"] === "1";
  const text = found?.text.trim() ?? "";
  return isNil || text === "" ? null : text;
}
