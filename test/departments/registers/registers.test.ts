import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { aDepartment, type TestDepartment } from "../a-department.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { tcvn3 } from "./tcvn3.ts";

async function registers(): Promise<{ department: TestDepartment; folder: string }> {
  const dir = mkdtempSync(join(tmpdir(), "departments-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const { department, leave } = await aDepartment("so-tiepdan", { dir, scale: 1, richness: "full" });
  onTestFinished(leave);
  return { department, folder: fileURLToPath(department.baseUrl) };
}

const newestOf = (lines: readonly LedgerLine[]): LedgerLine[] => [...new Map(lines.map((line) => [line.id, line])).values()];

test("the ABC fonts' bytes are those of the standard, and a toned capital is typed small", () => {
  expect([...tcvn3("Đường số 7, ệỲ")].map((byte) => byte.toString(16)).join(" ")).toBe("a7 ad ea 6e 67 20 73 e8 20 37 2c 20 d6 fa");
});

test("every case stands once in the register of its commune and month, in that commune's encoding", async () => {
  const { department, folder } = await registers();
  const lines = newestOf(await department.control<LedgerLine[]>("ledger"));
  const files = readdirSync(folder);
  expect(new Set(files.map((name) => name.replace(/_\d{4}-\d\d/, "")))).toEqual(
    new Set(["so-tiepdan_anphu.csv", "so-tiepdan_tanloc.csv", "so-tiepdan_haian.xlsx"]),
  );
  const utf16 = files.filter((name) => name.includes("tanloc")).map((name) => readFileSync(join(folder, name)));
  expect(utf16.every((bytes) => bytes[0] === 0xff && bytes[1] === 0xfe)).toBe(true);
  const rows = utf16.flatMap((bytes) => bytes.toString("utf16le").split("\r\n")).filter((row) => row.startsWith("TD-"));
  expect(rows.map((row) => row.split("\t")[0]).toSorted()).toEqual(
    lines
      .filter(({ intake }) => intake === "X-TANLOC")
      .map(({ id }) => id)
      .toSorted(),
  );
});

test("a change is written into its file in place, half of it first, and is owed until readers can have settled on it", async () => {
  const { department, folder } = await registers();
  const before = await department.control<{ promised: number }>("summary");
  expect(before.promised).toBe(0);
  const line = await department.control<LedgerLine>("change", { kind: "new" });
  const name = readdirSync(folder)
    .find((file) => file.includes({ "X-ANPHU": "anphu", "X-TANLOC": "tanloc", "P-HAIAN": "haian" }[line.intake] ?? "?"))
    ?.replace(/_\d{4}-\d\d/, "");
  expect((await department.control<{ promised: number }>("summary")).promised).toBeGreaterThan(0);
  const month = new Date(Date.parse(line.receivedAt) + 7 * 3_600_000).toISOString().slice(0, 7);
  const path = join(folder, (name ?? "").replace(".", `_${month}.`));
  const sizes = new Set<number>();
  await expect
    .poll(
      () => {
        sizes.add(statSync(path, { throwIfNoEntry: false })?.size ?? 0);
        return sizes.size;
      },
      { interval: 5, timeout: 4000 },
    )
    .toBeGreaterThan(2);
});

test("nothing but its own hand writes into a register", async () => {
  const { department } = await registers();
  await expect(department.control("poison", { kind: "nul" })).rejects.toThrow("409");
});
