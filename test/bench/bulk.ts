import { randomUUID } from "node:crypto";
import pg from "pg";
import { addAccount, viewerByAccount } from "../../server/src/access/index.ts";
import { startBulk } from "../../server/src/backlog/bulk.ts";
import { contextOf, workBulk } from "../../server/src/backlog/bulk-work.ts";
import type { Hub } from "../../server/src/hub.ts";
import { takeBatch } from "../../server/src/ingest/take-batch.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import { asOfView } from "../../server/src/tally/index.ts";
import { postgresMeter, Stopwatch } from "./cpu.ts";
import type { Pass } from "./cpu.ts";
import type { Measured } from "./figure.ts";
import { measureOthers } from "./bulk-others.ts";
import { aRun } from "./ingest.ts";
import { aProvince, orderOn } from "./province.ts";
import type { Province } from "./province.ts";
import { ANCHOR, inventRows, recordsOf } from "./records.ts";
import type { Order, Suite } from "./suite.ts";

const SEED = 11;
const NOWHERE = "http://127.0.0.1:9";
const A_DAY = 86_400_000;
const CLOCK = fixedClock(ANCHOR + A_DAY);
const LOGIN = { username: "van.phong", password: "mat khau de do", displayName: "Chánh Văn phòng", role: "OFFICE_CHIEF" } as const;

/** One change asked for of so many cases as one job, and the same rows written bare. */
export const bulkSuite: Suite = {
  full: 10_000,
  smallest: 300,
  async *measure(order: Order): AsyncIterable<Measured> {
    const province = await aProvince({ checkout: order.checkout, addresses: { tinh: NOWHERE }, clock: CLOCK });
    try {
      order.say(`bulk: taking in ${order.cases} cases`);
      const base = await province.fresh("bulk_base");
      const chief = await withCases(province, base, order);
      if ("bulk.rate".startsWith(order.only)) yield await measureRate(order, province, base, chief);
      if ("bulk.others".startsWith(order.only)) yield await measureOthers(order, province, base, bulkSuite.full);
    } finally {
      await province.end();
    }
  },
};

async function measureRate(order: Order, province: Province, base: string, chief: number): Promise<Measured> {
  const [values, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < order.rounds; round += 1) {
    const { worked, bare, cpu } = await measureRound(province, base, chief, order.cases);
    values.push(order.cases / worked);
    floors.push(order.cases / bare);
    order.say(`bulk, round ${round + 1}: ${worked.toFixed(2)} s (${cpu}), the same rows bare ${bare.toFixed(2)} s`);
  }
  return {
    figure: "bulk.rate",
    unit: "cases/s",
    values,
    floors,
    goal: { sense: "≥", limit: 0.25 },
    workload: `a comment of the province's office on ${order.cases} cases of the sample hotline as one job, ${order.rounds} rounds in fresh copies; counted: the asker's rights and sight, case by case version, stage and rules, the submitter taken out of the words, sealing, outbox, journal, audit chain, outcomes, commits. Floor: the very rows of outbox, journal, chain and outcomes by one INSERT … SELECT or UPDATE a table, one commit, same tables and indices`,
  };
}

/** @returns the account that will ask */
async function withCases(province: Province, url: string, order: Order): Promise<number> {
  const hub = await province.open(url, CLOCK);
  const run = await aRun(hub, order.checkout);
  for (const batch of inventRows(order.cases, SEED)) {
    const told = { stream: "cases", records: recordsOf(batch), rejects: [] };
    await hub.database.write((tx) => takeBatch(tx, run, told, hub.clock.now()));
  }
  await addAccount(hub.database, hub.clock, { ...LOGIN, unitId: hub.units().idOf("VPUB") });
  const [account] = await hub.database.read((tx) => tx.rows<{ id: number }>("/* bench */ select id from account where username = $1", [LOGIN.username]));
  await hub.close();
  await orderOn(province.owner(url), "vacuum analyze");
  if (account === undefined) throw new Error("nobody can ask");
  return account.id;
}

/** Seconds of the job, its start included, and of its rows written bare into a copy that has the job waiting. @param base the database to begin with */
async function measureRound(province: Province, base: string, chief: number, cases: number): Promise<{ worked: number; bare: number; cpu: string }> {
  const urlOf = (name: string): string => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  await copyOf(province, "bulk_base", "bulk_job");
  const asking = await withHub(province, urlOf("bulk_job"), (hub) => asked(hub, chief));
  await copyOf(province, "bulk_job", "bulk_floor");
  const working = await withHub(province, urlOf("bulk_job"), (hub) => workBulk({ ...hub, changed: () => undefined }));
  const bare = await writtenBare(province.owner(urlOf("bulk_job")), province.owner(urlOf("bulk_floor")), cases);
  for (const name of ["bulk_job", "bulk_floor"]) await province.drop(name);
  return { worked: asking.seconds + working.seconds, bare, cpu: toldCpu([asking, working], cases) };
}

/** What the work took, without opening and closing the hub. */
async function withHub(province: Province, url: string, work: (hub: Hub) => Promise<unknown>): Promise<Pass> {
  const stopwatch = new Stopwatch(await postgresMeter(province.url));
  const hub = await province.open(url, CLOCK);
  await stopwatch.time(() => work(hub));
  await hub.close();
  return stopwatch.pass;
}

/** Processor time a case, in words; nothing where the kernel does not tell. */
function toldCpu(passes: readonly Pass[], cases: number): string {
  const each = (of: "here" | "postgres"): string => ((passes.reduce((sum, { cpu }) => sum + (cpu?.[of] ?? 0), 0) / cases) * 1e6).toFixed(0);
  return `µs a case: ${each("here")} here, ${each("postgres")} PostgreSQL`;
}

async function copyOf(province: Province, from: string, to: string): Promise<void> {
  await orderOn(province.url, `create database ${to} template ${from}`);
}

async function asked(hub: Hub, chief: number): Promise<void> {
  const viewer = await viewerByAccount(hub.database, hub.clock, chief);
  if (viewer === null) throw new Error("nobody can ask");
  const [{ last } = { last: 0 }] = await hub.database.read((tx) => tx.rows<{ last: number }>("/* bench */ select last from journal_head"));
  const asOf = { event: last, instant: hub.clock.now() };
  const context = { ...contextOf(viewer, { ...hub, changed: () => undefined }), tick: () => asOf as never };
  const ids = await hub.database.read((tx) => tx.rows<{ id: number }>("/* bench */ select id from feedback_case order by id"));
  const selection = { ids: ids.map(({ id }) => String(id)), asOf: asOfView(asOf).token };
  const change = { kind: "COMMENT", words: "Đề nghị đơn vị rà soát, báo cáo kết quả trong tuần" } as const;
  const started = await startBulk({ key: randomUUID(), reason: "Rà soát tồn đọng", selection, change, typedCount: ids.length }, context);
  if (!("job" in started)) throw new Error(`the job was not started: ${started.message}`);
}

/** What a job writes, a table each. */
const ROWS = [
  { table: "case_change", columns: "*" },
  { table: "event", columns: "*" },
  { table: "audit_entry", columns: "stream, number, at, body, hash" },
] as const;

/** @param worked the database in which the job was done @param floor its copy from before @returns seconds */
async function writtenBare(worked: string, floor: string, cases: number): Promise<number> {
  const [from, to] = [new pg.Client({ connectionString: worked }), new pg.Client({ connectionString: floor })];
  await Promise.all([from.connect(), to.connect()]);
  try {
    const { rows: done } = await from.query("select count(*)::int as n from bulk_item where outcome = 'DONE'");
    if (done[0].n !== cases) throw new Error(`${done[0].n} of ${cases} cases are done`);
    for (const { table } of ROWS) await handedOver(from, to, table);
    const { rows: items } = await from.query("select json_agg(json_build_object('case_id', case_id, 'change_id', change_id))::text as told from bulk_item");
    await to.query("create table saved_item as select * from json_to_recordset($1::json) as r(case_id bigint, change_id bigint)", [items[0].told]);
    await to.query("analyze");
    const began = performance.now();
    await to.query("begin");
    for (const { table, columns } of ROWS) {
      const overriding = table === "case_change" ? "overriding system value" : "";
      await to.query(`insert into ${table} ${columns === "*" ? "" : `(${columns})`} ${overriding} select ${columns} from saved_${table}`);
    }
    await to.query("update bulk_item i set outcome = 'DONE', change_id = s.change_id from saved_item s where s.case_id = i.case_id");
    await to.query("commit");
    return (performance.now() - began) / 1_000;
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}

const NEW = { case_change: "true", event: "kind = 'CHANGE_REQUESTED'", audit_entry: "act = 'requestCaseChange'" } as const;

/** The rows that the job wrote, into a table beside. */
async function handedOver(from: pg.Client, to: pg.Client, table: keyof typeof NEW): Promise<void> {
  await to.query(`create table saved_${table} as select * from ${table} limit 0`);
  const { rows } = await from.query(`select row_to_json(t)::text as told from ${table} t where ${NEW[table]}`);
  const all = `[${rows.map((row: { told: string }) => row.told).join(",")}]`;
  await to.query(`insert into saved_${table} select * from json_populate_recordset(null::saved_${table}, $1::json)`, [all]);
}
