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
      "live.fanout",
      "live.fanout.delivered",
      "live.fanout.p99",
      "live.many",
      "live.many.delivered",
      "live.many.memory",
      "live.reconnect",
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
  expectWhole(figures);
});

test("the benches of pages run at a small size, in a browser", { timeout: 300_000 }, () => {
  const { figures, status, said } = bench("page", "wall", "--cases", "300", "--rounds", "1");
  expect({ names: figures.map((one) => one.figure), status, said: status === 0 ? "" : said }).toEqual({
    names: ["page.lcp", "page.interaction", "page.shift", "wall.heap"],
    status: 0,
    said: "",
  });
  expect(figures.flatMap((one) => [one.value, ...one.spread]).every(Number.isFinite)).toBe(true); // no shift is 0, and a page may hold less than before
});

test("the bench of hot reads runs at a small size beside its floors and peers", { timeout: 300_000 }, () => {
  const { figures, status, said } = bench("api", "--cases", "300", "--rounds", "1");
  expect({ names: figures.map((one) => one.figure), status, said: status === 0 ? "" : said }).toEqual({
    names: ["api.board", "api.page", "api.case", "api.page_growth"],
    status: 0,
    said: "",
  });
  expectWhole(figures);
  expect(figures.map(({ floor, peer }) => [floor !== null, peer !== null])).toEqual([
    [true, true],
    [true, true],
    [true, true],
    [true, false],
  ]);
});

test("the benches of scores and reports run at a small size, and what is counted again is the same", { timeout: 300_000 }, () => {
  const { figures, status, said } = bench("score", "report", "--cases", "2000", "--rounds", "1");
  expect({ names: figures.map((one) => one.figure), status, said: status === 0 ? "" : said }).toEqual({
    names: ["score.province", "score.beyond_lines", "score.again", "report.main", "report.memory"],
    status: 0,
    said: "",
  });
  expectWhole(figures);
});

test("the bench of joined graphs runs at a small size, and nobody is dropped or answered otherwise than he must be", { timeout: 300_000 }, () => {
  const { figures, status, said } = bench("federation", "--cases", "300", "--rounds", "1");
  expect({ names: figures.map((one) => one.figure), status, said: status === 0 ? "" : said }).toEqual({
    names: ["fed.killed", "fed.hung", "fed.huge", "fed.wrong", "fed.partial", "fed.dropped"],
    status: 0,
    said: "",
  });
  expectWhole(figures.slice(0, -2));
  expect(figures.slice(-2).map(({ figure, value }) => [figure, value])).toEqual([
    ["fed.partial", 1],
    ["fed.dropped", 0],
  ]);
});

function expectWhole(figures: readonly Figure[]): void {
  for (const one of figures) {
    expect(Object.keys(one)).toEqual(["figure", "value", "unit", "floor", "peer", "ratio", "spread", "goal", "ok", "workload", "machine"]);
    expect([one.value, ...one.spread].every((value) => value > 0)).toBe(true);
  }
}

test("an unknown bench is refused with the names there are", () => {
  const { status, said } = bench("speed");
  expect({ status, said }).toEqual({
    status: 2,
    said: `"speed" is none of ingest, board, live, sources, start, audit, bulk, queue, api, page, wall, federation, score, report\n`,
  });
});
