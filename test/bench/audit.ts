import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { appendAudit, verifyAudit, writeCheckpoint } from "../../server/src/audit/index.ts";
import type { AuditEntry } from "../../server/src/audit/index.ts";
import type { Database } from "../../server/src/platform/database.ts";
import { readOnly } from "../../server/src/platform/read-only.ts";
import { systemClock } from "../../server/src/platform/now.ts";
import { aProvince } from "./province.ts";
import type { Measured } from "./figure.ts";
import type { Order, Suite } from "./suite.ts";

/** A chain as audit_append would write it, in one statement: each hash needs the one before, so the rows follow each other in a recursion. */
const CHAIN = /* sql */ `
with recursive chain (number, body, hash) as (
  select 0::bigint, '', decode(repeat('00', 32), 'hex')
  union all
  select next.number, next.body, sha256(chain.hash || convert_to(next.body, 'UTF8'))
  from chain, lateral (select chain.number + 1 as number, '{"act":"revealSubmitter","actor":{"id":' || (chain.number + 1) % 900
    || ',"kind":"account","name":"can.bo.' || (chain.number + 1) % 900
    || '"},"at":"2026-11-21T03:00:00.000Z","detail":{"how":"own","items":"name,phone","purpose":null,"until":"2026-11-21T03:10:00.000Z"},"number":'
    || chain.number + 1 || ',"stream":"access","subject":{"id":"' || (chain.number + 1) % 60000 || '","kind":"case"}}' as body) next
  where chain.number < ENTRIES
), written as (insert into audit_entry (stream, number, at, body, hash) select 'access', number, now(), body, hash from chain where number > 0)
update audit_head set last = chain.number, hash = chain.hash from chain where chain.number = ENTRIES and stream = 'access'`;

const PARALLEL = 8;
const LOOK: AuditEntry = {
  stream: "access",
  actor: { kind: "hub", id: null, name: "bench" },
  act: "look",
  subject: { kind: "case", id: "1" },
  detail: {},
  at: 0,
};
const BODY =
  '{"act":"look","actor":{"id":null,"kind":"hub","name":"bench"},"at":"1970-01-01T00:00:00.000Z","detail":{},"number":1,"stream":"access","subject":{"id":"1","kind":"case"}}';

const BARE = /* sql */ `
create table bench_bare (like audit_entry including all);
alter table bench_bare drop constraint bench_bare_pkey, alter number add generated always as identity, add primary key (stream, number);
grant insert on bench_bare to dau_moi_worker`;
const INSERT = `-- insertBare
insert into bench_bare (stream, at, body, hash) values ('access', now(), $1, decode(repeat('00', 32), 'hex'))`;

/** Proving a chain of so many entries, and appending to it. */
export const auditSuite: Suite = {
  full: 1_000_000,
  smallest: 1_000,
  async *measure(order: Order): AsyncIterable<Measured> {
    const folder = mkdtempSync(join(tmpdir(), "dau-moi-bench-audit-"));
    const province = await aProvince({ checkout: order.checkout, addresses: {}, clock: systemClock });
    try {
      const url = await province.fresh("audit");
      const adminUrl = Object.assign(new URL(province.url), { pathname: "/audit" }).href;
      const hub = await province.open(url, systemClock);
      order.say(`writing ${order.cases} entries`);
      await asOwner(adminUrl, [CHAIN.replaceAll("ENTRIES", String(order.cases)), "vacuum analyze audit_entry"]);
      const { privateKey, publicKey } = generateKeyPairSync("ed25519");
      await writeCheckpoint({ database: hub.database, clock: systemClock, folders: [folder], key: privateKey });
      const verified = await rounds(order, "verifying", async () => {
        const { entries, findings } = await verifyAudit(readOnly(url), [folder], publicKey);
        if (findings.length > 0 || entries < order.cases) throw new Error(`a chain that nobody touched is not whole: ${JSON.stringify(findings)}`);
      });
      yield {
        figure: "audit.verify",
        unit: "s",
        values: verified,
        goal: { sense: "≤", limit: 10 },
        workload: `a chain of ${order.cases} entries and its checkpoint verified in one read-only snapshot; wall clock`,
      };
      yield await appended(order, hub.database, adminUrl);
      await hub.close();
    } finally {
      await province.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Appending, and the same rows inserted and committed without a chain. */
async function appended(order: Order, database: Database, adminUrl: string): Promise<Measured> {
  await asOwner(adminUrl, [BARE]);
  const appends = Math.min(order.cases, 4_000);
  const each = async (one: () => Promise<unknown>): Promise<void> => {
    for (let done = 0; done < appends; done += PARALLEL) await Promise.all(Array.from({ length: PARALLEL }, one));
  };
  const perEntry = (seconds: readonly number[]): number[] => seconds.map((all) => (all * 1_000) / appends);
  const bare = { order: { ...order, rounds: 1 }, what: "inserting without a chain", work: () => each(() => database.write((tx) => tx.rows(INSERT, [BODY]))) };
  const chain = { order: { ...order, rounds: 1 }, what: "appending", work: () => each(() => database.write((tx) => appendAudit(tx, LOOK))) };
  const [floors, values]: [number[], number[]] = [[], []];
  for (let round = 0; round < order.rounds; round += 1) {
    floors.push(...perEntry(await rounds(bare.order, bare.what, bare.work)));
    values.push(...perEntry(await rounds(chain.order, chain.what, chain.work)));
  }
  return {
    figure: "audit.append",
    unit: "ms",
    values,
    floors,
    goal: { sense: "≤", limit: 3 },
    workload: `${appends} transactions of one entry each in one stream, ${PARALLEL} at a time, wall clock an entry; floor: the same row into the same table without head, hash and order, ${PARALLEL} at a time`,
  };
}

async function asOwner(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function rounds(order: Order, what: string, work: () => Promise<void>): Promise<number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < order.rounds; round += 1) {
    const from = performance.now();
    await work();
    seconds.push((performance.now() - from) / 1_000);
    order.say(`${what}: ${seconds.at(-1)?.toFixed(2)} s`);
  }
  return seconds;
}
