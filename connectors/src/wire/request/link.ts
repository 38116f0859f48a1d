import { ConnectorError } from "../../connector.ts";

const LINK = /<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i;

/**
 * The target of rel=next in a Link header (RFC 8288).
 * @returns as it stands there, possibly relative; null when the header names none
 */
export function nextInLink(header: string | null): string | null {
  for (const [, target, parameters] of (header ?? "").matchAll(LINK)) {
    const found = RELATION.exec(parameters ?? "");
    const relations = (found?.[1] ?? found?.[2] ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next")) return target ?? null;
  }
  return null;
}

/**
 * A link of an answer as an absolute address.
 * @param from address of the answer
 * @throws {ConnectorError} config: the link leaves the source's origin, and would take its secrets along
 */
export function followed(link: string, from: string): string {
  const target = URL.canParse(link, from) ? new URL(link, from) : null;
  const { origin } = new URL(from);
  if (target === null) throw new ConnectorError("data", "the link to the next page is no address");
  if (target.origin !== origin) throw new ConnectorError("config", `the link to the next page leads from ${origin} to ${target.origin}; it is not followed`);
  return target.href;
}
