import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fakeContext } from "../conformance/index.ts";
import type { ReadMessage } from "../connector.ts";
import { Folder } from "./folder.fixture.ts";
import { sheet } from "./index.ts";
import { aRow, configOf, HEADERS, readOnce, ZONE } from "./register.fixture.ts";
import { Reader } from "./reader.ts";
import { csv, xlsx, zip } from "./write.fixture.ts";

const MB = 2 ** 20;
const ids = Array.from({ length: 1_000 }, (_none, at) => String(at + 1));
const register = (of: readonly string[] = ids) => csv([HEADERS, ...of.map((id) => aRow(id))] as string[][]);
const idsOf = (records: readonly { sourceId: string }[]) => new Set(records.map(({ sourceId }) => sourceId));

/** The processes that read sheets for this one, as the kernel lists them. */
function readers(): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter(isReader).map(Number);
}

function isReader(pid: string): boolean {
  try {
    const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
    return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("reader-program");
  } catch {
    return false; // it ended while it was looked at
  }
}

/** What one run says, with a look at its processes at every batch that has records. */
async function* run(folder: Folder, signal: AbortSignal = new AbortController().signal): AsyncGenerator<ReadMessage & { pid: number | undefined }> {
  const context = { ...fakeContext(configOf(), "file:///so"), files: folder, signal };
  for await (const message of sheet.read(context, null, { stream: "cases" })) yield { ...message, pid: readers()[0] };
}

async function all(folder: Folder) {
  const told: (ReadMessage & { pid: number | undefined })[] = [];
  for await (const message of run(folder)) told.push(message);
  return told;
}

const hasRecords = (message: ReadMessage) => message.type === "batch" && message.records.length > 0;

/** One shared text too long for the heap that reads it. */
function heavy(): Buffer {
  const parts = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData/></worksheet>",
    "xl/sharedStrings.xml": `<sst><si><t>${ids.join(" ").repeat(Math.ceil((100 * MB) / ids.join(" ").length))}</t></si></sst>`,
  };
  return zip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    true,
  );
}

describe("the process that reads registers", () => {
  test("dies of a file too heavy for its heap: that one is refused by name, the next is read by another process, the hub lives", async () => {
    const folder = new Folder();
    folder.put("so-1.csv", register(["1"]));
    folder.put("so-2.xlsx", heavy());
    folder.put("so-3.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, aRow("3")] }]));
    const told = await all(folder);
    const rejects = told.flatMap((message) => (message.type === "reject" ? [[message.locator, message.reason]] : []));
    expect(rejects).toEqual([["so-2.xlsx", "needs more than 48 MB of memory to be read"]]);
    const read = told.flatMap((message) => (message.type === "batch" && message.records.length > 0 ? [message] : []));
    expect(read.map(({ records }) => [...idsOf(records)])).toEqual([["1"], ["3"]]);
    expect(new Set(read.map(({ pid }) => pid)).size).toBe(2);
    expect(readers()).toEqual([]);
  }, 120_000);

  test("reads all files of a run, and is gone with it", async () => {
    const folder = new Folder();
    for (const id of ["1", "2", "3"]) folder.put(`so-${id}.csv`, register([id]));
    const told = (await all(folder)).filter(hasRecords);
    expect(told.map(({ pid }) => pid)).toEqual([expect.any(Number), told[0]?.pid, told[0]?.pid]);
    expect(readers()).toEqual([]);
  }, 60_000);

  test("killed in the middle of a file is a passing fault, and the next run reads every row", async () => {
    const folder = new Folder();
    folder.put("so.csv", register());
    const records: { sourceId: string }[] = [];
    let checkpoint: Extract<ReadMessage, { type: "batch" }>["checkpoint"];
    const cut = async () => {
      for await (const message of run(folder)) {
        if (message.type !== "batch") continue;
        records.push(...message.records);
        checkpoint = message.checkpoint;
        if (message.records.length > 0) process.kill(message.pid ?? 0, "SIGKILL");
      }
    };
    await expect(cut()).rejects.toMatchObject({ fault: "transient", message: expect.stringContaining("SIGKILL") });
    expect(records.length).toBeLessThan(ids.length);
    const next = await readOnce(folder, configOf(), checkpoint ?? null);
    expect(next.rejects).toEqual([]);
    expect(idsOf([...records, ...next.records])).toEqual(new Set(ids));
  }, 60_000);

  test("is gone when the run is called off, and when nobody wants the rest of a file", async () => {
    const folder = new Folder();
    folder.put("so.csv", register());
    const off = new AbortController();
    const calledOff = async () => {
      for await (const { type } of run(folder, off.signal)) if (type === "batch") off.abort(new Error("called off"));
    };
    await expect(calledOff()).rejects.toThrow("called off");
    expect(readers()).toEqual([]);
    for await (const { pid } of run(folder)) {
      expect(pid).toEqual(expect.any(Number));
      break;
    }
    expect(readers()).toEqual([]);
  }, 60_000);

  test("is gone when the run is called off before its first answer", async () => {
    const folder = new Folder();
    folder.put("so-2.xlsx", heavy());
    const [entry] = await folder.list();
    const copy = entry === undefined ? null : await folder.copy(entry);
    const off = new AbortController();
    const file = { config: configOf(), zone: ZONE, name: "so-2.xlsx", writtenAt: "2026-03-16T02:00:00Z" };
    const first = new Reader(off.signal).pieces({ descriptor: copy?.descriptor ?? -1, file }).next();
    const ended = first.then(
      () => "read",
      (cause: Error) => cause.message,
    );
    while (readers().length === 0) await new Promise((later) => setImmediate(later));
    off.abort(new Error("called off"));
    expect(await ended).toBe("called off");
    expect(readers()).toEqual([]);
    await copy?.close();
  }, 60_000);

  test("has no environment of the hub, and cannot write what it reads", async () => {
    process.env["HUB_PASSWORD_OF_A_TEST"] = "mat-khau";
    const folder = new Folder();
    folder.put("so.csv", register());
    for await (const { pid } of run(folder)) {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      expect(environment.map((line) => line.split("=")[0]).filter((name) => name !== "")).toEqual([
        "TMPDIR",
        "NODE_CHANNEL_FD",
        "NODE_CHANNEL_SERIALIZATION_MODE",
      ]);
      const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/fdinfo/4`, "utf8"))?.[1] ?? "";
      expect(Number.parseInt(flags, 8) & 3).toBe(0);
      break;
    }
    delete process.env["HUB_PASSWORD_OF_A_TEST"];
  }, 60_000);
});
