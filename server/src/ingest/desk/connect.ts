import { appendAudit } from "../../audit/index.ts";
import type { Tx } from "../../platform/database.ts";
import { Refused } from "../../platform/problem.ts";
import { askForRun, connectSource, manifestOf, manifestRow, secretsOf, setPaused, setSecrets, sourceRows } from "../../source/index.ts";
import type { Manifest, SourceRow } from "../../source/index.ts";
import type { IngestHub } from "../report.ts";
import { fitManifest, manifestText } from "./manifest.ts";
import { keptSource, sourceEntry } from "./who.ts";
import type { Keeper } from "./who.ts";

/** What a person gives: a manifest, or the name of a connected source; secrets beside it are never read back. */
export interface Given {
  manifest?: string | null;
  source?: string | null;
  secrets?: Readonly<Record<string, string>>;
}

/**
 * The manifest that is meant, with its secrets. Those of a connected source stay in use as long as its address does: whoever gives it another
 * address gives its secrets again, so that nobody has them sent to himself.
 * @throws {Refused} there is no such source, he does not keep it or the owner, or the manifest cannot be read
 */
export async function manifestMeant(hub: IngestHub, who: Keeper, given: Given): Promise<Manifest> {
  const text = given.manifest ?? (await textOf(hub, who, given.source ?? ""));
  const manifest = manifestOf(text);
  const owner = hub.units().byCode(manifest.owner);
  if (owner !== undefined && !who.may(owner.id)) throw new Refused([{ at: "owner", message: `you do not keep sources of ${manifest.owner}` }]);
  const kept = await hub.database.read((tx) => sourceRows(tx, manifest.id));
  const before = kept[0];
  if (before !== undefined && !who.may(before.ownerUnitId)) throw new Refused([{ at: "id", message: `the name "${manifest.id}" is taken` }]);
  return { ...manifest, secrets: { ...keptSecrets(hub, before, manifest), ...manifest.secrets, ...given.secrets } };
}

async function textOf(hub: IngestHub, who: Keeper, code: string): Promise<string> {
  return hub.database.read(async (tx) => {
    const source = await keptSource(tx, who, code);
    return manifestText(await manifestRow(tx, source.id), hub.units(), hub.vault).text;
  });
}

function keptSecrets(hub: IngestHub, before: SourceRow | undefined, { baseUrl, allow }: Manifest): Record<string, string> {
  if (before === undefined || addressOf(before.baseUrl) !== addressOf(baseUrl) || (allow ?? []).some((host) => !before.allow.includes(host))) return {};
  return secretsOf(before, hub.vault);
}

/** Who answers there: everything of the address but its path. */
function addressOf(baseUrl: string): string {
  const { protocol, username, host } = new URL(baseUrl);
  return `${protocol}//${username}@${host}`;
}

/** Connects a source, or changes a connected one. @throws {Refused} as manifestMeant, or what its kind's configuration has wrong */
export async function connectManifest(hub: IngestHub, who: Keeper, given: Given & { paused?: boolean }): Promise<string> {
  const manifest = await manifestMeant(hub, who, given);
  if (given.manifest != null) fitManifest(given.manifest);
  const paused = given.paused ?? null;
  await hub.database.write((tx) => appendAudit(tx, sourceEntry(hub, who, { act: "connectSource", source: manifest.id, detail: { kind: manifest.kind } })));
  await connectSource(hub.database.em(), hub.vault, hub.units(), manifest);
  if (paused !== null) await hub.database.write(async (tx) => setPaused(tx, (await keptSource(tx, who, manifest.id)).id, paused));
  return manifest.id;
}

/** One act on a connected source, with its entry in the chain. */
async function acted(
  hub: IngestHub,
  who: Keeper,
  told: { act: string; source: string; detail?: Record<string, number> },
  act: (tx: Tx, source: SourceRow) => Promise<void>,
) {
  await hub.database.write(async (tx) => {
    const source = await keptSource(tx, who, told.source);
    await act(tx, source);
    await appendAudit(tx, sourceEntry(hub, who, told));
  });
}

/** Stops reading it by itself, or goes on; what its faults stopped goes on too. */
export function pauseSource(hub: IngestHub, who: Keeper, source: string, paused: boolean): Promise<void> {
  return acted(hub, who, { act: paused ? "pauseSource" : "resumeSource", source }, (tx, { id }) => setPaused(tx, id, paused));
}

/** A read begins as soon as a hub looks, whatever the source's pace. @throws {Refused} it is paused */
export function askToRead(hub: IngestHub, who: Keeper, source: string): Promise<void> {
  return acted(hub, who, { act: "syncSource", source }, async (tx, { id, paused }) => {
    if (paused) throw new Refused([{ at: "source", message: "it is paused; let it go on first" }]);
    await askForRun(tx, id, who.actor.name, hub.clock.now());
  });
}

/** Secrets by name; null takes one away. They are sealed, and no answer tells them. */
export function changeSecrets(hub: IngestHub, who: Keeper, source: string, secrets: Readonly<Record<string, string | null>>): Promise<void> {
  return acted(hub, who, { act: "setSourceSecrets", source, detail: { secrets: Object.keys(secrets).length } }, async (tx, row) => {
    const merged = Object.entries({ ...secretsOf(row, hub.vault), ...secrets }).filter(([, value]) => value !== null);
    await setSecrets(tx, row.id, hub.vault.sealMaster(JSON.stringify(Object.fromEntries(merged)), `source:${row.code}:secrets`));
  });
}
