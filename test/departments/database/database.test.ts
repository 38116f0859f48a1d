import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { aDepartment, type TestDepartment } from "../a-department.ts";
import { CREDENTIALS } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { yearMonthDaySecond } from "../vietnam-time.ts";

const START_MS = 60_000;
const { user, password } = CREDENTIALS.syt;

async function reader({ baseUrl }: TestDepartment): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(baseUrl), { username: user, password }).href });
  client.on("error", () => undefined); // it is told by the next call
  await client.connect();
  return client;
}

/** What the ledger says of each case and what the tables do, in one shape. */
async function compared(department: TestDepartment, client: pg.Client): Promise<[ledger: unknown, tables: unknown]> {
  const lines = [...new Map((await department.control<LedgerLine[]>("ledger")).map((line) => [line.id, line])).values()];
  const told = lines.map((line) => [line.id, line.modified, line.steps.map(({ at }) => yearMonthDaySecond(Date.parse(at)))]);
  const { rows } = await client.query<{ id: string; mark: string; steps: string[] }>(
    `select p.id::text, cap_nhat::text as mark, array_agg(luc::text order by thu_tu) as steps from phan_anh p join phan_anh_buoc b on b.phan_anh_id = p.id group by p.id`,
  );
  const byId = (list: unknown[][]): unknown[][] => list.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return [byId(told), byId(rows.map(({ id, mark, steps }) => [id, mark, steps]))];
}

test("the tables hold what the ledger holds, through changes and a killed department, and readers can only read", { timeout: 2 * START_MS }, async () => {
  const dir = mkdtempSync(join(tmpdir(), "departments-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const { department: first } = await aDepartment("syt", { dir, scale: 0.2, richness: "full" });
  const client = await reader(first);
  for (let change = 0; change < 20; change += 1) await first.control("change", {});
  await expect.poll(async () => (await first.control<{ promised: number }>("summary")).promised).toBe(0);
  const [ledger, tables] = await compared(first, client);
  expect(tables).toEqual(ledger);
  await expect(client.query("delete from phan_anh")).rejects.toThrow("read-only");
  await expect(client.query("set transaction read write; delete from phan_anh")).rejects.toThrow("permission denied");
  await expect(client.query("select * from dong_bo")).rejects.toThrow("permission denied");
  await first.control("fault", { mode: "unauthorized" });
  const stillOpen = (): Promise<boolean> =>
    client.query("select 1").then(
      () => true,
      () => false,
    );
  await expect.poll(stillOpen).toBe(false); // the server ends connections in its own time
  await expect(reader(first)).rejects.toThrow("not permitted to log in");
  await first.control("fault", { mode: "none" });
  await first.kill();
  const { department: again, leave } = await aDepartment("syt", { dir, richness: "full" });
  onTestFinished(leave);
  const after = await reader(again);
  onTestFinished(() => after.end());
  const [kept, there] = await compared(again, after);
  expect(there).toEqual(kept);
});

test("a night's job gives many rows one instant", { timeout: START_MS }, async () => {
  const { department, leave } = await aDepartment("syt", { scale: 1, richness: "full" });
  onTestFinished(leave);
  const client = await reader(department);
  onTestFinished(() => client.end());
  const { rows } = await client.query<{ n: number }>("select max(n)::int as n from (select count(*) as n from phan_anh group by cap_nhat) as marks");
  expect(rows[0]?.n).toBeGreaterThan(100);
});
