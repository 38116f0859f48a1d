import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import type pg from "pg";
import { isPermission } from "./database-roles.ts";
import type { DatabaseUrls } from "./database-roles.ts";
import { Refused } from "./problem.ts";

interface MigrateOrder extends DatabaseUrls {
  entities: object[];
  migrations: { name: string; class: new (...args: never[]) => object }[];
}

const MIGRATION_LOCK = 7_301_101;

/**
 * Brings the tables up to this hub, over the administrator's connection where there is one. Several hubs may start at once: one
 * migrates, the others wait.
 * @throws {Refused} a database of a newer hub, or one that the login may not change
 */
export async function migrate({ url, adminUrl, entities, migrations }: MigrateOrder): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: adminUrl ?? url,
    entities: entities as never[],
    extensions: [Migrator],
    pool: { min: 0, max: 3 },
    driverOptions: {
      application_name: "dau-moi-migrate",
      // the login itself, not the worker that it is for the hub
      onConnect: (client: pg.ClientBase) => client.query("set role none"),
    },
    migrations: { tableName: "migration", migrationsList: migrations as never[], snapshot: false, transactional: true, allOrNothing: true },
    allowGlobalContext: false,
    logger: () => undefined,
  });
  try {
    const known = new Set(migrations.map((m) => m.name));
    const done = (await doneIn(orm)) ?? [];
    if (migrations.some((m) => !done.includes(m.name))) await migrateUp(orm);
    const foreign = ((await doneIn(orm)) ?? []).filter((name) => !known.has(name));
    if (foreign.length > 0) throw newer(foreign);
  } catch (error) {
    if (!isPermission(rootOf(error))) throw error;
    const why = `the tables must be brought up to this version of the hub, and this login may not: ${rootOf(error).message}. Set DATABASE_ADMIN_URL to the login that owns the database`;
    throw new Refused([{ at: adminUrl === null ? "DATABASE_URL" : "DATABASE_ADMIN_URL", message: why }]);
  } finally {
    await orm.close(true);
  }
}

async function migrateUp(orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await orm.migrator.up();
  });
}

/** Names of the migrations done; null: none ever was. */
async function doneIn(orm: MikroORM): Promise<string[] | null> {
  const connection = orm.em.getConnection();
  const [there]: { there: boolean }[] = await connection.execute("select to_regclass('public.migration') is not null as there");
  if (there?.there !== true) return null;
  const rows: { name: string }[] = await connection.execute("select name from migration");
  return rows.map((row) => row.name);
}

function newer(foreign: readonly string[]): Refused {
  return new Refused([
    {
      at: "database",
      message: `belongs to a newer version of the hub (it knows ${foreign.join(", ")}); start that version, or use another DATA_DIR or DATABASE_URL`,
    },
  ]);
}

function rootOf(error: unknown): Error {
  let root = error instanceof Error ? error : new Error(String(error));
  while (root.cause instanceof Error && !isPermission(root)) root = root.cause;
  return root;
}
