import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, until } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { BOARD_CHANGED, CASE_CHANGED, SOURCES } from "./kit/documents.ts";
import { boardOf, caseOf, idOf, listOf, sourceOf } from "./kit/reading.ts";

let world: World;
let headOfHealth: Who;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT" }),
    aCase({ id: "construction", received: "2026-03-12", lead: "SXD" }),
    aCase({ id: "health", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
    aCase({ id: "office", received: "2026-03-13", stage: "RECEIVED" }),
    aCase({ id: "helped", received: "2026-03-12", lead: "SYT", cooperating: ["TTHT"] }),
    aCase({
      id: "passed-on",
      received: "2026-03-10",
      lead: "SYT",
      steps: [
        { at: "2026-03-10 08:00", kind: "RECEIVED" },
        { at: "2026-03-10 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-11 09:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    }),
    aCase({ id: "poison", received: "2026-03-10", row: { state: "trạng thái lạ" } }),
  );
  headOfHealth = await world.hub.account("UNIT_HEAD", "SYT");
});
afterAll(() => world.leave());

describe("a department's head", () => {
  test("sees the numbers of his department and what is below it, and no others", async () => {
    const board = await boardOf(world.hub, undefined, undefined, "giamdoc.sxd");
    expect(board).toMatchObject({ scope: { code: "SXD" }, open: 2, own: { open: 1 } });
    expect(board.units.map((u) => [u.unit.code, u.open])).toEqual([
      ["SXD-HTGT", 1],
      ["SXD-QLVT", 0],
      ["SXD-QLN", 0],
      ["TTHT", 0],
    ]);
  });

  test("has on his list only what his department holds", async () => {
    const { rows } = await listOf(world.hub, {}, { as: "giamdoc.sxd" });
    expect(rows.map((row) => row.reference).toSorted()).toEqual(["PA-CONSTRUCTION", "PA-ROADS"]);
    expect((await listOf(world.hub, { text: "PA-HEALTH" }, { as: "giamdoc.sxd" })).totalCount).toBe(0);
    expect((await listOf(world.hub, { receivedFrom: "2026-03-01" }, { as: "giamdoc.sxd" })).totalCount).toBe(0); // nothing was received there
  });

  test.each([
    ["roads", true, "a division below his department holds it"],
    ["helped", true, "a centre of his department works on it too"],
    ["passed-on", true, "his department held it once"],
    ["health", false, "another department's"],
    ["office", false, "nobody's yet"],
  ])("opens the case %s: %s, since it is %s", async (id, opens) => {
    expect((await caseOf(world.hub, id, "giamdoc.sxd")) !== null).toBe(opens);
    expect(await caseOf(world.hub, id, "lanhdao")).not.toBeNull();
  });

  test("finds in the register only his department and what is below it", async () => {
    const units = await world.hub.ask(
      asked<{ units: { code: string }[]; unit: { code: string } | null }>('{ units { code } unit(code: "SYT") { code } }'),
      {},
      "giamdoc.sxd",
    );
    expect(units.units.map((u) => u.code)).toEqual(["SXD", "SXD-HTGT", "SXD-QLVT", "SXD-QLN", "TTHT"]);
    expect(units.unit).toBeNull();
  });

  test("cannot count what he may not see with a list's mark of another", async () => {
    const { asOf } = await boardOf(world.hub);
    expect((await boardOf(world.hub, undefined, asOf.token, "giamdoc.sxd")).open).toBe(2);
    expect((await listOf(world.hub, {}, { asOf: asOf.token, as: "giamdoc.sxd" })).totalCount).toBe(2);
  });

  test("hears of his own cases and not of others, also when one leaves him", async () => {
    const [his, theirs] = [await world.hub.watch(CASE_CHANGED, {}, "giamdoc.sxd"), await world.hub.watch(CASE_CHANGED, {}, headOfHealth)];
    world.source.change("health", { stage: "IN_PROGRESS" });
    world.source.change("roads", { stage: "IN_PROGRESS" });
    world.source.change("construction", {
      lead: "SYT",
      steps: [
        { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-16 08:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    });
    await world.hub.settled();
    const references = (frames: { caseChanged: { case: { reference: string } | null } }[]): string[] =>
      frames.map((f) => f.caseChanged.case?.reference ?? "-").toSorted();
    await until("both hear of theirs", () => his.frames.length >= 2 && theirs.frames.length >= 2);
    expect(references(his.frames)).toEqual(["PA-CONSTRUCTION", "PA-ROADS"]);
    expect(references(theirs.frames)).toEqual(["PA-CONSTRUCTION", "PA-HEALTH"]);
    for (const watching of [his, theirs]) await watching.stop();
  });

  test("is not told of a case by asking for its number on a socket", async () => {
    const watching = await world.hub.watch(CASE_CHANGED, { ids: [await idOf(world.hub, "health")] }, "giamdoc.sxd");
    const marker = await world.hub.watch(CASE_CHANGED, {}, headOfHealth);
    world.source.change("health", { stage: "RESOLVED" });
    await world.hub.settled();
    await marker.frame("the owner hears of it", () => true);
    expect(watching.frames).toEqual([]);
    for (const one of [watching, marker]) await one.stop();
  });
});

describe("the IT officer", () => {
  test("sees what a source could not deliver, and why; nobody else does", async () => {
    const source = await sourceOf(world.hub, "nguon");
    expect(source).toMatchObject({
      quarantined: 1,
      unknownWords: 1,
      quarantine: [{ locator: "poison" }],
      wordQueue: [{ list: "stage", word: "trạng thái lạ", records: 1 }],
    });
    for (const who of ["lanhdao", "thanhtra", "giamdoc.sxd", headOfHealth]) {
      const { body } = await world.hub.answer(SOURCES, {}, who);
      expect(JSON.parse(body)).toMatchObject({ data: { sources: [{ quarantined: 1, quarantine: null, wordQueue: null }] } });
      expect(body).not.toContain("trạng thái lạ");
    }
  });

  test("sees numbers move, but no case by any way", async () => {
    const watching = await world.hub.watch(BOARD_CHANGED, {}, "cntt");
    await watching.frame("the board comes", (data) => data.boardChanged.scope.code === "TINH");
    await watching.stop();
    const documents = ["{ cases { edges { node { title } } } }", `{ case(id: "${await idOf(world.hub, "roads")}") { title } }`];
    for (const document of documents) {
      const { body, errors } = await world.hub.answer(asked(document), {}, "cntt");
      expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
      expect(body).not.toContain("Đường hỏng");
    }
  });
});

test("what a viewer may do is what the hub lets him do", async () => {
  const viewer = asked<{ viewer: { role: string; may: string[]; scope: { code: string } } }>("{ viewer { role may scope { code } } }");
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer).toMatchObject({ role: "IT_OFFICER", scope: { code: "TINH" } });
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer.may).toContain("sourceAdmin");
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer.may).not.toContain("case");
  expect((await world.hub.ask(viewer, {}, "giamdoc.sxd")).viewer).toMatchObject({ role: "UNIT_HEAD", scope: { code: "SXD" } });
  expect((await world.hub.ask(viewer, {}, "giamdoc.sxd")).viewer.may).not.toContain("sourceAdmin");
});
