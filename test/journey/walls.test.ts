import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account, rowSettings, viewerOf } from "../../server/src/access/index.ts";
import { openDatabase } from "../../server/src/platform/database.ts";
import type { Database, RowSettings } from "../../server/src/platform/database.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { casesOfEveryRelation } from "./kit/related-cases.ts";

/** Tables that hold rows of a unit, a case or an account; found in the catalog, never listed. */
const OF_SOMEBODY = `select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as forced,
    exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname ~ '(^|_)(unit|case|account)_id$') order by 1`;
const AT_PROVINCE: readonly Role[] = ["LEADER", "INSPECTOR", "SYSTEM_OPERATOR", "EMULATION_SECRETARY"];

let world: World;
const settings = new Map<Role, RowSettings>();
let tables: { name: string; forced: boolean; has_policy: boolean }[];

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...casesOfEveryRelation());
  tables = await world.hub.database.sql(OF_SOMEBODY);
  for (const role of ROLES) settings.set(role, await settingsOf(await world.hub.account(role, AT_PROVINCE.includes(role) ? "TINH" : "SXD")));
  await world.hub.account("DIVISION_HANDLER", "SYT");
}, 120_000);
afterAll(() => world?.leave());

/** What the hub tells the database of somebody who signs in. */
async function settingsOf(username: string): Promise<RowSettings> {
  const cookie = await world.hub.signIn(username);
  const viewer = await viewerOf(world.hub.hub.database, world.hub.hub.clock, cookie.split("=")[1] ?? "");
  return rowSettings(viewer, (path) => world.hub.hub.units().subtree(path));
}
const mine = (role: Role): Database => world.hub.hub.database.as(settings.get(role) ?? {});

/** Rows that a statement gets as the app role; a table or column without a grant gives none. */
async function got<Row>(database: Database, sql: string): Promise<Row[]> {
  try {
    return await database.read((tx) => tx.rows<Row>(sql));
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return [];
    throw error;
  }
}

/** Columns that the app role may read, or none. */
async function readable(table: string): Promise<string[]> {
  const rows = await world.hub.database.sql<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('dau_moi_app', attrelid, attnum, 'SELECT') order by attnum`,
    [table],
  );
  return rows.map((row) => row.name);
}

describe("the second wall", () => {
  test("stands before every table that has rows of a unit, a case or an account, and holds its owner too", () => {
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.forced || !table.has_policy).map((table) => table.name)).toEqual([]);
  });

  test("the roles own nothing, sign in nowhere and are above nothing", async () => {
    const roles = await world.hub.database.sql(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin, (select count(*)::int from pg_class where relowner = r.oid) as owns
       from pg_roles r where rolname in ('dau_moi_app', 'dau_moi_worker') order by 1`,
    );
    const plain = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 };
    expect(roles).toEqual([
      { rolname: "dau_moi_app", ...plain },
      { rolname: "dau_moi_worker", ...plain },
    ]);
  });

  test("no sealed bytes, no keys, no password hashes and no sessions are readable behind it", async () => {
    const sealed = await world.hub.database.sql(
      `select attrelid::regclass::text || '.' || attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and attnum > 0 and not attisdropped
         and (atttypid = 'bytea'::regtype or attname ~ 'password|secret|wrapped|sealed' or c.relname in ('session', 'inbox', 'source_record', 'hub_setting'))
         and attname <> 'must_change_password' and has_column_privilege('dau_moi_app', a.attrelid, a.attnum, 'SELECT')`,
    );
    expect(sealed).toEqual([]);
  });

  test("nothing can be written behind it", async () => {
    const writable = await world.hub.database.sql(
      `select c.oid::regclass::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and has_table_privilege('dau_moi_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`,
    );
    expect(writable).toEqual([]);
  });

  test("who cannot be told to the second wall reads nothing: neither the rows nor what else was asked with the beginning", async () => {
    const unknown = world.hub.hub.database.as({ "app.": "on" });
    const told: unknown[] = [];
    const asking = unknown.read(async (tx) => {
      const asked = [tx.rows("select id from feedback_case limit 10"), tx.rows("select id from unit limit 10")];
      told.push(...(await Promise.all(asked.map((one) => one.catch(() => "refused")))));
    });
    await expect(asking).rejects.toThrow("app.");
    expect(told).toEqual(["refused", "refused"]);
  });

  test("without settings no row of any table of somebody's is there", async () => {
    const nobody = world.hub.hub.database.as({});
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [first] = await readable(name);
      if (first !== undefined) counts[name] = (await got(nobody, `select ${first} from ${name}`)).length;
    }
    expect(Object.keys(counts).length).toBeGreaterThan(12);
    expect(Object.entries(counts).filter(([, rows]) => rows > 0)).toEqual([]);
  });
});

/** Every case with every unit related to it, told without the hub's own table of that. */
const RELATED = `select c.id, array(select distinct x from unnest(array[c.unit_id, c.intake_unit_id, c.supervising_unit_id] || c.cooperating
    || array(select unit_id from custody h where h.case_id = c.id)) x where x is not null) as units from feedback_case c`;

describe("raw SQL as the app role", () => {
  test.each(ROLES)("%s gets no row of another unit's case from any table", async (role) => {
    const reads = (settings.get(role)?.["app.acts"] ?? "").includes(",readCases,");
    const whole = AT_PROVINCE.includes(role);
    const ids = new Set(world.hub.hub.units().subtree("/TINH/SXD/"));
    const cases = await world.hub.database.sql<{ id: string; units: number[] }>(RELATED);
    const his = new Set(cases.filter(({ units }) => reads && (whole || units.some((unit) => ids.has(unit)))).map(({ id }) => Number(id)));
    const leaked: string[] = [];
    for (const { name } of tables) {
      const columns = await readable(name);
      const caseColumn = name === "feedback_case" ? "id" : columns.find((column) => column === "case_id");
      if (caseColumn === undefined || name === "case_state") continue;
      const rows = await got<{ id: number }>(mine(role), `select ${caseColumn} as id from ${name} where ${caseColumn} is not null`);
      leaked.push(...rows.filter((row) => !his.has(row.id)).map((row) => `${name} ${row.id}`));
    }
    expect(leaked).toEqual([]);
    expect((await got(mine(role), "select id from feedback_case")).length).toBe(his.size);
  });

  test.each(ROLES)("%s gets numbers, accounts and unit rows of his own units only", async (role) => {
    if (AT_PROVINCE.includes(role)) return expect((settings.get(role) ?? {})["app.figures_all"]).toBe("on");
    const ids = new Set(world.hub.hub.units().subtree("/TINH/SXD/"));
    const leaked: string[] = [];
    for (const name of ["unit_day", "account_post", "post", "roster_member", "hotline"]) {
      const rows = await got<{ unit: number }>(mine(role), `select unit_id as unit from ${name}`);
      leaked.push(...rows.filter((row) => !ids.has(row.unit)).map((row) => `${name} ${row.unit}`));
    }
    const states = await got<{ unit: number; intake: number; id: number }>(
      mine(role),
      "select unit_id as unit, intake_unit_id as intake, case_id as id from case_state",
    );
    const seen = new Set((await got<{ id: number }>(mine(role), "select id from feedback_case")).map((row) => row.id));
    leaked.push(...states.filter((row) => !ids.has(row.unit) && !ids.has(row.intake) && !seen.has(row.id)).map((row) => `case_state ${row.id}`));
    expect(leaked).toEqual([]);
  });

  test("both walls agree on every case and every role", async () => {
    const { hub } = world;
    const cases = (await hub.database.sql<{ id: string }>("select id from feedback_case")).map((row) => row.id);
    for (const role of ROLES) {
      const username = `${role.toLowerCase().replaceAll("_", ".")}.${AT_PROVINCE.includes(role) ? "tinh" : "sxd"}`;
      const rows = new Set((await got<{ id: number }>(mine(role), "select id from feedback_case")).map((row) => String(row.id)));
      for (const id of cases) {
        const { data } = await hub.post<{ case: unknown }>({ query: `{ case(id: "${id}") { id } }` }, { cookie: await hub.cookieOf(username) });
        expect({ role, id, opens: data?.case != null }).toEqual({ role, id, opens: rows.has(id) });
      }
    }
  });
});

describe("one connection for two who ask at once", () => {
  test("never shows one the other's rows, also when a statement fails in between", async () => {
    const { url, adminUrl } = world.hub.database;
    const narrow = await openDatabase({ url, adminUrl, entities: [Account], migrations: [], connections: 1 });
    try {
      const [head, health] = [narrow.as(settings.get("UNIT_HEAD") ?? {}), narrow.as(await settingsOf("division.handler.syt"))];
      const list = (database: Database): Promise<string> =>
        database.read(async (tx) => (await tx.rows<{ id: number }>("select id from feedback_case order by id")).map((row) => row.id).join());
      const [his, theirs] = [await list(head), await list(health)];
      expect(his).not.toBe(theirs);
      const asked = await Promise.all(
        Array.from({ length: 120 }, (_, i) =>
          i % 10 === 9
            ? head.read((tx) => tx.rows("select no_such_column from feedback_case")).catch(() => "failed")
            : list(i % 3 === 0 ? health : i % 3 === 1 ? head : narrow.as({})),
        ),
      );
      const expected = Array.from({ length: 120 }, (_, i) => (i % 10 === 9 ? "failed" : i % 3 === 0 ? theirs : i % 3 === 1 ? his : ""));
      expect(asked).toEqual(expected);
      expect(await narrow.asWorker().read((tx) => tx.rows("select current_setting('app.units', true) as units, current_user::text as who"))).toEqual([
        { units: "", who: "dau_moi_worker" },
      ]);
    } finally {
      await narrow.close();
    }
  });
});
