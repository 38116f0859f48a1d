import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { ANCHOR, aDepartment, withDepartment } from "../a-department.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { readLedger } from "../ledger.ts";

type Summary = { cases: number; open: number; n: number };

function newestOf(lines: readonly LedgerLine[]): Map<number, LedgerLine> {
  return new Map(lines.map((line) => [line.row, line]));
}

test("a department killed in the middle of its life goes on from its ledger alone", async () => {
  const dir = mkdtempSync(join(tmpdir(), "departments-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const first = (await aDepartment("tinh", { dir, rate: 6000 })).department;
  await expect.poll(async () => (await first.control<Summary>("summary")).n, { timeout: 3000 }).toBeGreaterThan(140);
  const shown = await first.json<{ items: { id: string; modified_at: string }[] }>("/api/v2/cases?limit=500");
  await first.kill();
  const kept = newestOf(readLedger(join(dir, "tinh", "ledger.jsonl")));
  for (const row of shown.items)
    expect([...kept.values()].find((line) => line.id === row.id)?.modified.localeCompare(row.modified_at)).toBeGreaterThanOrEqual(0);
  const { department: again, leave } = await aDepartment("tinh", { dir });
  try {
    expect(again.port).toBe(first.port);
    const lines = await again.control<LedgerLine[]>("ledger");
    expect(lines.map((line) => line.n)).toEqual(lines.map((_, index) => index + 1));
    expect(await again.control<Summary>("summary")).toMatchObject({ n: lines.length, cases: newestOf(lines).size });
  } finally {
    await leave();
  }
});

test("life keeps every mark rising and the share of open cases level", () =>
  withDepartment(
    "sxd",
    async (sxd) => {
      const begin = await sxd.control<Summary>("summary");
      for (let change = 0; change < 200; change += 1) await sxd.control("change", {});
      const end = await sxd.control<Summary>("summary");
      expect(end.n).toBe(begin.n + 200);
      expect(Math.abs(end.open / end.cases - begin.open / begin.cases)).toBeLessThan(0.06);
      const marks = new Map<number, number>();
      for (const line of await sxd.control<LedgerLine[]>("ledger")) {
        expect(line.record.mark ?? 0).toBeGreaterThan(marks.get(line.row) ?? 0);
        marks.set(line.row, line.record.mark ?? 0);
      }
    },
    { scale: 0.5 },
  ));

test("hold stops life, release lets it go on", () =>
  withDepartment(
    "trungtam",
    async (ward) => {
      await ward.control("hold");
      const { n } = await ward.control<Summary>("summary");
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect((await ward.control<Summary>("summary")).n).toBe(n);
      await ward.control("release");
      await expect.poll(async () => (await ward.control<Summary>("summary")).n, { timeout: 2000 }).toBeGreaterThan(n);
    },
    { rate: 12_000 },
  ));

test("asked changes go through a whole case, and impossible ones are refused", () =>
  withDepartment("tinh", async (tinh) => {
    const { id } = await tinh.control<LedgerLine>("change", { kind: "new" });
    const stages: string[] = [];
    for (const kind of ["assign", "accept", "transfer", "accept", "resolve", "answer", "close", "reopen"])
      stages.push((await tinh.control<LedgerLine>("change", { kind, id })).stage);
    expect(stages).toEqual(["ASSIGNED", "IN_PROGRESS", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED", "IN_PROGRESS"]);
    expect((await tinh.control<LedgerLine>("change", { kind: "repeat", id })).repeatOf).toBe(id);
    await expect(tinh.control("change", { kind: "assign", id })).rejects.toThrow("409");
    const touched = await tinh.control<LedgerLine[]>("bulk", { count: 30 });
    expect(new Set(touched.map((line) => line.modified)).size).toBe(1);
  }));

test("nothing ever changes in the archive", () =>
  withDepartment(
    "songlam",
    async (songlam) => {
      await expect(songlam.control("change", {})).rejects.toThrow("frozen");
    },
    { rate: 60_000 },
  ));

test("a department leaves when its parent is gone", async () => {
  const dir = mkdtempSync(join(tmpdir(), "departments-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const door = fileURLToPath(new URL("../index.ts", import.meta.url));
  const order = JSON.stringify({ dir, seed: 1, anchor: ANCHOR, rate: 0, scale: 0.02, only: ["trungtam"], withParent: true });
  const script = `const { startDepartments } = await import(${JSON.stringify(door)}); const [one] = await startDepartments(${order}); console.log(one.baseUrl); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const baseUrl = await new Promise<string>((resolve) => parent.stdout.once("data", (text: Buffer) => resolve(text.toString().trim())));
  expect((await fetch(`${baseUrl}/__alive`)).status).toBe(200);
  parent.kill("SIGKILL");
  await expect
    .poll(
      () =>
        fetch(`${baseUrl}/__alive`).then(
          () => "there",
          () => "gone",
        ),
      { timeout: 4000, interval: 200 },
    )
    .toBe("gone");
});
