import { tmpdir } from "node:os";
import { stringify } from "yaml";
import type { ScriptedSource, Subject } from "../../../connectors/src/conformance/index.ts";
import { manifestOf } from "../../../server/src/source/index.ts";
import { startMain } from "../../hub.ts";
import type { Program, TestHub } from "../../hub.ts";

/** A scripted source of some kind that a hub's process reads by itself, under as many names as a test wants. */
export interface ReadSource {
  kind: string;
  /** ids of its records */
  truth: readonly string[];
  /** Connects it as one more source. @returns its code */
  connect(hub: TestHub, name: string): Promise<string>;
  close(): Promise<void>;
}

/** @param cases records it holds */
export async function readSource(subject: Subject<unknown>, cases: number): Promise<ReadSource> {
  const source: ScriptedSource = await subject.start();
  for (let at = 1; at <= cases; at += 1) source.script.rows.push({ id: `A-${String(at).padStart(4, "0")}`, title: `vụ ${at}`, tick: at });
  await source.sync?.();
  const { kind } = subject.connector;
  return {
    kind,
    truth: source.script.rows.map(({ id }) => id),
    async connect(hub, name) {
      const code = `${kind}-${name}`;
      await hub.connect(manifestOf(stringify(manifestFor(code, subject, source))));
      return code;
    },
    close: () => source.close(),
  };
}

function manifestFor(id: string, subject: Subject<unknown>, { baseUrl, secrets = subject.secrets }: ScriptedSource): object {
  const { connector, written, config } = subject;
  const settings = (written ?? config) as { files?: object };
  return {
    id,
    name: { vi: "Nguồn thử", en: "Scripted source" },
    kind: connector.kind,
    owner: "SXD",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl,
    everySeconds: 1,
    staleAfterSeconds: 600,
    frozen: false,
    secrets,
    config: settings.files === undefined ? settings : { ...settings, files: { ...settings.files, settleSeconds: 1 } },
  };
}

/** A process of the hub that does nothing but read, on the hub's own database. */
export function readingProcess({ database }: TestHub): Promise<Program> {
  return startMain({
    DATABASE_URL: database.url,
    HUB_KEY_FILE: database.keyFile,
    SAMPLE: "off",
    ROLE: "worker",
    PORT: "0",
    TICK_MS: "60000",
    LOG_LEVEL: "error",
    SOURCE_FOLDERS: tmpdir(),
  });
}

/** What a source left in the hub's tables, with nothing that differs from one source to another. */
export async function tableOf({ database }: TestHub, code: string): Promise<unknown[]> {
  return database.sql(
    `select r.source_case_id as id, r.version, r.hash, r.held, r.gone_at is not null as gone, c.stage, c.open, c.received_at, c.unit_id, c.field, c.channel, c.urgent,
       (select count(*)::int from inbox i where i.source_id = r.source_id and i.source_case_id = r.source_case_id) as versions,
       (select sum(e.weight)::int from event e where e.case_id = c.id and e.kind = 'RECEIVED') as received, (select count(*)::int from clock k where k.case_id = c.id) as clocks
     from source_record r join source s on s.id = r.source_id left join feedback_case c on c.id = r.case_id where s.code = $1 order by r.source_case_id collate "C"`,
    [code],
  );
}
