import type { SqlAccess } from "../../../connectors/src/connector.ts";
import { emptyScript, localTime, shownTick } from "../../../connectors/src/conformance/index.ts";
import type { Mishap, Script, ScriptedSource, Written } from "../../../connectors/src/conformance/index.ts";
import { hostSql } from "../../../server/src/ingest/sql/index.ts";
import type { DepartmentDatabase } from "./department-database.ts";

const ZONE = "Asia/Ho_Chi_Minh";
/** The script's present, in ticks: the database's own clock is there, so its beginning lies so many minutes before. */
const PRESENT = 1_000;
const RECEIVED = "2026-01-05T00:00:00.000Z";
const LIMITS = { rows: 5, bytes: 4 * 1024 * 1024, patienceMs: 30_000 };
const SHORT_PATIENCE_MS = 500;

/** What the manifest of a scripted database says; `record` is completed by the caller. */
export const SCRIPTED = {
  from: { table: "phan_anh" },
  steps: { table: "nhat_ky", foreignKey: "pa", key: "stt" },
  record: {
    id: "id",
    modified: "changed",
    reference: "code",
    receivedAt: "received",
    stage: "status",
    channel: "channel",
    field: "field",
    title: "title",
    content: "content",
    urgent: { path: "urgency", yes: ["khan"], no: ["thuong"] },
    lead: "unit",
    intake: { constant: "VPUB" },
    submitter: { confidential: { kind: "words", path: "hide", separator: ";", words: { ten: "name" } } },
    place: { text: "place" },
    steps: { kind: "list", path: "steps", at: "at", act: "act" },
  },
  words: { stage: { moi: "RECEIVED" }, channel: { dien_thoai: "PHONE" }, field: { giao_thong: "TRANSPORT" }, unit: { SXD: "SXD" }, step: { giao: "ASSIGNED" } },
};

const TABLES = {
  postgresql: `create table phan_anh (n int primary key, id text, code text, changed timestamp(3), received timestamp, received_zoned timestamptz, received_day date,
  received_text text, status text, channel text, field text, title text, content text, urgency text, unit text, hide text, place text);
create table nhat_ky (stt bigint primary key, pa text, at timestamp, act text)`,
  mariadb: `create table phan_anh (n int primary key, id varchar(200), code varchar(200), changed datetime(3), received datetime, received_zoned timestamp null,
  received_day date, received_text varchar(40), status varchar(40), channel varchar(40), field varchar(40), title longtext, content longtext, urgency varchar(40),
  unit varchar(40), hide varchar(40), place varchar(200)) character set utf8mb4 collate utf8mb4_general_ci;
create table nhat_ky (stt bigint primary key, pa varchar(200), at datetime, act varchar(40), key (pa)) character set utf8mb4`,
};

const DRIFTS = {
  added: [`alter table phan_anh add column "truongMoi" text`, `alter table phan_anh drop column "truongMoi"`],
  removed: ["alter table phan_anh rename column title to cu", "alter table phan_anh rename column cu to title"],
  renamed: [`alter table phan_anh rename column title to "titleMoi"`, `alter table phan_anh rename column "titleMoi" to title`],
  moved: ["alter table phan_anh rename column title to chi_tiet", "alter table phan_anh rename column chi_tiet to title"],
} as const;
const TYPE_CHANGED = {
  postgresql: [
    "alter table phan_anh alter column title type json using to_json(title)",
    "alter table phan_anh alter column title type text using title #>> '{}'",
  ],
  mariadb: ["alter table phan_anh modify title longblob", "alter table phan_anh modify title longtext character set utf8mb4"],
} as const;

/** A real database that is brought into line with a script before every look at it. */
export async function scriptedDatabase(database: DepartmentDatabase): Promise<ScriptedSource> {
  const script = emptyScript();
  script.now = PRESENT;
  await database.run(TABLES[database.kind]);
  const written = await new Writing(database, script).begun();
  const { baseUrl, secrets, way } = database;
  const sync = (): Promise<void> => written.sync();
  return { baseUrl, secrets, way, script, sync, sql: befallen(database, script, sync), close: () => database.drop() };
}

class Writing {
  readonly #database: DepartmentDatabase;
  readonly #script: Script;
  /** what stands in the table, by its place in the script */
  readonly #there = new Map<number, string>();
  #beginning = 0;
  #drift: Script["drift"] = null;

  constructor(database: DepartmentDatabase, script: Script) {
    this.#database = database;
    this.#script = script;
  }

  async begun(): Promise<this> {
    const epoch = this.#database.kind === "mariadb" ? "unix_timestamp()" : "extract(epoch from now())";
    const [row] = await this.#database.run(`select floor(${epoch}) as at`);
    this.#beginning = (Math.floor(Number(row?.["at"]) / 60) - PRESENT) * 60_000;
    return this;
  }

  async sync(): Promise<void> {
    await this.#drifted(null);
    const { rows, poison } = this.#script;
    const wanted = new Map<number, Written & { poison?: string }>();
    rows.forEach((row, n) => wanted.set(n, row));
    poison.forEach((kind, n) => wanted.set(1_000_000 + n, { id: kind, title: "không có mã", tick: 1, poison: kind }));
    for (const [n, row] of wanted) {
      const now = JSON.stringify([{ ...row, title: `${row.title.length} ${row.title.slice(0, 80)}` }, this.#script.rounding]);
      if (this.#there.get(n) === now) continue;
      await this.#write(n, row);
      this.#there.set(n, now);
    }
    for (const n of this.#there.keys()) {
      if (wanted.has(n)) continue;
      await this.#database.run(`delete from phan_anh where n = ${n}`);
      this.#there.delete(n);
    }
    await this.#drifted(this.#script.drift);
  }

  async #write(n: number, row: Written & { poison?: string }): Promise<void> {
    const received = row.received ?? RECEIVED;
    const local = (pattern: string): string => localTime(received, pattern, ZONE);
    const mark = new Date(this.#beginning + shownTick(this.#script, row.tick) * 60_000).toISOString();
    const values: Record<string, unknown> = {
      n,
      id: row.poison === "without id" ? null : row.poison === undefined ? row.id : " ",
      code: `C-${row.id.slice(0, 40)}`,
      changed: `${localTime(mark, "yyyy-MM-dd HH:mm:ss", ZONE)}.${mark.slice(20, 23)}`,
      received: local("yyyy-MM-dd HH:mm:ss"),
      received_zoned: this.#database.kind === "mariadb" ? local("yyyy-MM-dd HH:mm:ss") : received,
      received_day: local("yyyy-MM-dd"),
      received_text: local("dd/MM/yyyy HH:mm:ss"),
      status: "moi",
      channel: "dien_thoai",
      field: "giao_thong",
      title: row.title,
      content: row.title.slice(0, 100),
      urgency: "thuong",
      unit: "SXD",
      hide: null,
      place: row.empty === undefined ? "12 phố Mẫu" : row.empty === "text" ? "" : null,
    };
    const names = Object.keys(values);
    const parameters = names.map((_name, at) => (this.#database.kind === "mariadb" ? "?" : `$${at + 1}`));
    await this.#database.run(`delete from phan_anh where n = ${n}`);
    await this.#database.run(`insert into phan_anh (${names.join(", ")}) values (${parameters.join(", ")})`, Object.values(values));
  }

  async #drifted(drift: Script["drift"]): Promise<void> {
    if (this.#drift === drift) return;
    for (const [which, at] of [[this.#drift, 1] as const, [drift, 0] as const]) {
      const statement = which === null ? undefined : (which === "type changed" ? TYPE_CHANGED[this.#database.kind] : DRIFTS[which])[at];
      if (statement !== undefined) await this.#database.run(this.#database.kind === "mariadb" ? statement.replaceAll('"', "`") : statement);
    }
    this.#drift = drift;
  }
}

/** The host's own access, with what befalls it: each connection, and each statement, is one look. */
function befallen(database: DepartmentDatabase, script: Script, sync: () => Promise<void>): SqlAccess {
  let requests = 0;
  const look = (): Mishap["kind"] | null => (script.always ?? script.mishaps.shift() ?? null)?.kind ?? null;
  const befall = (kind: Mishap["kind"] | null): void => {
    if (kind === "silent") database.way.silence();
    if (kind === "reset" || kind === "down") database.way.cut();
  };
  return {
    async snapshot(work) {
      const first = look();
      const { signal } = new AbortController();
      const isSilent = first === "silent" || script.mishaps.some((mishap) => mishap?.kind === "silent");
      const limits = { ...LIMITS, patienceMs: isSilent ? SHORT_PATIENCE_MS : LIMITS.patienceMs };
      const source = {
        baseUrl: database.baseUrl,
        secrets: first === "login" ? { ...database.secrets, password: "sai" } : database.secrets,
        zone: ZONE,
      };
      database.way.mend();
      befall(first);
      if (first === "missing") await database.run("alter table phan_anh rename to di_dau_mat");
      const access = hostSql(source, { limits, signal, came: () => undefined });
      try {
        return await access.snapshot((rows) =>
          work(async function* (sql, values) {
            befall(look());
            for await (const piece of rows(sql, values)) {
              script.before((requests += 1));
              if (script.drift === null && first !== "missing") await sync();
              yield piece;
            }
          }),
        );
      } finally {
        database.way.mend();
        if (first === "missing") await database.run("alter table di_dau_mat rename to phan_anh");
      }
    },
  };
}
