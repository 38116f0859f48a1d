import pg from "pg";
import { Refused } from "./problem.ts";

/** What the hub works as by itself: ingest, ticker, journal. Every row, but no table is its own. */
export const WORKER_ROLE = "dau_moi_worker";
/** What a signed-in person's statements run as: the rows his settings name. */
export const APP_ROLE = "dau_moi_app";

/** The hub's connection, and the one that may change tables; null: the same. */
export interface DatabaseUrls {
  url: string;
  adminUrl: string | null;
}

interface Login {
  name: string;
  version: number;
  superuser: boolean;
  bypassrls: boolean;
  /** of WORKER_ROLE and APP_ROLE */
  member: boolean;
}

/**
 * Sees to it that the hub's login may work as the two roles and as nothing above them. The roles are made when the administrator's
 * connection (or the login itself) may.
 * @throws {Refused} unreachable, not PostgreSQL 15 or newer, a login that row-level security does not bind, or the roles are missing, with what to run
 */
export async function prepareLogin({ url, adminUrl }: DatabaseUrls): Promise<void> {
  const login = await withClient(url, "DATABASE_URL", loginOf);
  refuseAbove(login);
  if (login.member) return;
  const orders = ordersFor(login.name);
  try {
    await withClient(adminUrl ?? url, adminUrl === null ? "DATABASE_URL" : "DATABASE_ADMIN_URL", (client) => client.query(orders));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused([{ at: "DATABASE_URL", message: `${login.name} may not work as ${APP_ROLE} and ${WORKER_ROLE}. ${whatToDo(login.name)}` }]);
  }
  if (!(await withClient(url, "DATABASE_URL", loginOf)).member)
    throw new Refused([{ at: "DATABASE_URL", message: `${login.name} is not in ${APP_ROLE} and ${WORKER_ROLE}. ${whatToDo(login.name)}` }]);
}

/** The statements that a database administrator runs once a server, for the hub's login. */
export function ordersFor(login: string): string {
  const name = pg.escapeIdentifier(login);
  const made = [APP_ROLE, WORKER_ROLE].map(
    (role) => `do $$ begin create role ${role} nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$;`,
  );
  return [...made, `alter role ${name} noinherit;`, `grant ${APP_ROLE}, ${WORKER_ROLE} to ${name};`, `alter role ${name} set role = ${WORKER_ROLE};`].join(
    "\n",
  );
}

function whatToDo(login: string): string {
  return `Set DATABASE_ADMIN_URL to a login that may create roles, or have the database's administrator run:\n${ordersFor(login)}`;
}

function refuseAbove({ name, superuser, bypassrls }: Login): void {
  if (!superuser && !bypassrls) return;
  const why = superuser ? "is a superuser" : "has BYPASSRLS";
  throw new Refused([
    {
      at: "DATABASE_URL",
      message: `${name} ${why}: row-level security would not bind the hub. Name a plain login there (create role hub login noinherit password '…'), and the one that may change tables in DATABASE_ADMIN_URL`,
    },
  ]);
}

async function loginOf(client: pg.Client): Promise<Login> {
  const { rows } = await client.query<Login>(
    `/* loginOf */ select session_user::text as name, current_setting('server_version_num')::int as version, r.rolsuper as superuser, r.rolbypassrls as bypassrls,
       (select count(*) = 2 from pg_roles k where k.rolname in ('${APP_ROLE}', '${WORKER_ROLE}') and pg_has_role(session_user, k.oid, 'MEMBER')) as member
     from pg_roles r where r.rolname = session_user`,
  );
  const [login] = rows;
  if (login === undefined) throw new Error("the server does not know its own user");
  if (login.version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, it is ${login.version}`);
  return login;
}

/** One short connection. @throws {Refused} it cannot be made, with the place and without the password */
async function withClient<T>(url: string, variable: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // the failing call below tells
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined); // it never connected
    throw unusable(variable, url, error);
  }
  try {
    return await work(client);
  } catch (error) {
    if (isPermission(error)) throw error;
    throw unusable(variable, url, error);
  } finally {
    await client.end().catch(() => undefined); // it may be gone
  }
}

/** Whether the database refused a statement for want of a privilege. */
export function isPermission(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: string }).code === "42501";
}

function unusable(variable: string, url: string, error: unknown): Refused {
  return new Refused([{ at: variable, message: `no PostgreSQL database can be used at ${placeOf(url)}: ${reasonOf(error)}` }]);
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port === "" ? "5432" : port}${pathname}`;
  } catch {
    return "(not a URL such as postgres://user:password@host:5432/name)";
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
