import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HEADERS, REGISTER, aRow } from "../../../connectors/src/sheet/register.fixture.ts";
import { csv, xlsx } from "../../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../../connectors/src/sheet/write.fixture.ts";
import type { Measured } from "../figure.ts";
import type { Province } from "../province.ts";
import type { Order } from "../suite.ts";
import { MB, measureTaking, startHub } from "./hub-process.ts";
import type { Manifest, Taking } from "./hub-process.ts";
import { toldTaking } from "./told.ts";

/** Characters that one row's story has; with the rest of it some 4 KB as UTF-8, so that 50,000 rows are 200 MB. */
const STORY = 2_850;

/** One large register in a folder: how much memory the hub and the process that reads for it take beyond what the hub takes idle. */
export async function* measureRegister(order: Order, province: Province, kind: "csv" | "xlsx"): AsyncIterable<Measured> {
  order.say(`sources: writing a register of ${order.cases} rows as ${kind}`);
  const file = writtenAs(kind, order.cases);
  const takings: Taking[] = [];
  for (let round = 0; round < order.rounds; round++) {
    const taking = await measureRound(order, province, kind, file);
    takings.push(taking);
    order.say(`sources, ${kind}, round ${round + 1}: ${toldTaking(taking)}`);
  }
  yield {
    figure: `ingest.rss.sheet_${kind}`,
    unit: "MB",
    values: takings.map(({ overIdle }) => overIdle / MB),
    goal: { sense: "≤", limit: 200 },
    workload: `a register of ${order.cases} rows as ${kind}, ${(file.length / MB).toFixed(0)} MB on disk, read from a folder into an empty province by the hub as a process of its own; the hub's peak resident memory (VmHWM) minus its resident memory idle, plus the peak of the process it reads the register with, whenever each was (PostgreSQL not counted); every row counted as a case in the end; ${order.rounds} rounds`,
  };
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

async function measureRound(order: Order, province: Province, kind: string, file: Buffer): Promise<Taking> {
  const folder = join(province.folder, "so");
  mkdirSync(folder);
  const hub = await startHub(order, province, "register", [manifestFor(folder)]);
  const arrive = async (): Promise<void> => {
    writeFileSync(join(province.folder, "new"), file);
    renameSync(join(province.folder, "new"), join(folder, `so.${kind}`));
  };
  try {
    return await measureTaking(hub, order, { cases: order.cases, reads: true, arrive });
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function manifestFor(folder: string): Manifest {
  return {
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
  };
}
