import pg from "pg";
import { startEmbeddedPostgres } from "../../../server/src/platform/embedded-postgres.ts";
import type { CaseTable } from "../case-table.ts";
import { CREDENTIALS } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { FaultMode } from "../serve/faults.ts";
import { databaseFaults } from "./faults.ts";
import { caseRow, MAKE_TABLES, stepRows } from "./tables.ts";

/** The department's database, kept level with its ledger. */
export type Database = {
  /** Without credentials. */
  url: string;
  write(lines: readonly LedgerLine[]): void;
  /** Versions that are in the ledger and not yet in the tables. */
  behind(): number;
  /** `unauthorized` turns readers away and ends what they are at, `reset` cuts every reader in the middle of a read; any other mode ends both. */
  befall(mode: FaultMode): Promise<void>;
  close(): Promise<void>;
};

const NAME = "phananh_syt";
/** A department's database on a clerk's machine: small, and nothing on its own. */
const SETTINGS = {
  shared_buffers: "16MB",
  max_connections: "12",
  autovacuum: "off",
  fsync: "off",
  max_wal_senders: "0",
  wal_level: "minimal",
  io_method: "sync",
};

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the next call on it tells
  await client.connect();
  return client;
}

/** @returns whether it had to be made */
async function makeDatabase(adminUrl: string): Promise<boolean> {
  const client = await connected(adminUrl);
  try {
    if ((await client.query("select 1 from pg_database where datname = $1", [NAME])).rowCount !== 0) return false;
    await client.query(`create database ${NAME} encoding 'UTF8' template template0`);
    return true;
  } finally {
    await client.end();
  }
}

async function makeTables(client: pg.Client): Promise<void> {
  const { user, password } = CREDENTIALS.syt;
  await client.query(`begin; ${MAKE_TABLES}
    drop role if exists ${user};
    create role ${user} login password '${password}' connection limit 5;
    alter role ${user} set default_transaction_read_only = on;
    revoke all on database ${NAME} from public;
    revoke all on schema public from public;
    grant connect on database ${NAME} to ${user};
    grant usage on schema public to ${user};
    grant select on phan_anh, phan_anh_buoc to ${user}; commit`);
}

const PUT_CASES = `insert into phan_anh select * from json_populate_recordset(null::phan_anh, $1)
  on conflict (id) do update set (cap_nhat, trang_thai, don_vi, phoi_hop, ket_qua, ly_do_ket_thuc, id_gop) =
    (excluded.cap_nhat, excluded.trang_thai, excluded.don_vi, excluded.phoi_hop, excluded.ket_qua, excluded.ly_do_ket_thuc, excluded.id_gop)`;
const PUT_STEPS = "insert into phan_anh_buoc select * from json_populate_recordset(null::phan_anh_buoc, $1) on conflict (id) do nothing";

/** The newest version of each, cases and steps in one transaction. */
async function put(client: pg.Client, lines: readonly LedgerLine[]): Promise<void> {
  const newest = [...new Map(lines.map((line) => [line.id, line])).values()];
  await client.query("begin");
  await client.query(PUT_CASES, [JSON.stringify(newest.map(caseRow))]);
  await client.query(PUT_STEPS, [JSON.stringify(newest.flatMap(stepRows))]);
  await client.query("update dong_bo set n = $1", [Math.max(...lines.map(({ n }) => n))]);
  await client.query("commit");
}

/** Starts a PostgreSQL of its own in the folder, with what the ledger holds. @throws it does not start */
export async function openDatabase(folder: string, table: CaseTable): Promise<Database> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined, settings: SETTINGS });
  const isNew = await makeDatabase(server.adminUrl);
  const own = Object.assign(new URL(server.adminUrl), { pathname: `/${NAME}` });
  const client = await connected(own.href);
  if (isNew) await makeTables(client);
  const { rows } = await client.query<{ n: string }>("select n from dong_bo");
  const missing = table.lines().filter(({ n }) => n > Number(rows[0]?.n ?? 0));
  if (missing.length > 0) await put(client, missing);
  const faults = databaseFaults(() => connected(own.href), CREDENTIALS.syt.user);
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    url: `postgresql://${own.host}/${NAME}?tls=off`,
    write(lines) {
      waiting += lines.length;
      last = last.then(async () => {
        await put(client, lines);
        waiting -= lines.length;
      });
    },
    behind: () => waiting,
    befall: faults.befall,
    async close() {
      await faults.end();
      await last;
      await client.end();
      await server.stop();
    },
  };
}
