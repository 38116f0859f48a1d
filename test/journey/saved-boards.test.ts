import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { listOf } from "./kit/reading.ts";

interface Kept {
  id: string;
  name: string;
  own: boolean;
  shared: boolean;
  byName: string;
  overdue: number | null;
  board: Record<string, unknown>;
}
const BOARDS = asked<{ savedBoards: { asOf: { token: string }; boards: Kept[] } }>(
  `{ savedBoards { asOf { token } boards { id name own shared byName overdue board { unit inCharge allUnits trendTable period months on from to reckoning } } } }`,
);
const SAVE = asked<{ saveBoard: { __typename: string; id?: string; overdue?: number; at?: string } }>(
  `mutation ($input: SaveBoardInput!) { saveBoard(input: $input) { __typename ... on SavedBoard { id overdue } ... on SavedViewRefused { at } } }`,
);
const REMOVE = asked<{ removeBoard: { __typename: string; at?: string } }>(
  `mutation ($id: ID!) { removeBoard(input: { id: $id }) { __typename ... on SavedViewRefused { at } } }`,
);
const REMOVE_VIEW = asked<{ removeView: { __typename: string } }>(`mutation ($id: ID!) { removeView(input: { id: $id }) { __typename } }`);
const BOARD = asked<{ board: { overdue: number } }>(
  `query ($unit: String, $inCharge: String, $asOf: String) { board(unit: $unit, inCharge: $inCharge, asOf: $asOf) { overdue } }`,
);

let world: World;
let office: string;
let colleague: string;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(250, world.clock.now(), diceOf(20_261_126), true)) world.source.put(spec);
  await world.hub.settled();
  office = await world.hub.account("OFFICE_CHIEF", "TINH", "van.phong");
  colleague = await world.hub.account("LEADER", "TINH", "lanh.dao.hai");
}, 120_000);
afterAll(() => world.leave());

const LEADER = "lanhdao";
const save = async (input: Record<string, unknown>, as: string | null = LEADER) =>
  (await world.hub.ask(SAVE, { input: { name: "Bảng của tôi", shared: false, board: {}, ...input } }, as)).saveBoard;
const boardsOf = async (as: string): Promise<Kept[]> => (await world.hub.ask(BOARDS, {}, as)).savedBoards.boards;

test("it is protected: nobody keeps or sees a board without signing in, nor of a unit that is not his", async () => {
  expect((await world.hub.answer(BOARDS, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await save({ board: { unit: "SYT" } }, "giamdoc.sxd")).at).toBe("filter");
  expect((await save({ board: { unit: "khong-co" } })).at).toBe("filter");
});

describe("a view of the overview", () => {
  test("is kept with all that is looked at, and its overdue number is the board's and its list's", async () => {
    const settings = {
      inCharge: "CB-17",
      allUnits: true,
      trendTable: true,
      period: "MONTH",
      months: "ADMINISTRATIVE",
      on: "2026-03-16",
      reckoning: "BY_SUCCESSOR",
    };
    expect((await save({ name: " Khối  đô thị ", board: settings })).__typename).toBe("SavedBoard");
    await save({ name: "Sở Xây dựng", board: { unit: "SXD" } });
    await save({ name: "Cả tỉnh" });
    const { asOf, boards } = (await world.hub.ask(BOARDS, {}, LEADER)).savedBoards;
    expect(boards.map(({ name }) => name).toSorted()).toEqual(["Cả tỉnh", "Khối đô thị", "Sở Xây dựng"]);
    expect(boards.find(({ name }) => name === "Khối đô thị")?.board).toEqual({ unit: null, from: null, to: null, ...settings });
    for (const { board, overdue } of boards) {
      const scope = Object.fromEntries(Object.entries({ unit: board["unit"], inCharge: board["inCharge"] }).filter(([, value]) => value !== null));
      const { totalCount, rows } = await listOf(world.hub, { ...scope, open: true, lateness: "OVERDUE" }, { asOf: asOf.token, as: LEADER });
      expect([overdue, rows.length]).toEqual([totalCount, totalCount]);
      expect((await world.hub.ask(BOARD, { ...scope, asOf: asOf.token }, LEADER)).board.overdue).toBe(overdue);
      expect(overdue).toBeGreaterThan(0);
    }
  });

  test("is shared with its keeper's unit, changed and removed by him alone, and is no view of the queue", async () => {
    const kept = await save({ name: "Giao ban sáng", shared: true });
    expect((await boardsOf(colleague)).find(({ name }) => name === "Giao ban sáng")).toMatchObject({ own: false, shared: true });
    expect((await boardsOf("giamdoc.sxd")).map(({ name }) => name)).not.toContain("Giao ban sáng");
    expect(await save({ id: kept.id, name: "Lấy mất" }, colleague)).toMatchObject({ __typename: "SavedViewRefused", at: "id" });
    expect((await world.hub.ask(REMOVE, { id: kept.id }, colleague)).removeBoard.at).toBe("id");
    expect((await world.hub.ask(REMOVE_VIEW, { id: kept.id }, LEADER)).removeView.__typename).toBe("SavedViewRefused");
    expect((await save({ id: kept.id, name: "Giao ban chiều" })).__typename).toBe("SavedBoard");
    expect((await boardsOf(colleague)).map(({ name }) => name)).not.toContain("Giao ban chiều");
    expect((await world.hub.ask(REMOVE, { id: kept.id }, LEADER)).removeBoard.__typename).toBe("SavedViewRemoved");
    expect((await world.hub.ask(REMOVE, { id: kept.id }, LEADER)).removeBoard.at).toBe("id");
    const entries = await world.hub.database.sql<{ body: string }>("select body::text from audit_entry where body::text like $1 order by number", [
      `%${kept.id}%`,
    ]);
    expect(entries.map(({ body }) => /"act":\s*"(\w+)"/.exec(body)?.[1])).toEqual(["saveBoard", "saveBoard", "removeBoard"]);
    expect(JSON.stringify(entries)).not.toMatch(/Giao ban/);
  });

  test("takes what the overview's address says and nothing else, under a name of its own", async () => {
    expect((await save({ name: "Cả  TỈNH" })).at).toBe("name");
    expect((await save({ name: " " })).at).toBe("name");
    expect((await save({ name: "Khoảng lạ", board: { period: "MONTH", from: "2026-03-01", to: "2026-03-02" } })).at).toBe("filter");
    const unknown = await world.hub.answer(SAVE, { input: { name: "Ai phụ trách", shared: false, board: { inCharge: "CB-00" } } }, LEADER);
    expect(unknown.errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    expect((await save({ name: "Cả tỉnh" }, office)).__typename).toBe("SavedBoard");
    const [{ open } = { open: "" }] = await world.hub.database.sql<{ open: string }>(
      "select coalesce(string_agg(v::text, ' '), '') as open from saved_view v",
      [],
    );
    expect(open).not.toMatch(/Cả tỉnh|CB-17/); // names and settings lie sealed
  });

  test("outlives a restart of the hub, and is counted anew", async () => {
    const before = await boardsOf(LEADER);
    await (await world.restarted()).shown();
    const { asOf, boards } = (await world.hub.ask(BOARDS, {}, LEADER)).savedBoards;
    expect(boards).toEqual(before);
    for (const { board, overdue } of boards)
      expect((await world.hub.ask(BOARD, { unit: board["unit"], inCharge: board["inCharge"], asOf: asOf.token }, LEADER)).board.overdue).toBe(overdue);
  });
});
