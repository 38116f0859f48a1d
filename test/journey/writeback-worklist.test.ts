import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { changesOf, request } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
let world: World;
let officeHead: string;
let healthHead: string;
const given = (id: string, more: object = {}) =>
  aCase({
    id,
    received: "2026-03-12 08:00",
    stage: "ASSIGNED",
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
    ],
    ...more,
  });

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(given("book"), given("late"), given("formula", { row: { number: '=HYPERLINK("http://x")' } }));
  officeHead = await world.hub.account("UNIT_HEAD", "VPUB");
  healthHead = await world.hub.account("UNIT_HEAD", "SYT");
}, 60_000);
afterAll(() => world?.leave());

describe("a source that cannot be asked", () => {
  const WORKLIST = asked<{ worklist: { reference: string; change: { kind: string } }[] | null }>('{ worklist(source: "nguon") { reference change { kind } } }');
  const FILE = asked<{ worklistFile: { name: string; base64: string } | null }>('{ worklistFile(source: "nguon") { name base64 } }');
  const LANES = asked<{ caseChangeLanes: { kind: string; state: string }[] }>('{ caseChangeLanes(source: "nguon") { kind state } }');

  test("has its changes on the list of its own officers, which nobody of another unit sees", async () => {
    await request(world.hub, "book", { kind: "COMMENT", words: "Trần Văn Mẫu hẹn gặp" }, HEAD);
    await request(world.hub, "formula", { kind: "ACCEPT" }, HEAD);
    const list = (await world.hub.ask(WORKLIST, {}, officeHead)).worklist;
    expect(list).toContainEqual({ reference: "PA-BOOK", change: { kind: "COMMENT" } });
    for (const who of [HEAD, healthHead]) expect((await world.hub.ask(WORKLIST, {}, who)).worklist).toBeNull();
    expect((await world.hub.answer(WORKLIST, {}, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect((await world.hub.ask(LANES, {}, "cntt")).caseChangeLanes).toEqual([]); // nothing is on its way, all is by hand
  });

  test("gives it as a workbook without a formula and without a submitter, and who took it is audited", async () => {
    const file = (await world.hub.ask(FILE, {}, officeHead)).worklistFile;
    expect(file?.name).toBe("viec-can-lam-nguon-2026-03-16.xlsx");
    const cells = await cellsOf(Buffer.from(file?.base64 ?? "", "base64"));
    const row = cells.find((line) => line[0] === "PA-BOOK");
    expect(row?.slice(1, 5)).toEqual(["Ghi ý kiến: ••• hẹn gặp", "17/03/2026 09:00", "", "Sở Xây dựng"]);
    expect(cells.map(([reference]) => reference)).toContain(`'=HYPERLINK("http://x")`);
    expect(cells.flat().join(" ")).not.toMatch(/Trần Văn Mẫu|0912345678/);
    expect(await world.hub.database.sql("select actor from audit_entry where act = 'exportWorklist'")).toEqual([{ actor: officeHead }]);
  });

  test("and its change is verified when the source shows it, and leaves the list", async () => {
    await request(world.hub, "late", { kind: "ACCEPT" }, HEAD);
    world.clock.advance(60_000);
    world.source.change("late", {
      stage: "IN_PROGRESS",
      steps: [
        { at: "2026-03-12 08:00", kind: "RECEIVED" },
        { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-16 09:00", kind: "ACCEPTED" },
      ],
    });
    expect(await changesOf(world.hub, "late")).toMatchObject([{ state: "WORKLIST" }]);
    await world.hub.settled();
    expect(await changesOf(world.hub, "late")).toMatchObject([{ state: "VERIFIED" }]);
    const list = (await world.hub.ask(WORKLIST, {}, officeHead)).worklist;
    expect(list?.map(({ reference }) => reference)).not.toContain("PA-LATE");
  });
});

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const sheets = await readWorkbook(bytes, 1_000);
  return (sheets ?? []).flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => (typeof cell === "string" ? cell : cell.fault))));
}
