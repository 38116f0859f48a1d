import { SaxesParser } from "saxes";
import { ConnectorError } from "../connector.ts";
import { refuseHtml } from "./html.ts";
import { nfc } from "./text.ts";

/** An element by its local name, with its own text (children's text not included), NFC and untrimmed. */
export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

interface XmlLimits {
  /** levels of nested elements */
  depth: number;
  elements: number;
  /** characters of the whole document */
  characters: number;
}

const LIMITS: XmlLimits = { depth: 32, elements: 500_000, characters: 64 * 1024 * 1024 };

/**
 * Parses an XML answer into a small tree. Attributes are not kept. Entities other than XML's own five do not exist, since any DOCTYPE is refused.
 * @throws {ConnectorError} transient: empty, cut off, or a gateway's or login page; data: not XML, a DOCTYPE, or beyond the limits
 */
export function parseXml(text: string, what: string, limits: Partial<XmlLimits> = {}): XmlElement {
  const bounds = { ...LIMITS, ...limits };
  refuseHtml(text, "XML", what);
  if (text.trim() === "") throw new ConnectorError("transient", `${what}: the answer is empty where XML was expected`);
  if (text.length > bounds.characters) throw new ConnectorError("data", `${what}: the XML has more than ${bounds.characters} characters`);
  const tree = new Tree(what, bounds);
  const parser = new SaxesParser();
  parser.on("doctype", () => tree.refuse("a DOCTYPE is not accepted"));
  parser.on("opentag", (tag) => tree.open(tag.name));
  parser.on("text", (piece) => tree.write(piece));
  parser.on("cdata", (piece) => tree.write(piece));
  parser.on("closetag", () => tree.close());
  parser.on("error", (cause) => tree.fail(cause));
  parser.write(text);
  tree.allWritten();
  parser.close();
  return tree.root();
}

class Tree {
  readonly #what: string;
  readonly #limits: XmlLimits;
  readonly #open: XmlElement[] = [];
  #root: XmlElement | null = null;
  #count = 0;
  #written = false;

  constructor(what: string, limits: XmlLimits) {
    this.#what = what;
    this.#limits = limits;
  }

  open(name: string): void {
    this.#count += 1;
    if (this.#open.length >= this.#limits.depth) this.refuse(`elements nested deeper than ${this.#limits.depth}`);
    if (this.#count > this.#limits.elements) this.refuse(`more than ${this.#limits.elements} elements`);
    const element: XmlElement = { name: name.slice(name.indexOf(":") + 1), text: "", children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  write(piece: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += piece;
  }

  close(): void {
    const element = this.#open.pop();
    if (element !== undefined) element.text = nfc(element.text);
  }

  /** From here on an error means that the document ended too early. */
  allWritten(): void {
    this.#written = true;
  }

  fail(cause: Error): never {
    if (this.#written) throw new ConnectorError("transient", `${this.#what}: the XML is cut off`, { cause });
    throw new ConnectorError("data", `${this.#what}: not XML`, { cause });
  }

  refuse(reason: string): never {
    throw new ConnectorError("data", `${this.#what}: ${reason}`);
  }

  root(): XmlElement {
    return this.#root ?? this.refuse("no element in the XML");
  }
}
