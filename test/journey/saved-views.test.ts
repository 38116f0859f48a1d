import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { listOf } from "./kit/reading.ts";

interface View {
  id: string;
  name: string;
  own: boolean;
  shared: boolean;
  byName: string;
  columns: string[];
  cases: number | null;
  filter: Record<string, unknown>;
}
const VIEWS = asked<{ savedViews: { asOf: { token: string }; views: View[] } }>(
  `{ savedViews { asOf { token } views { id name own shared byName columns cases filter { unit severity backlogClass ageBand field text } } } }`,
);
const SAVE = asked<{ saveView: { __typename: string; id?: string; cases?: number; message?: string; at?: string } }>(
  `mutation ($input: SaveViewInput!) { saveView(input: $input) { __typename ... on SavedView { id cases } ... on SavedViewRefused { message at } } }`,
);
const REMOVE = asked<{ removeView: { __typename: string; at?: string } }>(
  `mutation ($id: ID!) { removeView(input: { id: $id }) { __typename ... on SavedViewRefused { at } } }`,
);

let world: World;
let colleague: string;
let elsewhere: string;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(250, world.clock.now(), diceOf(20_261_125), true)) world.source.put(spec);
  await world.hub.settled();
  colleague = await world.hub.account("FOCAL_OFFICER", "SXD");
  elsewhere = await world.hub.account("UNIT_HEAD", "SYT");
}, 120_000);
afterAll(() => world.leave());

const HEAD = "giamdoc.sxd";
const save = async (input: Record<string, unknown>, as: string | null = HEAD) =>
  (await world.hub.ask(SAVE, { input: { name: "Quá hạn", shared: false, filter: { open: true }, columns: [], ...input } }, as)).saveView;
const viewsOf = async (as: string): Promise<View[]> => (await world.hub.ask(VIEWS, {}, as)).savedViews.views;

test("it is protected: nobody keeps or sees a view without signing in, and accounts without cases have none", async () => {
  expect((await world.hub.answer(VIEWS, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await world.hub.answer(VIEWS, {}, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

describe("a view of the queue", () => {
  test("is kept with its conditions and columns in their order, counted by the very list", async () => {
    const filter = { open: true, severity: ["OVERDUE", "SEVERE"], field: ["TRANSPORT"] };
    const kept = await save({ name: "  Giao thông   quá hạn ", filter, columns: ["UNIT", "TIME"] });
    expect(kept.__typename).toBe("SavedView");
    const [view] = (await viewsOf(HEAD)).filter(({ name }) => name === "Giao thông quá hạn");
    expect(view).toMatchObject({ own: true, shared: false, byName: "Trần Thị Hải Yến", columns: ["UNIT", "TIME"] });
    expect(view?.filter).toEqual({ unit: null, severity: ["OVERDUE", "SEVERE"], backlogClass: null, ageBand: null, field: ["TRANSPORT"], text: null });
    const { totalCount, rows } = await listOf(world.hub, filter, { as: HEAD });
    expect([view?.cases, rows.length]).toEqual([totalCount, totalCount]);
    expect(totalCount).toBeGreaterThan(0);
  });

  test("is shared with everybody in the unit, with nobody else, and only its keeper changes it", async () => {
    const kept = await save({ name: "Của đơn vị", shared: true });
    const [seen] = (await viewsOf(colleague)).filter(({ name }) => name === "Của đơn vị");
    expect(seen).toMatchObject({ own: false, shared: true, byName: "Trần Thị Hải Yến" });
    expect((await viewsOf(colleague)).map(({ name }) => name)).not.toContain("Giao thông quá hạn");
    for (const who of [elsewhere, "lanhdao"]) expect((await viewsOf(who)).map(({ name }) => name)).not.toContain("Của đơn vị");
    expect(await save({ id: kept.id, name: "Lấy mất" }, colleague)).toMatchObject({ __typename: "SavedViewRefused", at: "id" });
    expect((await world.hub.ask(REMOVE, { id: kept.id }, colleague)).removeView).toMatchObject({ at: "id" });
    expect((await save({ id: kept.id, name: "Của đơn vị", shared: false })).__typename).toBe("SavedView");
    expect((await viewsOf(colleague)).map(({ name }) => name)).not.toContain("Của đơn vị");
  });

  test("has a name of its own among its keeper's, capitals and blanks apart", async () => {
    await save({ name: "Trùng tên" });
    expect(await save({ name: " TRÙNG  tên" })).toMatchObject({ __typename: "SavedViewRefused", at: "name" });
    expect((await save({ name: "Trùng tên" }, colleague)).__typename).toBe("SavedView");
    for (const name of ["", "   ", "x".repeat(81)]) expect(await save({ name })).toMatchObject({ at: "name" });
    const at = await Promise.all(Array.from({ length: 5 }, () => save({ name: "Bấm nhiều lần" })));
    expect(at.filter(({ __typename }) => __typename === "SavedView")).toHaveLength(1);
  });

  test("takes the queue's conditions and no others", async () => {
    for (const filter of [{}, { open: false }, { open: true, lateness: "OVERDUE" }, { open: true, closedFrom: "2026-01-01" }, { open: true, ids: ["1"] }])
      expect(await save({ name: "Bộ lọc lạ", filter })).toMatchObject({ __typename: "SavedViewRefused", at: "filter" });
    expect(await save({ name: "Cột lạ", columns: ["TIME", "TIME"] })).toMatchObject({ at: "columns" });
    const { errors } = await world.hub.answer(
      SAVE,
      { input: { name: "Chữ lạ", shared: false, filter: { open: true, severity: ["URGENT"] }, columns: [] } },
      HEAD,
    );
    expect(errors.length).toBeGreaterThan(0);
  });

  test("of a unit that the one who looks may not see has no number, and takes none from the others", async () => {
    const both = await world.hub.account("UNIT_HEAD", "SYT", "hai.noi");
    expect((await save({ name: "Nơi lạ", filter: { open: true, unit: "SXD" } }, both)).at).toBe("filter");
    await save({ name: "Nơi khác", shared: true, filter: { open: true, unit: "SYT" } }, both);
    // he moves on to another department, and his views with him
    await world.hub.database.sql(
      "update account_post set unit_id = (select id from unit where code = 'SXD') where account_id = (select id from account where username = $1)",
      [both],
    );
    const found = (await viewsOf(both)).find(({ name }) => name === "Nơi khác");
    expect(found?.cases).toBeNull();
    await save({ name: "Nơi này", filter: { open: true, unit: "SXD" } }, both);
    const { totalCount } = await listOf(world.hub, { open: true, unit: "SXD" }, { as: both });
    expect((await viewsOf(both)).find(({ name }) => name === "Nơi này")?.cases).toBe(totalCount);
  });

  test("is removed by its keeper, once, and every keeping and removing stands in the audit chain without a word of it", async () => {
    const kept = await save({ name: "Nguyễn Văn Bí Mật", filter: { open: true, text: "0912345678" } });
    expect((await world.hub.ask(REMOVE, { id: kept.id }, HEAD)).removeView.__typename).toBe("SavedViewRemoved");
    expect((await world.hub.ask(REMOVE, { id: kept.id }, HEAD)).removeView).toMatchObject({ at: "id" });
    const entries = await world.hub.database.sql<{ body: string }>("select body::text from audit_entry where body::text like $1 order by number", [
      `%${kept.id}%`,
    ]);
    expect(entries.map(({ body }) => /"act":\s*"(\w+)"/.exec(body)?.[1])).toEqual(["saveView", "removeView"]);
    expect(JSON.stringify(entries)).not.toMatch(/Bí Mật|0912345678/);
    const [{ open } = { open: "" }] = await world.hub.database.sql<{ open: string }>(
      "select coalesce(string_agg(v::text, ' '), '') as open from saved_view v",
      [],
    );
    expect(open).not.toMatch(/Giao thông|TRANSPORT/); // names and conditions lie sealed
  });

  test("outlives a restart of the hub, and is counted anew", async () => {
    const before = await viewsOf(HEAD);
    await (await world.restarted()).shown();
    const { savedViews } = await world.hub.ask(VIEWS, {}, HEAD);
    expect(savedViews.views).toEqual(before);
    for (const { filter, cases } of savedViews.views.filter((view) => view.cases !== null)) {
      const conditions = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
      expect((await listOf(world.hub, { ...conditions, open: true }, { as: HEAD, asOf: savedViews.asOf.token })).totalCount).toBe(cases);
    }
  });
});
