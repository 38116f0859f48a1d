import { makeTables, manifestOf } from "../../journey/kit/petitions.ts";
import { aMariaDbDepartment, aPostgresDepartment } from "../../journey/kit/department-database.ts";
import type { DepartmentDatabase } from "../../journey/kit/department-database.ts";
import { findMariaDb, startMariaDb } from "../../journey/kit/mariadb.ts";
import type { Measured } from "../figure.ts";
import type { Province } from "../province.ts";
import type { Order } from "../suite.ts";
import { MB, measureTaking, startHub } from "./hub-process.ts";
import type { Taking } from "./hub-process.ts";
import { toldTaking } from "./told.ts";

/** Rows of the table for each case that a bench is told: 50,000 cases are a million rows. */
const ROWS_A_CASE = 20;

/** One large table of a department's database, nine tenths of it answered long ago: how much memory the hub takes beyond what it takes idle. */
export async function* measurePostgresTable(order: Order, province: Province): AsyncIterable<Measured> {
  yield* measureTable(order, province, "postgresql", () => aPostgresDepartment(province.url));
}

/** The same on MariaDB; said aloud, and no figure, where the machine has none. */
export async function* measureMariaDbTable(order: Order, province: Province): AsyncIterable<Measured> {
  const found = await findMariaDb();
  if ("missing" in found) return order.say(`sources, mariadb: not measured: ${found.missing}`);
  const server = await startMariaDb(found);
  try {
    yield* measureTable(order, province, "mariadb", () => aMariaDbDepartment(server));
  } finally {
    await server.leave();
  }
}

async function* measureTable(
  order: Order,
  province: Province,
  kind: DepartmentDatabase["kind"],
  start: () => Promise<DepartmentDatabase>,
): AsyncIterable<Measured> {
  const rows = order.cases * ROWS_A_CASE;
  const takings: Taking[] = [];
  for (let round = 0; round < order.rounds; round++) {
    const department = await start();
    try {
      const taking = await measureRound(order, province, department, rows);
      takings.push(taking);
      order.say(`sources, ${kind}, round ${round + 1}: ${rows} rows, ${toldTaking(taking)}`);
    } finally {
      await department.drop();
    }
  }
  yield {
    figure: `ingest.rss.sql_${kind}`,
    unit: "MB",
    values: takings.map(({ overIdle }) => overIdle / MB),
    goal: { sense: "≤", limit: 200 },
    workload: `a table of ${rows} rows (some 500 characters each, nine tenths of them with a step in a second table) on ${kind}, committed at once and read into an empty province by the hub as a process of its own; the hub's peak resident memory (VmHWM) minus its resident memory idle (databases not counted); every row counted as a case in the end; ${order.rounds} rounds`,
  };
}

async function measureRound(order: Order, province: Province, department: DepartmentDatabase, rows: number): Promise<Taking> {
  await makeTables(department);
  const hub = await startHub(order, province, "tables", [{ ...manifestOf(department), everySeconds: 2 }]);
  try {
    return await measureTaking(hub, order, { cases: rows, reads: false, arrive: () => fill(department, rows) });
  } finally {
    await hub.stop();
  }
}

/** The columns that the manifest names and a keeper fills. */
const COLUMNS = "so_phieu, ngay_nhan, cap_nhat, trang_thai, linh_vuc, tieu_de, noi_dung, don_vi, nguoi_gui, dien_thoai";
const SENTENCE = "Mặt đường có nhiều ổ gà, nước đọng sau mưa, xe máy đi lại khó khăn, đề nghị kiểm tra và sửa chữa sớm. ";

/** Row n was changed 0.9 s after row n-1; what is written is seen all at once. */
async function fill({ kind, run }: DepartmentDatabase, rows: number): Promise<void> {
  const isMariaDb = kind === "mariadb";
  const id = isMariaDb ? "concat('P-', lpad(n, 8, '0'))" : "'P-' || lpad(n::text, 8, '0')";
  const changed = isMariaDb
    ? "timestampadd(microsecond, n * 900000, '2026-03-15 09:00:00')"
    : "timestamptz '2026-03-15 09:00:00+07' + n * interval '900 milliseconds'";
  const glued = (...parts: string[]): string => (isMariaDb ? `concat(${parts.join(", ")})` : parts.join(" || "));
  const hash = isMariaDb ? "md5(n)" : "md5(n::text)";
  const number = isMariaDb ? "lpad(n, 8, '0')" : "lpad(n::text, 8, '0')";
  const numbers = isMariaDb ? `(select seq as n from seq_1_to_${rows}) as s` : `generate_series(1, ${rows}) as n`;
  const words = glued(`repeat('${SENTENCE}', 4)`, hash);
  const title = glued("'Ngập nước ở ngõ '", isMariaDb ? "n" : "n::text");
  await run("begin");
  await run(
    `insert into phan_anh (${COLUMNS}) select ${id}, '2026-03-12 08:30:00', ${changed}, case when n % 10 = 0 then 'moi' else 'xong' end, 'Giao thông', ${title}, ${words}, 'SXD', 'Trần Văn Mẫu', ${glued("'09'", number)} from ${numbers}`,
  );
  await run(`insert into nhat_ky (so_phieu, luc, viec, don_vi) select so_phieu, '2026-03-14 10:00:00', 'xong', 'SXD' from phan_anh where trang_thai = 'xong'`);
  await run("commit");
  await run(isMariaDb ? "analyze table phan_anh, nhat_ky" : "analyze");
}
