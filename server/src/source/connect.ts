import type { EntityManager } from "@mikro-orm/postgresql";
import type { Vault } from "../access/index.ts";
import { Refused } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { Manifest } from "./manifest.ts";
import { SourceSystem } from "./source.entity.ts";

/**
 * Connects a source, or brings a connected one to what its manifest says now; its reading position stays.
 * @throws {Refused} the owner is not in the register
 */
export async function connectSource(em: EntityManager, vault: Vault, units: UnitRegister, manifest: Manifest): Promise<void> {
  const owner = units.byCode(manifest.owner);
  if (owner === undefined) throw new Refused([{ at: "owner", message: `the register has no unit ${manifest.owner}` }]);
  const source = (await em.findOne(SourceSystem, { code: manifest.id })) ?? new SourceSystem();
  Object.assign(source, {
    code: manifest.id,
    nameVi: manifest.name.vi,
    nameEn: manifest.name.en,
    kind: manifest.kind,
    ownerUnitId: owner.id,
    zone: manifest.zone,
    baseUrl: manifest.baseUrl,
    allow: manifest.allow ?? [],
    config: manifest.config,
    secretsSealed: vault.sealMaster(JSON.stringify(manifest.secrets), `source:${manifest.id}:secrets`),
    everySeconds: manifest.everySeconds,
    staleAfterSeconds: manifest.staleAfterSeconds,
    frozen: manifest.frozen,
    fault: null,
    faultTimes: 0,
    stoppedAt: null,
  });
  em.persist(source);
  await em.flush();
}

/** The source's secrets in the clear, for one run. */
export function secretsOf(source: { code: string; secretsSealed: Buffer }, vault: Vault): Record<string, string> {
  return JSON.parse(vault.openMaster(source.secretsSealed, `source:${source.code}:secrets`).toString("utf8")) as Record<string, string>;
}
