import { describe, expect, test } from "vitest";
import { Folder } from "./folder.fixture.ts";
import { aRow, configOf, HEADERS, readOnce } from "./register.fixture.ts";
import { csv, xlsx, type Written } from "./write.fixture.ts";

const book = (...ids: string[]) => xlsx([{ name: "Sổ", rows: [HEADERS, ...ids.map((id) => aRow(id))] }]);
const text = (...rows: Written[][]) => csv([HEADERS, ...rows] as string[][]);
const idsOf = ({ records }: { records: readonly { sourceId: string }[] }) => records.map(({ sourceId }) => sourceId);

describe("a file", () => {
  test("is read only when it has stood still", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1"), { stillMs: 29_999 });
    const first = await readOnce(folder);
    expect([idsOf(first), folder.copied, first.logged]).toEqual([[], [], [expect.stringMatching(/^"so.xlsx": a file is still being written/)]]);
    folder.put("so.xlsx", book("1"), { stillMs: 30_000 });
    expect(idsOf(await readOnce(folder, configOf(), first.checkpoint))).toEqual(["1"]);
  });

  test("that changes between the look and the copy is left to the next run", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1"));
    const copy = folder.copy.bind(folder);
    folder.copy = async (entry) => {
      folder.put("so.xlsx", book("1", "2"));
      return copy(entry);
    };
    const first = await readOnce(folder);
    expect(idsOf(first)).toEqual([]);
    folder.copy = copy;
    expect(idsOf(await readOnce(folder, configOf(), first.checkpoint))).toEqual(["1", "2"]);
  });

  test("is read once, and once more when it was replaced; what it had before stays", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1", "2", "3"));
    const first = await readOnce(folder);
    const second = await readOnce(folder, configOf(), first.checkpoint);
    expect([idsOf(first), idsOf(second), folder.copied.length]).toEqual([["1", "2", "3"], [], 1]);
    folder.put("so.xlsx", book("2"));
    const third = await readOnce(folder, configOf(), second.checkpoint);
    expect(third.records).toEqual([expect.objectContaining({ sourceId: "2", op: "upsert" })]);
  });

  test("that was saved anew without a change is not read again", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1"));
    const first = await readOnce(folder);
    folder.put("so.xlsx", book("1"));
    const second = await readOnce(folder, configOf(), first.checkpoint);
    expect(idsOf(second)).toEqual([]);
    await readOnce(folder, configOf(), second.checkpoint);
    expect(folder.copied).toHaveLength(2);
  });

  test("is read anew when the manifest says otherwise how to read it, and not when it only knows one word more", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1"));
    const { checkpoint } = await readOnce(folder);
    const { words } = configOf();
    expect(idsOf(await readOnce(folder, configOf({ words: { ...words, field: { ...words.field, "Môi trường": "ENVIRONMENT" } } }), checkpoint))).toEqual([]);
    expect(idsOf(await readOnce(folder, configOf({ time: "dd/MM/yyyy HH:mm" }), checkpoint))).toEqual(["1"]);
  });

  test.each(["~$so.xlsx", ".so.xlsx", "so.xlsx.filepart", "so.xlsx.tmp", "khac.xlsx"])("with the name %s is none of the register", async (name) => {
    const folder = new Folder();
    folder.put(name, book("1"));
    await readOnce(folder, configOf({ files: { pattern: name === "khac.xlsx" ? "so*" : "*" } }));
    expect(folder.copied).toEqual([]);
  });

  test("whose name a Mac wrote fits the pattern", async () => {
    const folder = new Folder();
    folder.put("Sổ tiếp dân.xlsx".normalize("NFD"), book("1"));
    const { records } = await readOnce(folder, configOf({ files: { pattern: "sổ tiếp dân.*" } }));
    expect(records.map(({ place }) => place?.file)).toEqual(["Sổ tiếp dân.xlsx"]);
  });

  test("that cannot be read costs itself alone; mended, it is read and its entry settled", async () => {
    const folder = new Folder();
    folder.put("so-1.xlsx", book("1").subarray(0, 900));
    folder.put("so-2.xlsx", book("2"));
    const first = await readOnce(folder);
    expect(idsOf(first)).toEqual(["2"]);
    expect(first.rejects).toEqual([expect.objectContaining({ locator: "so-1.xlsx", reason: expect.stringContaining("cut off") })]);
    expect((await readOnce(folder, configOf(), first.checkpoint)).rejects).toEqual([]);
    folder.put("so-1.xlsx", book("1"));
    const third = await readOnce(folder, configOf(), first.checkpoint);
    expect([idsOf(third), third.rejects, third.retold]).toEqual([["1"], [], ["so-1.xlsx"]]);
  });
});

describe("a folder", () => {
  test("whose files are all gone is a fault of the source", async () => {
    const folder = new Folder();
    folder.put("so.xlsx", book("1"));
    const { checkpoint } = await readOnce(folder);
    folder.remove("so.xlsx");
    await expect(readOnce(folder, configOf(), checkpoint)).rejects.toMatchObject({ fault: "config", message: expect.stringContaining("none of the files") });
    expect(idsOf(await readOnce(folder, configOf({ files: { pattern: "so*", emptied: true } }), checkpoint))).toEqual([]);
  });

  test("of more files than a checkpoint holds is refused with the way out", async () => {
    const folder = new Folder();
    for (let number = 0; number < 301; number += 1) folder.put(`so-${number}.csv`, "x");
    await expect(readOnce(folder)).rejects.toMatchObject({ fault: "config", message: expect.stringContaining("300 are the most") });
  });

  test("of 300 files has a checkpoint of less than 4 KiB, and only the changed one is read", async () => {
    const folder = new Folder();
    for (let number = 0; number < 300; number += 1) folder.put(`so-${number}.csv`, text());
    let { checkpoint } = await readOnce(folder);
    expect(JSON.stringify(checkpoint).length).toBeLessThan(4096);
    expect(folder.copied).toHaveLength(300);
    folder.put("so-17.csv", text(aRow("17")));
    ({ checkpoint } = await readOnce(folder, configOf(), checkpoint));
    expect(folder.copied).toHaveLength(301);
  }, 120_000);
});
