import { randomBytes } from "node:crypto";
import pg from "pg";
import { aWayTo } from "./interruptible.ts";
import type { Way } from "./interruptible.ts";
import type { MariaDbServer } from "./mariadb.ts";

/** A department's database on a real server, with an account that may only read it. */
export interface DepartmentDatabase {
  kind: "postgresql" | "mariadb";
  /** through a way that can be broken */
  baseUrl: string;
  way: Way;
  secrets: { user: string; password: string };
  /** as its keeper; parameters are written as the database has them */
  run(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** one more connection of the keeper's, for what goes on at the same time */
  another(): Promise<{ run(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>; end(): Promise<void> }>;
  drop(): Promise<void>;
}

/** @param server URL with the superuser's login; left out: the server that vitest's global setup started */
export async function aPostgresDepartment(server = process.env["TEST_DATABASE_URL"]): Promise<DepartmentDatabase> {
  if (server === undefined) throw new Error("TEST_DATABASE_URL is not set: run by vitest, whose global setup starts the server");
  const name = `so_${randomBytes(6).toString("hex")}`;
  const secrets = { user: `doc_${name}`, password: randomBytes(12).toString("hex") };
  const onServer = (sql: string) => withClient(server, (client) => client.query(sql));
  await onServer(`create database ${name}`);
  await onServer(`create role ${secrets.user} login password '${secrets.password}'`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` });
  const keeper = await connected(url.href);
  await keeper.run(`revoke create on schema public from public; grant usage on schema public to ${secrets.user};
alter default privileges in schema public grant select on tables to ${secrets.user}`);
  const way = await aWayTo(Number(url.port || 5432));
  return {
    kind: "postgresql",
    baseUrl: `postgresql://127.0.0.1:${way.port}/${name}?tls=off`,
    way,
    secrets,
    run: (sql, values) => keeper.run(sql, values),
    another: () => connected(url.href),
    async drop() {
      await keeper.end();
      await way.close();
      await onServer(`drop database ${name} with (force)`);
      await onServer(`drop role ${secrets.user}`);
    },
  };
}

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    run: async (sql: string, values: unknown[] = []) => (await client.query<Record<string, unknown>>(sql, values.length === 0 ? undefined : values)).rows,
    end: () => client.end(),
  };
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function aMariaDbDepartment(server: MariaDbServer): Promise<DepartmentDatabase> {
  const name = `so_${randomBytes(6).toString("hex")}`;
  const secrets = { user: `doc_${name}`, password: randomBytes(12).toString("hex") };
  const maker = await server.admin("mysql");
  await maker.query(`create database ${name} character set utf8mb4; create user '${secrets.user}'@'%' identified by '${secrets.password}';
grant select on ${name}.* to '${secrets.user}'@'%'`);
  const another = async () => {
    const connection = await server.admin(name);
    await connection.query("set session time_zone = '+07:00'; set session transaction isolation level read committed");
    return {
      run: async (sql: string, values: unknown[] = []) => (await connection.query(sql, values))[0] as Record<string, unknown>[],
      end: () => connection.end(),
    };
  };
  const keeper = await another();
  const way = await aWayTo(server.port);
  return {
    kind: "mariadb",
    baseUrl: `mariadb://127.0.0.1:${way.port}/${name}?tls=off`,
    way,
    secrets,
    run: (sql, values) => keeper.run(sql, values),
    another,
    async drop() {
      await keeper.end();
      await way.close();
      await maker.query(`drop database ${name}; drop user '${secrets.user}'@'%'`);
      await maker.end();
    },
  };
}
