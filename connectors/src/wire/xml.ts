import { SaxesParser, type SaxesTagNS } from "saxes";
import { ConnectorError } from "../connector.ts";
import { refuseHtml } from "./html.ts";
import { nfc } from "./text.ts";

/** An element by its local name, with its own text (children's text not included), NFC and untrimmed. */
export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

/** An element with what envelopes and their descriptions need besides. */
export interface XmlNode extends XmlElement {
  /** "" for none */
  namespace: string;
  /** by name, "{namespace}name" where they have one; declarations of prefixes are none */
  attributes: Readonly<Record<string, string>>;
  /** what prefixes mean inside it, "" being the default; inherited ones by the prototype */
  prefixes: Readonly<Record<string, string>>;
  children: XmlNode[];
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
  const tree = new Tree<XmlElement>(what, { ...LIMITS, ...limits });
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => tree.open({ name: name.slice(name.indexOf(":") + 1), text: "", children: [] }));
  return parsed(parser, text, tree);
}

/** As `parseXml`, with namespaces and attributes; a prefix that was never declared is no XML. */
export function parseXmlNodes(text: string, what: string, limits: Partial<XmlLimits> = {}): XmlNode {
  const tree = new Tree<XmlNode>(what, { ...LIMITS, ...limits });
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) => tree.open(nodeOf(tag, tree.last?.prefixes ?? NO_PREFIXES)));
  return parsed(parser, text, tree);
}

function parsed<E extends XmlElement>(parser: SaxesParser<{ xmlns?: true }> | SaxesParser, text: string, tree: Tree<E>): E {
  tree.begin(text);
  parser.on("doctype", () => tree.refuse("a DOCTYPE is not accepted"));
  parser.on("text", (piece) => tree.write(piece));
  parser.on("cdata", (piece) => tree.write(piece));
  parser.on("closetag", () => tree.close());
  parser.on("error", (cause) => tree.fail(cause));
  parser.write(text);
  tree.allWritten();
  parser.close();
  return tree.root();
}

const XMLNS = "http://www.w3.org/2000/xmlns/";
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});
const NO_PREFIXES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

function nodeOf({ local, uri, attributes, ns }: SaxesTagNS, outer: Readonly<Record<string, string>>): XmlNode {
  const own = Object.values(attributes).filter((attribute) => attribute.uri !== XMLNS);
  const named = own.map((attribute): [string, string] => [
    attribute.uri === "" ? attribute.local : `{${attribute.uri}}${attribute.local}`,
    nfc(attribute.value),
  ]);
  return {
    name: local,
    namespace: uri,
    text: "",
    attributes: named.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(named),
    prefixes: Object.keys(ns).length === 0 ? outer : Object.assign(Object.create(outer) as Record<string, string>, ns),
    children: [],
  };
}

/** Text cut out of a document keeps the whole of it in memory; this is its own. */
function detached(text: string): string {
  return text.length > 12 && text.isWellFormed() ? Buffer.from(text).toString() : text;
}

class Tree<E extends XmlElement> {
  readonly #what: string;
  readonly #limits: XmlLimits;
  readonly #open: E[] = [];
  #root: E | null = null;
  #count = 0;
  #written = false;

  constructor(what: string, limits: XmlLimits) {
    this.#what = what;
    this.#limits = limits;
  }

  /** the element whose content is being read */
  get last(): E | undefined {
    return this.#open.at(-1);
  }

  begin(text: string): void {
    refuseHtml(text, "XML", this.#what);
    if (text.trim() === "") throw new ConnectorError("transient", `${this.#what}: the answer is empty where XML was expected`);
    if (text.length > this.#limits.characters) this.refuse(`the XML has more than ${this.#limits.characters} characters`);
  }

  open(element: E): void {
    this.#count += 1;
    if (this.#open.length >= this.#limits.depth) this.refuse(`elements nested deeper than ${this.#limits.depth}`);
    if (this.#count > this.#limits.elements) this.refuse(`more than ${this.#limits.elements} elements`);
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
    if (element !== undefined) element.text = detached(nfc(element.text));
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

  root(): E {
    return this.#root ?? this.refuse("no element in the XML");
  }
}
