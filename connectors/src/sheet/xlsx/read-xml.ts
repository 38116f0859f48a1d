import { SaxesParser } from "saxes";
import { FileRefused } from "../refused.ts";

/** What a reader of a part wants to hear; names are local ones. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(piece: string): void;
  close?(name: string): void;
}

const DEEPEST = 64;

/** Reads a part without keeping it. Yields after each piece, so that what the listener gathered can be passed on. No DOCTYPE, hence no entities of its own. */
export async function* readXml<Listener extends XmlListener>(pieces: AsyncIterable<Buffer>, name: string, listener: Listener): AsyncGenerator<Listener> {
  const parser = new SaxesParser({ xmlns: false, fileName: name });
  let depth = 0;
  parser.on("doctype", () => {
    throw new FileRefused(`${name} has a DOCTYPE, which no workbook needs`);
  });
  parser.on("error", (cause) => {
    throw new FileRefused(`${name} is no XML (${cause.message.slice(0, 120)})`);
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new FileRefused(`${name} is nested deeper than ${DEEPEST}`);
    listener.open?.(localName(tag.name), tag.attributes);
  });
  parser.on("text", (piece) => listener.text?.(piece));
  parser.on("cdata", (piece) => listener.text?.(piece));
  parser.on("closetag", (tag) => {
    depth -= 1;
    listener.close?.(localName(tag.name));
  });
  const decoder = new TextDecoder("utf-8");
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield listener;
  }
  parser.write(decoder.decode());
  parser.close();
  yield listener;
}

/** Reads a small part to its end. */
export async function readWhole(pieces: AsyncIterable<Buffer>, name: string, listener: XmlListener): Promise<void> {
  const reading = readXml(pieces, name, listener);
  while ((await reading.next()).done !== true); // the listener keeps what it wants
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export function unescaped(text: string): string {
  return text.includes("_x") ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
