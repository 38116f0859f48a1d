import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROLES } from "@dau-moi/schema";
import { parse } from "yaml";
import { z } from "zod";
import { accounts, addAccount } from "./access/index.ts";
import type { AccessContext } from "./access/index.ts";
import { adoptCalendar } from "./calendar/index.ts";
import { importRules } from "./clock/index.ts";
import type { Hub } from "./hub.ts";
import type { Tx } from "./platform/database.ts";
import { localDay } from "./platform/local-time.ts";
import { importScheme } from "./score/index.ts";
import { connectSource, manifestOf } from "./source/index.ts";
import { fromYaml, importOfficers, importUnits } from "./unit/index.ts";

const sampleAccounts = z.array(
  z.strictObject({
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    unit: z.string(),
    /** whom of the register the account is */
    officer: z.string().optional(),
    password: z.string(),
  }),
);

/**
 * Loads the invented province: units, limits, calendar, accounts, and its departments' systems at the addresses they run at now.
 * Loading it again changes nothing but addresses.
 * @param folder units.yaml, officers.yaml, rules.yaml, regulations/*.yaml, schemes/*.yaml, calendar.json, accounts.yaml, sources/*.yaml
 * @param addresses department → base URL
 */
export async function loadSample(hub: Hub, folder: string, addresses: Readonly<Record<string, string>>): Promise<void> {
  const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
  const [units, officers] = [await text("units.yaml"), await text("officers.yaml")];
  await hub.database.write(async (tx) => {
    await importUnits(tx, fromYaml(units), localDay(hub.clock.now()));
    if (!(await hasOfficers(tx))) await importOfficers(tx, officers, localDay(hub.clock.now())); // what was changed since stays
  });
  await hub.refresh();
  await loadRulebook(hub, folder);
  await hub.refresh();
  await addAccounts(hub, sampleAccounts.parse(parse(await text("accounts.yaml"))));
  const files = (await readdir(join(folder, "sources"))).filter((name) => name.endsWith(".yaml"));
  for (const file of files.toSorted()) {
    const manifest = manifestOf(await text(join("sources", file)));
    const baseUrl = addresses[manifest.id];
    if (baseUrl !== undefined) await connectSource(hub.database.em(), hub.vault, hub.units(), { ...manifest, baseUrl });
  }
}

async function hasOfficers(tx: Tx): Promise<boolean> {
  return (await tx.rows("/* hasOfficers */ select 1 from officer limit 1")).length > 0;
}

/** The province's own regulation and calendar, unless it has adopted some already; other places' regulations to compare with; schemes of scores, as proposals. */
async function loadRulebook(hub: Hub, folder: string): Promise<void> {
  const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
  const bringing = { body: hub.units().province.code, by: "hub", at: hub.clock.now() };
  const others = (await readdir(join(folder, "regulations"))).toSorted();
  const documents = await Promise.all(others.map((name) => text(join("regulations", name))));
  const schemes = await Promise.all((await readdir(join(folder, "schemes"))).toSorted().map((name) => text(join("schemes", name))));
  const [rules, calendar] = [await text("rules.yaml"), await text("calendar.json")];
  await hub.database.write(async (tx) => {
    const known = await tx.one<{ calendar: boolean; regulation: boolean }>(
      `/* loadRulebook */ select exists (select 1 from work_calendar where adopted_at is not null) as calendar,
         exists (select 1 from regulation where adopted_at is not null) as regulation`,
    );
    if (!known.regulation) await importRules(tx, rules, bringing);
    for (const document of documents) await importRules(tx, document, bringing);
    if (!known.calendar) await adoptCalendar(tx, calendar, hub.clock.now());
    for (const scheme of schemes)
      await importScheme(tx, scheme, { province: bringing.body, accountId: null, name: bringing.by, onBehalfOf: null, at: bringing.at });
  });
}

async function addAccounts(hub: Hub, wanted: z.infer<typeof sampleAccounts>): Promise<void> {
  const known = new Set((await accounts(hub.database)).map((account) => account.username));
  for (const { unit, officer, ...account } of wanted) {
    if (known.has(account.username)) continue; // whom somebody made of him since stays
    await addAccount(hub.database, hub.clock, { ...account, unitId: hub.units().idOf(unit) }, officer);
  }
}

/** What the sign-in page of the sample offers. */
export async function sampleAccountsOf(hub: Hub, folder: string): Promise<AccessContext["hub"]["sampleAccounts"]> {
  const listed = sampleAccounts.parse(parse(await readFile(join(folder, "accounts.yaml"), "utf8")));
  return listed.map(({ unit, officer: _officer, ...account }) => ({ ...account, unitName: hub.units().byCode(unit)?.name ?? unit }));
}
