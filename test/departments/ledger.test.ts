import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLedger, readLedger } from "./ledger.ts";
import { inventCases } from "./story/index.ts";

const first = () => inventCases("trungtam", { seed: 1, anchor: Date.parse("2026-11-20T03:00:00Z"), scale: 0.02, richness: "plain" });

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a torn last line is dropped, and the next line stands in its place", () => {
  const folder = aFolder();
  const { ledger, lines } = openLedger(folder, first);
  ledger.close();
  appendFileSync(ledger.path, '{"n":11,"at":"2026-11-2');
  expect(readLedger(ledger.path)).toEqual(lines);
  const again = openLedger(folder, () => []);
  expect(again.lines).toEqual(lines);
  const next = { ...(lines[0] as (typeof lines)[number]), n: lines.length + 1 };
  again.ledger.append([next]);
  again.ledger.close();
  expect(readFileSync(ledger.path, "utf8").endsWith(`${JSON.stringify(next)}\n`)).toBe(true);
  expect(readLedger(ledger.path)).toEqual([...lines, next]);
});

test("an existing ledger is never invented again", () => {
  const folder = aFolder();
  openLedger(folder, first).ledger.close();
  expect(() =>
    openLedger(folder, () => {
      throw new Error("invented again");
    }),
  ).not.toThrow();
});
