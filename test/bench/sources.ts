import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { HEADERS, REGISTER, aRow } from "../../connectors/src/sheet/register.fixture.ts";
import { csv, xlsx } from "../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../connectors/src/sheet/write.fixture.ts";
import { systemClock } from "../../server/src/platform/now.ts";
import { connectSource } from "../../server/src/source/index.ts";
import type { Measured } from "./figure.ts";
import { startProgram } from "./program.ts";
import { aProvince } from "./province.ts";
import type { Province } from "./province.ts";
import type { Order, Suite } from "./suite.ts";

const MB = 2 ** 20;
/** Characters that one row's story has; with the rest of it some 4 KB as UTF-8, so that 50,000 rows are 200 MB. */
const STORY = 2_850;
const PATIENCE_MS = 1_800_000;
/** Milliseconds from one look at the reading process to the next. */
const LOOK_MS = 50;

/** The hub as its own process and one large register: how much memory it and the process that reads for it take beyond what the hub takes idle. */
export const sourcesSuite: Suite = { full: 50_000, smallest: 500, measure: measureSources };

async function* measureSources(order: Order): AsyncIterable<Measured> {
  for (const kind of ["csv", "xlsx"] as const) {
    order.say(`sources: writing a register of ${order.cases} rows as ${kind}`);
    const file = writtenAs(kind, order.cases);
    const overs: number[] = [];
    for (let round = 0; round < order.rounds; round++) {
      const { overIdle, idle, reader, seconds } = await measureRound(order, kind, file);
      overs.push(overIdle / MB);
      order.say(
        `sources, ${kind}, round ${round + 1}: ${(overIdle / MB).toFixed(0)} MB over ${(idle / MB).toFixed(0)} MB idle, ${(reader / MB).toFixed(0)} of them the reader's, ${seconds.toFixed(0)} s`,
      );
    }
    yield {
      figure: `ingest.rss.sheet_${kind}`,
      unit: "MB",
      values: overs,
      goal: { sense: "≤", limit: 200 },
      workload: `a register of ${order.cases} rows as ${kind}, ${(file.length / MB).toFixed(0)} MB on disk, read from a folder into an empty province by the hub as a process of its own; the hub's peak resident memory (VmHWM) minus its resident memory idle, plus the peak of the process it reads the register with, whenever each was (PostgreSQL not counted), ${order.rounds} rounds`,
    };
  }
}

function writtenAs(kind: "csv" | "xlsx", cases: number): Buffer {
  const rows: Written[][] = [HEADERS];
  for (let number = 1; number <= cases; number++) rows.push(aRow(String(number), { "Kết quả": storyOf(number), "Ngày trả lời": "13/03/2026" }));
  return kind === "csv" ? Buffer.from(csv(rows as string[][])) : xlsx([{ name: "Sổ", rows }], { shared: true });
}

/** Words that differ from row to row, so that they hardly pack and are shared by no two cells. */
function storyOf(number: number): string {
  const words = ["đường", "hỏng", "ngập", "nước", "trước", "trường", "học", "đã", "kiểm", "tra", "khắc", "phục", "xã", "phường", "đèn", "chiếu"];
  let [text, state] = [`Vụ ${number}:`, number];
  while (text.length < STORY) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += ` ${words[(state >>> 8) % words.length]}${(state >>> 12) % 1_000}`;
  }
  return text;
}

/** Bytes and seconds of one reading. */
interface Round {
  overIdle: number;
  idle: number;
  /** the peak of the process that read the register, contained in `overIdle` */
  reader: number;
  seconds: number;
}

async function measureRound(order: Order, kind: string, file: Buffer): Promise<Round> {
  const province = await aProvince({ checkout: order.checkout, addresses: {}, clock: systemClock });
  const folder = join(province.folder, "so");
  mkdirSync(folder);
  const url = await province.fresh("sources");
  await connectRegister(province, url, folder);
  const hub = await startProgram(process.execPath, [order.hub], { cwd: order.checkout, env: environmentOf(province, url), patienceSeconds: 60 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await until(
      "the empty folder was read",
      async () => (await client.query("select 1 from source where code = 'so' and read_up_to is not null")).rowCount === 1,
    );
    await pause(5_000); // the start is over
    const idle = memoryOf(hub.pid, "VmRSS");
    writeFileSync(`/proc/${hub.pid}/clear_refs`, "5"); // the peak counts from here
    writeFileSync(join(province.folder, "new"), file);
    const began = performance.now();
    renameSync(join(province.folder, "new"), join(folder, `so.${kind}`));
    const readers = watchReaders(hub.pid);
    await until("every row is a case", async () => {
      const { rows } = await client.query<{ cases: string; problem: string | null; refused: string | null }>(
        "select (select count(*) from feedback_case) as cases, (select last_problem from source where code = 'so') as problem, (select min(reason) from quarantine) as refused",
      );
      const [now] = rows;
      if (now?.problem != null || now?.refused != null) throw new Error(`the register was not taken: ${now.problem ?? now.refused ?? ""}`);
      return Number(now?.cases) === order.cases;
    }).finally(readers.end);
    const reader = readers.peak();
    return { overIdle: memoryOf(hub.pid, "VmHWM") - idle + reader, idle, reader, seconds: (performance.now() - began) / 1000 };
  } finally {
    await client.end();
    await hub.stop();
    await province.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function connectRegister(province: Province, url: string, folder: string): Promise<void> {
  const hub = await province.open(url, systemClock);
  await connectSource(hub.database.em(), hub.vault, hub.units(), {
    id: "so",
    name: { vi: "Sổ", en: "Register" },
    kind: "sheet",
    owner: "X-ANPHU",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl: pathToFileURL(folder).href,
    allow: [],
    everySeconds: 2,
    staleAfterSeconds: 600,
    frozen: false,
    secrets: {},
    config: { ...REGISTER, files: { pattern: "so*", settleSeconds: 1 }, limits: { inflatedMb: 1024 } },
  });
  await hub.close();
}

function environmentOf(province: Province, databaseUrl: string): NodeJS.ProcessEnv {
  const places = { HOME: province.folder, DATA_DIR: province.folder, HUB_KEY_FILE: join(province.folder, "hub-keys.json"), DATABASE_URL: databaseUrl };
  return { PATH: process.env["PATH"], ...places, PORT: "0", SAMPLE: "off", LOG_LEVEL: "warn", SOURCE_FOLDERS: province.folder };
}

/** Bytes, as the kernel counts them. */
function memoryOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (line === undefined) throw new Error(`this machine does not tell ${what} of a process; the figure needs Linux`);
  return Number(line) * 1024;
}

/** Looks at the processes in which a hub reads registers, until told to end; `peak` is the most that one of them had resident at once. */
function watchReaders(hub: number): { peak(): number; end(): void } {
  let peak = 0;
  const look = (): void => {
    for (const child of readFileSync(`/proc/${hub}/task/${hub}/children`, "utf8").split(" ").filter(Boolean)) {
      try {
        if (readFileSync(`/proc/${child}/cmdline`, "utf8").includes("sheet-reader")) peak = Math.max(peak, memoryOf(Number(child), "VmHWM"));
      } catch {} // it ended between two of these lines
    }
  };
  const timer = setInterval(look, LOOK_MS);
  const seen = (): number => {
    if (peak === 0) throw new Error("no process was seen to read the register; the figure would leave its memory out");
    return peak;
  };
  return { peak: seen, end: () => clearInterval(timer) };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(250)) if (await holds()) return;
  throw new Error(`not in time: ${what}`);
}
