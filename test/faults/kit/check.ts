import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { OPEN_STAGES } from "@dau-moi/schema";
import { CHECKOUT } from "../../hub.ts";
import type { HubProcess } from "../../hub.ts";
import { asked } from "../../journey/kit/asking.ts";
import { look } from "./province.ts";
import type { Province } from "./province.ts";

/** What a recount from the departments' ledgers says against the hub; all zero when all is well. */
export interface Recount {
  cases: number;
  lost: number;
  doubled: number;
  strangers: number;
  /** numbers that are missing or double in the journal */
  journalGaps: number;
  /** open cases of the board less those of the ledgers */
  openDifference: number;
}

type Kept = { source: string; id: string; cases: number; received: number };

/** Counts from the ledgers and the bare tables, with no code of the hub. */
export async function recounted(province: Province, hub: HubProcess): Promise<Recount> {
  const ledger = new Map([...(await province.ledger())].filter(([, line]) => line.poison === undefined));
  const kept = await rows<Kept>(
    province,
    `select s.code as source, c.source_case_id as id, count(distinct c.id)::int as cases,
       coalesce(sum(e.weight) filter (where e.kind = 'RECEIVED'), 0)::int as received
     from feedback_case c join source s on s.id = c.source_id left join event e on e.case_id = c.id group by 1, 2`,
  );
  const known = new Set(kept.map(({ source, id }) => `${source} ${id}`));
  const [journal] = await rows<{ last: number; events: number; lowest: number; highest: number }>(
    province,
    "select (select last from journal_head)::int as last, count(distinct seq)::int as events, min(seq)::int as lowest, max(seq)::int as highest from event",
  );
  const open = [...ledger.values()].filter((line) => (OPEN_STAGES as readonly string[]).includes(line.stage)).length;
  return {
    cases: ledger.size,
    lost: [...ledger.keys()].filter((key) => !known.has(key)).length,
    doubled: kept.filter((one) => one.cases !== 1 || one.received !== 1).length,
    strangers: [...known].filter((key) => !ledger.has(key)).length,
    journalGaps: journal === undefined ? -1 : Math.abs(journal.last - journal.events) + Math.abs(journal.highest - journal.last) + Math.abs(journal.lowest - 1),
    openDifference: (await openOfAllStreams(hub)) - open,
  };
}

const OPEN = asked<{ board: { open: number; otherStreams: { open: number }[] } }>("{ board { open otherStreams { open } } }");

/** The ledgers do not part the streams; the hub's boards do. */
async function openOfAllStreams(hub: HubProcess): Promise<number> {
  const { board } = await hub.ask(OPEN);
  return board.otherStreams.reduce((sum, stream) => sum + stream.open, board.open);
}

async function rows<Row>(province: Province, sql: string): Promise<Row[]> {
  const found = await look<Row>(province.dataDir, sql);
  if (found === null) throw new Error("the database does not answer");
  return found;
}

export interface Verdict {
  compared: Record<string, number>;
  differences: number;
  lost: number;
  doubled: number;
  details: unknown[];
}

/** `npm run verify -- --json`, the whole recount; null while the checkout has none. */
export async function verified(province: Province): Promise<Verdict | null> {
  const program = join(CHECKOUT, "test/verify/main.ts");
  if (!existsSync(program)) return null;
  const environment = { PATH: process.env["PATH"] ?? "", DATA_DIR: province.dataDir };
  const child = spawn(process.execPath, [program, "--json"], { cwd: CHECKOUT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let [said, complained] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code === 2 || said === "") throw new Error(`verify could not compare (${code}): ${complained}`);
  return JSON.parse(said) as Verdict;
}
