import { ConnectorError } from "../../connector.ts";
import { quoted } from "../quoted.ts";

/**
 * A URL below the source's root.
 * @param path begins with "/"; may already hold a query
 * @param query appended in the order given; a list is joined by commas that stay commas
 */
export function urlOf(baseUrl: string, path: string, query: Readonly<Record<string, string | readonly string[]>> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => {
    const values = typeof value === "string" ? [value] : value;
    return `${encodeURIComponent(name)}=${values.map((one) => encodeURIComponent(one)).join(",")}`;
  });
  const joint = pairs.length === 0 ? "" : path.includes("?") ? "&" : "?";
  return `${baseUrl.replace(/\/+$/, "")}${path}${joint}${pairs.join("&")}`;
}

/**
 * Puts an id where the path says {id}. Slashes, spaces and signs of the id are encoded.
 * @throws {ConnectorError} data: an id that no URL can carry
 */
export function pathWithId(path: string, id: string): string {
  if (!id.isWellFormed() || id === "." || id === "..") throw new ConnectorError("data", `no URL can carry the id ${quoted(id)}`);
  return path.replaceAll("{id}", () => encodeURIComponent(id));
}
