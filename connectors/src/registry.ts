import type { Connector } from "./connector.ts";
import { open311 } from "./open311/index.ts";
import { rest } from "./rest/index.ts";
import { sheet } from "./sheet/index.ts";
import { soap } from "./soap/index.ts";
import { sql } from "./sql/index.ts";

/** Every kind of source system the hub can read. */
const connectors: readonly Connector<unknown>[] = [rest, open311, sheet, soap, sql];

export const KINDS: readonly string[] = connectors.map(({ kind }) => kind);

/**
 * The connector of a kind. Its `config` must have come out of its own `configSchema`.
 * @returns null for a kind nobody wrote
 */
export function connectorOf(kind: string): Connector<unknown> | null {
  return connectors.find((connector) => connector.kind === kind) ?? null;
}
