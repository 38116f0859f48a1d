import { ConnectorError } from "../../connector.ts";
import type { XmlNode } from "../../wire/index.ts";
import { attributeOf, childrenOf, keyOf, nameIn, SCHEMA, type Name } from "./names.ts";

/** What an element may hold: text, named elements in their order, or anything. */
export type Shape = { kind: "text" } | { kind: "open" } | { kind: "fields"; fields: readonly Field[] };

export interface Field extends Name {
  repeats: boolean;
  required: boolean;
  nillable: boolean;
  /** computed when it is asked for, since types may hold themselves */
  shape(): Shape;
}

interface Component {
  node: XmlNode;
  schema: XmlNode;
}

const OPEN: Shape = { kind: "open" };
const TEXT: Shape = { kind: "text" };
/** Types built upon types, groups within groups. */
const DEEPEST = 32;

/** The schemas of a description, as far as writing parameters and naming fields needs them. Facets, keys and attributes are not looked at. */
export class Schemas {
  readonly #elements = new Map<string, Component>();
  readonly #types = new Map<string, Component>();
  readonly #groups = new Map<string, Component>();

  constructor(schemas: readonly XmlNode[]) {
    const kinds = new Map([
      ["element", this.#elements],
      ["complexType", this.#types],
      ["simpleType", this.#types],
      ["group", this.#groups],
    ]);
    for (const schema of schemas) {
      const namespace = attributeOf(schema, "targetNamespace") ?? "";
      for (const node of schema.children) kinds.get(node.name)?.set(keyOf({ namespace, name: attributeOf(node, "name") ?? "" }), { node, schema });
    }
  }

  /** @throws {ConnectorError} config: the description names an element that it does not have */
  element(name: Name): Field {
    const known = this.#elements.get(keyOf(name));
    if (known === undefined) throw new ConnectorError("config", `the WSDL names the element ${keyOf(name)} and does not describe it`);
    return this.#fieldOf(known, name, known.node);
  }

  /** An unknown type may hold anything. */
  type(name: Name, depth = 0): Shape {
    if (name.namespace === SCHEMA) return name.name === "anyType" ? OPEN : TEXT;
    const known = this.#types.get(keyOf(name));
    return known === undefined || depth > DEEPEST ? OPEN : this.#shapeOfType(known, depth + 1);
  }

  /** @param place the element as it stands in its parent, which says how often it may come */
  #fieldOf({ node, schema }: Component, name: Name, place: XmlNode): Field {
    const most = attributeOf(place, "maxOccurs") ?? "1";
    return {
      ...name,
      repeats: most !== "1" && most !== "0",
      required: attributeOf(place, "minOccurs") !== "0",
      nillable: attributeOf(node, "nillable") === "true",
      shape: () => this.#shapeOfElement({ node, schema }),
    };
  }

  #shapeOfElement({ node, schema }: Component): Shape {
    const type = attributeOf(node, "type");
    if (type !== null) return this.type(nameIn(node, type));
    const inline = node.children.find(({ name }) => name === "complexType" || name === "simpleType");
    return inline === undefined ? OPEN : this.#shapeOfType({ node: inline, schema }, 0);
  }

  #shapeOfType({ node, schema }: Component, depth: number): Shape {
    if (node.name === "simpleType" || childrenOf(node, SCHEMA, "simpleContent").length > 0) return TEXT;
    const fields = this.#fieldsIn({ node, schema }, depth);
    return fields === null ? OPEN : { kind: "fields", fields };
  }

  /** @returns null where anything may stand */
  #fieldsIn({ node, schema }: Component, depth: number): Field[] | null {
    if (depth > DEEPEST) return null;
    const fields: Field[] = [];
    for (const child of node.children) {
      const found = this.#particle({ node: child, schema }, depth);
      if (found === null) return null;
      fields.push(...found);
    }
    return fields;
  }

  #particle({ node, schema }: Component, depth: number): Field[] | null {
    switch (node.name) {
      case "element":
        return [this.#localField({ node, schema })];
      case "choice":
        return this.#fieldsIn({ node, schema }, depth + 1)?.map((field) => ({ ...field, required: false })) ?? null;
      case "sequence":
      case "all":
      case "complexContent":
      case "restriction":
        return this.#fieldsIn({ node, schema }, depth + 1);
      case "extension":
        return this.#extended({ node, schema }, depth);
      case "group":
        return this.#group(node, depth);
      case "any":
        return null;
      default:
        return []; // attributes, annotations
    }
  }

  #localField({ node, schema }: Component): Field {
    const ref = attributeOf(node, "ref");
    if (ref !== null) {
      const name = nameIn(node, ref);
      const known = this.#elements.get(keyOf(name));
      return this.#fieldOf(known ?? { node, schema }, name, node);
    }
    const isQualified = (attributeOf(node, "form") ?? attributeOf(schema, "elementFormDefault")) === "qualified";
    const namespace = isQualified ? (attributeOf(schema, "targetNamespace") ?? "") : "";
    return this.#fieldOf({ node, schema }, { namespace, name: attributeOf(node, "name") ?? "" }, node);
  }

  #extended({ node, schema }: Component, depth: number): Field[] | null {
    const base = attributeOf(node, "base");
    const inherited = base === null ? OPEN : this.type(nameIn(node, base), depth);
    const own = this.#fieldsIn({ node, schema }, depth + 1);
    return inherited.kind === "fields" && own !== null ? [...inherited.fields, ...own] : null;
  }

  #group(node: XmlNode, depth: number): Field[] | null {
    const ref = attributeOf(node, "ref");
    const known = ref === null ? undefined : this.#groups.get(keyOf(nameIn(node, ref)));
    return known === undefined ? null : this.#fieldsIn(known, depth + 1);
  }
}
