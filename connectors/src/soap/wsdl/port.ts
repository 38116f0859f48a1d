import { ConnectorError } from "../../connector.ts";
import type { XmlNode } from "../../wire/index.ts";
import type { Documents } from "./documents.ts";
import { attributeOf, BINDINGS, childrenOf, keyOf, nameIn, WSDL, type Name, type Version } from "./names.ts";
import { Schemas, type Field, type Shape } from "./schema.ts";

/** What one operation is asked with and answers. */
export interface Operation {
  name: string;
  /** value of SOAPAction, "" for none */
  action: string;
  input: Wrapper;
  /** null: it answers nothing */
  output: Wrapper | null;
}

/** The one element in the body of an envelope. */
export interface Wrapper extends Name {
  shape: Shape;
}

/** Where and how a service is spoken to. */
export interface Port {
  name: string;
  version: Version;
  /** as the description says; its host may be another one than the source's */
  address: string;
  /** @throws {ConnectorError} config: no such operation, or one that is not document/literal or rpc/literal */
  operation(name: string): Operation;
}

interface Found {
  name: string;
  version: Version;
  address: string;
  binding: XmlNode;
}

/**
 * The port the manifest names; without a name the only one of SOAP 1.1, or else of SOAP 1.2.
 * @throws {ConnectorError} config
 */
export function portOf(documents: Documents, wanted: string | undefined): Port {
  const description = new Description(documents);
  const ports = description.ports();
  const named =
    wanted === undefined
      ? (["1.1", "1.2"] as const).map((version) => ports.filter((port) => port.version === version))
      : [ports.filter(({ name }) => name === wanted)];
  const [port, ...more] = named.find((some) => some.length > 0) ?? [];
  if (port === undefined || more.length > 0)
    throw new ConnectorError(
      "config",
      `${wanted === undefined ? "which port of the WSDL?" : `the WSDL has no port "${wanted}";`} it has ${listed(ports.map(({ name }) => name))}`,
    );
  const { name, version, address, binding } = port;
  return { name, version, address, operation: (operation) => description.operation(binding, version, operation) };
}

class Description {
  readonly #definitions: readonly XmlNode[];
  readonly #schemas: Schemas;

  constructor({ definitions, schemas }: Documents) {
    this.#definitions = definitions;
    this.#schemas = new Schemas(schemas);
  }

  ports(): Found[] {
    const ports = this.#definitions.flatMap((root) => childrenOf(root, WSDL, "service")).flatMap((service) => childrenOf(service, WSDL, "port"));
    return ports.flatMap((port) => {
      const binding = this.#named("binding", nameIn(port, attributeOf(port, "binding") ?? ""));
      const version = (["1.1", "1.2"] as const).find((one) => binding !== null && childrenOf(binding, BINDINGS[one], "binding").length > 0);
      if (binding === null || version === undefined) return []; // HTTP GET and the like
      return [
        { name: attributeOf(port, "name") ?? "", version, address: attributeOf(childrenOf(port, BINDINGS[version], "address")[0], "location") ?? "", binding },
      ];
    });
  }

  operation(binding: XmlNode, version: Version, wanted: string): Operation {
    const bound = childrenOf(binding, WSDL, "operation");
    const node = bound.find((one) => attributeOf(one, "name") === wanted);
    if (node === undefined)
      throw new ConnectorError("config", `the WSDL has no operation "${wanted}"; it has ${listed(bound.map((one) => attributeOf(one, "name") ?? ""))}`);
    const soap = childrenOf(node, BINDINGS[version], "operation")[0];
    const style = attributeOf(soap, "style") ?? attributeOf(childrenOf(binding, BINDINGS[version], "binding")[0], "style") ?? "document";
    const type = this.#named("portType", nameIn(binding, attributeOf(binding, "type") ?? ""));
    const abstract = type === null ? undefined : childrenOf(type, WSDL, "operation").find((one) => attributeOf(one, "name") === wanted);
    const wrapper = (way: "input" | "output"): Wrapper | null => {
      const [told, body] = [abstract === undefined ? undefined : childrenOf(abstract, WSDL, way)[0], childrenOf(node, WSDL, way)[0]];
      const message = told === undefined ? null : this.#named("message", nameIn(told, attributeOf(told, "message") ?? ""));
      if (message === null) return null;
      return this.#wrapperOf(message, body === undefined ? undefined : childrenOf(body, BINDINGS[version], "body")[0], {
        name: way === "input" ? wanted : `${wanted}Response`,
        isRpc: style === "rpc",
      });
    };
    const input = wrapper("input");
    if (input === null) throw new ConnectorError("config", `the WSDL does not say what the operation "${wanted}" is asked with`);
    return { name: wanted, action: attributeOf(soap, "soapAction") ?? "", input, output: wrapper("output") };
  }

  #wrapperOf(message: XmlNode, body: XmlNode | undefined, { name, isRpc }: { name: string; isRpc: boolean }): Wrapper {
    if (attributeOf(body, "use") === "encoded") throw new ConnectorError("config", `"${name}" is SOAP-encoded; only literal messages are spoken here`);
    const chosen = attributeOf(body, "parts")?.split(/\s+/);
    const parts = childrenOf(message, WSDL, "part").filter((part) => chosen === undefined || chosen.includes(attributeOf(part, "name") ?? ""));
    if (isRpc) return { name, namespace: attributeOf(body, "namespace") ?? "", shape: { kind: "fields", fields: parts.map((part) => this.#fieldOf(part)) } };
    const [part] = parts;
    const element = attributeOf(part, "element");
    if (part === undefined || element === null) throw new ConnectorError("config", `the message "${name}" has no part that names an element`);
    const field = this.#schemas.element(nameIn(part, element));
    return { name: field.name, namespace: field.namespace, shape: field.shape() };
  }

  #fieldOf(part: XmlNode): Field {
    const type = attributeOf(part, "type");
    const shape = (): Shape => (type === null ? { kind: "open" } : this.#schemas.type(nameIn(part, type)));
    return { namespace: "", name: attributeOf(part, "name") ?? "", repeats: false, required: true, nillable: false, shape };
  }

  #named(kind: string, wanted: Name): XmlNode | null {
    for (const root of this.#definitions) {
      const namespace = attributeOf(root, "targetNamespace") ?? "";
      const found = childrenOf(root, WSDL, kind).find((node) => keyOf({ namespace, name: attributeOf(node, "name") ?? "" }) === keyOf(wanted));
      if (found !== undefined) return found;
    }
    return null;
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.slice(0, 20).join(", ");
}
