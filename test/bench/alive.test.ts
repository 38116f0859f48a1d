import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { findMariaDb } from "../journey/kit/mariadb.ts";
import { checkout } from "./bundle.ts";
import type { Figure } from "./figure.ts";

/** Runs the command line as `npm run bench` does. */
function bench(...args: string[]): { figures: Figure[]; status: number | null; said: string } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["test/bench/main.ts", ...args, "--json"], {
    cwd: checkout,
    encoding: "utf8",
    timeout: 280_000,
  });
  return {
    figures: stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Figure),
    status,
    said: stderr,
  };
}

test("every bench but the start's runs at a small size and prints its figures", { timeout: 300_000 }, async () => {
  const mariaDb = await findMariaDb();
  const { figures, status, said } = bench("ingest", "board", "live", "sources", "audit", "bulk", "queue", "--cases", "300", "--rounds", "1");
  expect({ names: figures.map((one) => one.figure), status, said: status === 0 ? "" : said }).toEqual({
    names: [
      "ingest.vs_copy",
      "ingest.unchanged_vs_new",
      "board.tick",
      "board.growth",
      "live.latency",
      "live.board",
      "sources.isolation",
      "sources.isolation_reads",
      "ingest.rss.sheet_csv",
      "ingest.rss.sheet_xlsx",
      "ingest.rss.sql_postgresql",
      ...("missing" in mariaDb ? [] : ["ingest.rss.sql_mariadb"]),
      "audit.verify",
      "audit.append",
      "bulk.rate",
      "bulk.others",
      "queue.open",
      "queue.scroll",
    ],
    status: 0,
    said: "",
  });
  for (const one of figures) {
    expect(Object.keys(one)).toEqual(["figure", "value", "unit", "floor", "peer", "ratio", "spread", "goal", "ok", "workload", "machine"]);
    expect([one.value, ...one.spread].every((value) => value > 0)).toBe(true);
  }
});

test("an unknown bench is refused with the names there are", () => {
  const { status, said } = bench("speed");
  expect({ status, said }).toEqual({ status: 2, said: `"speed" is none of ingest, board, live, sources, start, audit, bulk, queue\n` });
});
