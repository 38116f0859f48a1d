import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { appendAudit, verifyAudit, writeCheckpoint } from "../../server/src/audit/index.ts";
import { readOnly } from "../../server/src/platform/read-only.ts";
import { systemClock } from "../../server/src/platform/now.ts";
import { aProvince } from "./province.ts";
import type { Measured } from "./figure.ts";
import type { Order, Suite } from "./suite.ts";

/** Writes a chain of entries as audit_append would, faster: the same body, the same hash. */
const CHAIN = /* sql */ `do $$
declare h bytea := decode(repeat('00', 32), 'hex'); b text;
begin
  for n in 1..ENTRIES loop
    b := '{"act":"revealSubmitter","actor":{"id":' || n % 900 || ',"kind":"account","name":"can.bo.' || n % 900 || '"},"at":"2026-11-21T03:00:00.000Z","detail":{"how":"own","items":"name,phone","purpose":null,"until":"2026-11-21T03:10:00.000Z"},"number":'
      || n || ',"stream":"access","subject":{"id":"' || n % 60000 || '","kind":"case"}}';
    h := sha256(h || convert_to(b, 'UTF8'));
    insert into audit_entry (stream, number, at, body, hash) values ('access', n, now(), b, h);
  end loop;
  update audit_head set last = ENTRIES, hash = h where stream = 'access';
end $$`;

const PARALLEL = 8;

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
      await chained(adminUrl, order.cases);
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
      const appends = Math.min(order.cases, 4_000);
      const one = () =>
        hub.database.write((tx) =>
          appendAudit(tx, {
            stream: "access",
            actor: { kind: "hub", id: null, name: "bench" },
            act: "look",
            subject: { kind: "case", id: "1" },
            detail: {},
            at: 0,
          }),
        );
      const appended = await rounds(order, "appending", async () => {
        for (let done = 0; done < appends; done += PARALLEL) await Promise.all(Array.from({ length: PARALLEL }, one));
      });
      yield {
        figure: "audit.append",
        unit: "ms",
        values: appended.map((seconds) => (seconds * 1_000) / appends),
        goal: { sense: "≤", limit: 5 },
        workload: `${appends} transactions of one entry each in one stream, ${PARALLEL} at a time; wall clock an entry`,
      };
      await hub.close();
    } finally {
      await province.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function chained(url: string, entries: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(CHAIN.replaceAll("ENTRIES", String(entries)));
  await client.query("vacuum analyze audit_entry");
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
