import { appendAudit, keptContext } from "../audit/index.ts";
import type { AuditActor } from "../audit/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { Refused } from "../platform/problem.ts";
import type { KeyStore } from "./key-store.ts";
import { jobPlace, noticePlace, viewPlace } from "./sealed-submitter.ts";
import {
  jobsUnderOther,
  keptUnderOther,
  recordsUnderOther,
  renewJobs,
  renewKept,
  renewRecords,
  renewSetting,
  renewSource,
  renewUnreadable,
  renewViews,
  settingsUnderOther,
  sourcesUnderOther,
  sealedUnder,
  unreadableUnderOther,
  viewsUnderOther,
} from "./rotate-keys.queries.ts";
import { keyOutOfUse, useKey } from "./vault.queries.ts";
import type { Vault } from "./vault.ts";

const AT_ONCE = 1_000;

/** Where the keys are, and who turns them. */
export interface Rotation {
  database: Database;
  vault: Vault;
  store: KeyStore;
  clock: Clock;
  actor: AuditActor;
  /** Gives running hubs the time to learn of a new key before anything is sealed under it. */
  settle(): Promise<void>;
}

/**
 * Makes a new master key current and wraps everything under it anew, in batches of 1,000 that are each committed. Old and new are
 * readable meanwhile. One that was cut short is gone on with, under the key that is current.
 * @returns the current key's id and how many seals were renewed
 */
export async function rotateKeys(rotation: Rotation): Promise<{ key: string; renewed: number; resumed: boolean }> {
  const { database, vault, clock, actor } = rotation;
  const resumed = await database.write((tx) => anythingUnderOther(tx, vault.currentKey()));
  if (!resumed) await newCurrent(rotation);
  const key = vault.currentKey();
  const renewed = await renewAll(database, vault);
  await database.write((tx) =>
    appendAudit(tx, { stream: "key", actor, act: "rotateKeys", subject: { kind: "masterKey", id: key }, detail: { renewed, resumed }, at: clock.now() }),
  );
  return { key, renewed, resumed };
}

async function newCurrent({ database, vault, store, ...rotation }: Rotation): Promise<void> {
  const id = await store.add();
  await vault.reload();
  await rotation.settle();
  await database.write((tx) => tx.rows(useKey, [id]));
  store.makeCurrent(id);
  await vault.reload();
}

/**
 * Takes a master key out of the file that nothing is sealed under any more. What still was, by a hub that had not heard of the new key,
 * is renewed first.
 * @throws {Refused} it is the current one, or there is no such key
 */
export async function retireKey({ database, vault, store, clock, actor }: Rotation, id: string): Promise<void> {
  if (!vault.knows(id)) throw new Refused([{ at: store.keyFile, message: `there is no key ${id} in it` }]);
  if (id === vault.currentKey()) throw new Refused([{ at: store.keyFile, message: `${id} is the current key; rotate first` }]);
  await renewAll(database, vault);
  await database.write(async (tx) => {
    const { left } = await tx.one<sealedUnder>(sealedUnder, [Buffer.from(id, "hex")]);
    if (left > 0)
      throw new Refused([{ at: store.keyFile, message: `${left} seals are under ${id} again: a hub still seals with it; wait and retire it later` }]);
    await tx.rows(keyOutOfUse, [id]);
    await appendAudit(tx, { stream: "key", actor, act: "retireKey", subject: { kind: "masterKey", id }, detail: {}, at: clock.now() });
  });
  store.remove(id);
  await vault.reload();
}

async function anythingUnderOther(tx: Tx, current: string): Promise<boolean> {
  const under = Buffer.from(current, "hex");
  const looks: [string, unknown[]][] = [
    [recordsUnderOther, [under, 1]],
    [sourcesUnderOther, [under]],
    [unreadableUnderOther, [under, 1]],
    [keptUnderOther, [under, 1]],
    [jobsUnderOther, [under, 1]],
    [viewsUnderOther, [under, 1]],
    [settingsUnderOther, [under, 1]],
  ];
  for (const [sql, values] of looks) if ((await tx.rows(sql, values)).length > 0) return true;
  return false;
}

async function renewAll(database: Database, vault: Vault): Promise<number> {
  const steps = [recordBatch, sourceBatch, unreadableBatch, keptBatch, jobBatch, viewBatch, settingBatch];
  let renewed = 0;
  for (const step of steps) {
    for (let done = -1; done !== 0; renewed += Math.max(done, 0)) done = await database.write((tx) => step(tx, vault));
  }
  return renewed;
}

const currentOf = (vault: Vault): Buffer => Buffer.from(vault.currentKey(), "hex");

async function recordBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<recordsUnderOther>(recordsUnderOther, [currentOf(vault), AT_ONCE]);
  if (rows.length === 0) return 0;
  const renewed = rows.map((row) => vault.renewed(row.wrapped_key, { wrapped: true }).toString("hex"));
  await tx.rows(renewRecords, [rows.map((r) => r.source_id), rows.map((r) => r.stream), rows.map((r) => r.source_case_id), renewed]);
  return rows.length;
}

async function sourceBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<sourcesUnderOther>(sourcesUnderOther, [currentOf(vault)]);
  for (const row of rows) await tx.rows(renewSource, [row.id, vault.renewed(row.secrets_sealed, { context: `source:${row.code}:secrets` })]);
  return rows.length;
}

async function unreadableBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<unreadableUnderOther>(unreadableUnderOther, [currentOf(vault), AT_ONCE]);
  if (rows.length === 0) return 0;
  const renewed = rows.map((row) => vault.renewed(row.raw_sealed, { context: `quarantine:${row.code}` }).toString("hex"));
  await tx.rows(renewUnreadable, [rows.map((r) => r.id), renewed]);
  return rows.length;
}

async function keptBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<keptUnderOther>(keptUnderOther, [currentOf(vault), AT_ONCE]);
  if (rows.length === 0) return 0;
  const renewed = rows.map((row) => vault.renewed(row.sealed, { context: keptContext(row.stream, row.number, row.name) }).toString("hex"));
  await tx.rows(renewKept, [rows.map((r) => r.stream), rows.map((r) => r.number), rows.map((r) => r.name), renewed]);
  return rows.length;
}

async function jobBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<jobsUnderOther>(jobsUnderOther, [currentOf(vault), AT_ONCE]);
  if (rows.length === 0) return 0;
  const renewed = rows.map((row) => vault.renewed(row.sealed, { context: jobPlace(row.by_account_id, row.key) }).toString("hex"));
  await tx.rows(renewJobs, [rows.map((r) => r.id), renewed]);
  return rows.length;
}

async function viewBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<viewsUnderOther>(viewsUnderOther, [currentOf(vault), AT_ONCE]);
  if (rows.length === 0) return 0;
  const hex = (row: viewsUnderOther): string => vault.renewed(row.sealed, { context: viewPlace(row.id) }).toString("hex");
  await tx.rows(renewViews, [rows.map((r) => r.id), rows.map(hex), rows.map((r) => r.sealed.toString("hex"))]);
  return rows.length;
}

async function settingBatch(tx: Tx, vault: Vault): Promise<number> {
  const rows = await tx.rows<settingsUnderOther>(settingsUnderOther, [currentOf(vault), AT_ONCE]);
  const renewed = (sealed: Buffer | null, account: number, item: "mail" | "phone"): Buffer | null =>
    sealed === null ? null : vault.renewed(sealed, { context: noticePlace(account, item) });
  for (const { account_id: account, mail_sealed: mail, phone_sealed: phone } of rows)
    await tx.rows(renewSetting, [account, renewed(mail, account, "mail"), renewed(phone, account, "phone")]);
  return rows.length;
}
