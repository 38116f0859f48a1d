import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase } from "../../server/src/access/test-database.ts";
import type { Database } from "../../server/src/platform/database.ts";
import { appendAudit } from "../../server/src/audit/index.ts";
import type { AuditEntry } from "../../server/src/audit/index.ts";

let database: Database;
let stop: () => Promise<void>;
let asOwner: (sql: string) => Promise<void>;
beforeAll(async () => ({ database, stop, asOwner } = await aDatabase()), 60_000);
afterAll(() => stop());

const anEntry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  stream: "decision",
  actor: { kind: "account", id: 7, name: "giamdoc.sxd" },
  act: "adoptCalendar",
  subject: { kind: "calendar", id: "2026-2" },
  detail: { redated: 37, b: null, a: "VPUB" },
  at: Date.UTC(2026, 10, 21, 3),
  ...change,
});

test("an entry stands in its stream in canonical form, and its hash binds it to the one before", async () => {
  await database.write((tx) => appendAudit(tx, anEntry()));
  const rows = await database.read((tx) =>
    tx.rows<{ body: string; fits: boolean }>(
      `-- entries
       select body, hash = sha256(coalesce(lag(hash) over (order by number), decode(repeat('00', 32), 'hex')) || convert_to(body, 'UTF8')) as fits
       from audit_entry where stream = 'decision' order by number`,
    ),
  );
  expect(rows[0]).toEqual({
    fits: true,
    body: '{"act":"adoptCalendar","actor":{"id":7,"kind":"account","name":"giamdoc.sxd"},"at":"2026-11-21T03:00:00.000Z","detail":{"a":"VPUB","b":null,"redated":37},"number":1,"stream":"decision","subject":{"id":"2026-2","kind":"calendar"}}',
  });
});

test("fifty writers at once leave no gap and one chain", async () => {
  const writers = Array.from({ length: 50 }, (_, w) =>
    database.write((tx) => appendAudit(tx, anEntry({ stream: "access", detail: { w } }), anEntry({ stream: "key" }))),
  );
  const undone = database.write(async (tx) => {
    await appendAudit(tx, anEntry({ stream: "access" }));
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await Promise.all(writers);
  const { numbers, broken } = await database.read((tx) =>
    tx.one<{ numbers: number[]; broken: number }>(
      `-- chain
       select array_agg(number::int order by number) as numbers, count(*) filter (where not fits) as broken from (
         select number, hash = sha256(coalesce(lag(hash) over (order by number), decode(repeat('00', 32), 'hex')) || convert_to(body, 'UTF8')) as fits
         from audit_entry where stream = 'access') chained`,
    ),
  );
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(broken).toBe(0);
});

test.each([
  "update audit_entry set body = body",
  "delete from audit_entry",
  "truncate audit_entry cascade",
  "delete from audit_head",
  "update audit_text set name = name",
])("what is written stays: %s is refused to the hub, and to the owner", async (sql) => {
  await expect(database.write((tx) => tx.rows(`-- tamper\n${sql}`))).rejects.toThrow("permission denied");
  await expect(asOwner(sql)).rejects.toThrow("the audit chain is append-only");
});

test("a sentence or a name is no code and does not get into an entry", async () => {
  const named = database.write((tx) => appendAudit(tx, anEntry({ detail: { note: "bà Lạc Hồng Thủy Tiên" } })));
  await expect(named).rejects.toThrow("the audited note is no code or id");
});
