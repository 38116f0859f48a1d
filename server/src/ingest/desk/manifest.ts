import { connectorOf, KINDS } from "@dau-moi/connectors";
import type { Connector } from "@dau-moi/connectors";
import { stringify } from "yaml";
import { z } from "zod";
import type { Vault } from "../../access/index.ts";
import { Refused } from "../../platform/problem.ts";
import { manifestOf, manifestSchema, secretsOf } from "../../source/index.ts";
import type { Manifest, ManifestRow } from "../../source/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { skeletonOf } from "./skeleton.ts";
import type { JsonSchema } from "./skeleton.ts";

/** @throws {Refused} what the manifest or its kind's own configuration has wrong, with the place */
export function fitManifest(text: string): Manifest {
  const manifest = manifestOf(text);
  configOf(manifest);
  return manifest;
}

/** @throws {Refused} no such kind, or what its configuration has wrong */
export function configOf({ kind, config }: Pick<Manifest, "kind" | "config">): { connector: Connector<unknown>; config: unknown } {
  const connector = kindOf(kind);
  const checked = connector.configSchema.safeParse(config);
  if (!checked.success) throw new Refused(checked.error.issues.map((issue) => ({ at: ["config", ...issue.path].join("."), message: issue.message })));
  return { connector, config: checked.data };
}

/** @throws {Refused} with the kinds there are */
function kindOf(kind: string): Connector<unknown> {
  const connector = connectorOf(kind);
  if (connector === null) throw new Refused([{ at: "kind", message: `there is no connector for "${kind.slice(0, 40)}"; there are: ${KINDS.join(", ")}` }]);
  return connector;
}

/** The JSON schema of a kind's manifest, for editors. */
export function schemaOf(kind: string): JsonSchema {
  const options = { io: "input", unrepresentable: "any" } as const;
  const { $schema: _own, ...config } = z.toJSONSchema(kindOf(kind).configSchema, options) as JsonSchema;
  const whole = z.toJSONSchema(manifestSchema, options) as JsonSchema;
  const required = [...new Set([...(whole.required ?? []), "config"])];
  return { ...whole, title: `manifest of a source of kind ${kind}`, required, properties: { ...whole.properties, kind: { const: kind }, config } };
}

/** A manifest to fill in: everything a kind demands, with what is expected in the place of each value. */
export function newManifest(kind: string, id: string): string {
  const given = { id, name: { vi: id, en: id }, kind, zone: "Asia/Ho_Chi_Minh", everySeconds: 60, staleAfterSeconds: 600, secrets: {} };
  const skeleton = skeletonOf(schemaOf(kind)) as Record<string, unknown>;
  const order = ["id", "name", "kind", "owner", "zone", "baseUrl", "everySeconds", "staleAfterSeconds", "secrets", "config"];
  const filled: Record<string, unknown> = { ...skeleton, ...given };
  return stringify(Object.fromEntries(order.map((key) => [key, filled[key]])));
}

/** A connected source's manifest as YAML, without its secrets: only their names. */
export function manifestText(row: ManifestRow, units: UnitRegister, vault: Vault): { text: string; secretNames: string[] } {
  const { id, kind, zone, baseUrl, allow, everySeconds, staleAfterSeconds, frozen, config } = row;
  const name = { vi: row.nameVi, en: row.nameEn };
  const owner = units.byId(row.ownerUnitId).code;
  const secretNames = Object.keys(secretsOf({ code: id, secretsSealed: row.secretsSealed }, vault));
  return { text: stringify({ id, name, kind, owner, zone, baseUrl, allow, everySeconds, staleAfterSeconds, frozen, config }), secretNames };
}
