import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { actDocument, acts } from "./kit/acting.ts";
import { Staff } from "./kit/proposing.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";
import { aWritingProvince, seenOf, sends } from "./kit/writing.ts";

const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651299", email: null, address: null };
const fresh = (id: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({ id, received: "2026-03-16 08:00", stage: "RECEIVED", title: `Ngập đường ${id}`, submitter: SUBMITTER, ...more });

interface Matter {
  id: string;
  lead: { code: string };
  cooperatingUnits: { code: string }[];
  words: string;
  undoneWords: string | null;
  mayMove: boolean;
  cases: { reference: string }[];
  parts: { unit: { code: string }; state: string }[];
}
const SHOWN = asked<{ case: { mayJoin: boolean; matters: Matter[] } }>(`query ($id: ID!) { case(id: $id) { mayJoin
  matters { id lead { code } cooperatingUnits { code } words undoneWords mayMove cases { reference } parts { unit { code } state } } } }`);
const shown = async (hub: TestHub, name: string, as: Who) => (await hub.ask(SHOWN, { id: await idOf(hub, name) }, as)).case;

async function joins(hub: TestHub, names: readonly string[], as: Who, more: Record<string, unknown> = {}) {
  const caseIds = await Promise.all(names.map((name) => idOf(hub, name)));
  return acts(hub, "joinCases", { caseIds, lead: "SXD", cooperating: ["SYT"], reason: "Cùng một điểm ngập", ...more }, as);
}

test("cases are joined, split among agencies by their own source, and undone with a reason; no number moves by joining; through a restart", async () => {
  const world = await aWritingProvince([fresh("a"), fresh("b"), fresh("c")]);
  const staff = new Staff(world);
  const chief = await staff.hire("OFFICE_CHIEF", "VPUB");
  const head = await staff.hire("UNIT_HEAD", "SYT");
  const before = { board: await boardOf(world.hub), rows: (await listOf(world.hub, { open: true })).rows, a: await theCase(world.hub, "a") };
  expect(await shown(world.hub, "a", chief)).toEqual({ mayJoin: true, matters: [] });
  const key = randomUUID();
  const reason = `Cùng điểm ngập, bà ${SUBMITTER.name} (${SUBMITTER.phone}) báo hai lần`;
  const first = await joins(world.hub, ["a", "b"], chief, { key, reason });
  expect(first).toMatchObject({ __typename: "MatterMoved", caseCount: 2, matter: { words: "Cùng điểm ngập, bà ••• (•••) báo hai lần" } });
  expect((await joins(world.hub, ["a", "b"], chief, { key, reason })).matter?.id).toBe(first.matter?.id);
  expect(await joins(world.hub, ["a", "c"], chief, { key })).toMatchObject({ __typename: "CaseActRefused", at: "key" });
  expect(await joins(world.hub, ["b", "c"], chief)).toMatchObject({ __typename: "CaseActRefused", at: "caseIds" });
  await world.hub.shown();
  expect(await boardOf(world.hub)).toMatchObject({ open: before.board.open, own: before.board.own });
  expect((await listOf(world.hub, { open: true })).rows).toEqual(before.rows);
  const { clocks, custody, dueAt } = before.a;
  expect(await theCase(world.hub, "a")).toMatchObject({ clocks, custody, dueAt });
  await staff.restarted();
  const { hub } = world;
  for (const name of ["a", "b"])
    expect(await shown(hub, name, chief)).toMatchObject({
      mayJoin: false,
      matters: [
        {
          lead: { code: "SXD" },
          cooperatingUnits: [{ code: "SYT" }],
          undoneWords: null,
          mayMove: true,
          cases: [{ reference: "PA-A" }, { reference: "PA-B" }],
          parts: [],
        },
      ],
    });

  const id = first.matter?.id;
  const part = async (name: string, unit: string) => ({ caseId: await idOf(hub, name), seen: await seenOf(hub, name), unit, words: `Phần việc của ${unit}` });
  const parts = [await part("a", "SXD"), await part("b", "SYT")];
  // one part that cannot be undoes all
  const stale = [parts[0], { ...parts[1], seen: "2026-03-01T00:00:00.000Z" }];
  expect(await acts(hub, "splitMatter", { id, parts: stale }, chief)).toMatchObject({ __typename: "CaseActRefused", at: "parts" });
  expect(await hub.database.sql("select 1 from matter_part union all select 1 from case_change")).toEqual([]);
  const split = randomUUID();
  for (let click = 0; click < 2; click += 1)
    expect(await acts(hub, "splitMatter", { key: split, id, parts }, chief)).toMatchObject({
      __typename: "MatterMoved",
      matter: { parts: [{ unit: { code: "SXD" } }, { unit: { code: "SYT" } }] },
    });
  await sends(hub);
  await hub.settled();
  expect(world.writable.effects.map(({ kind, id: of, told }) => [kind, of, told["donVi"], told["yKien"]])).toEqual([
    ["ASSIGN", "a", "SXD", "Phần việc của SXD"],
    ["ASSIGN", "b", "SYT", "Phần việc của SYT"],
  ]);
  expect((await shown(hub, "b", head)).matters).toMatchObject([
    { mayMove: false, cases: [{ reference: "PA-B" }], parts: [{ unit: { code: "SYT" }, state: "VERIFIED" }] },
  ]);
  expect(await theCase(hub, "b")).toMatchObject({ unit: { code: "SYT" }, stage: "ASSIGNED" });

  const undo = { id, reason: "Hai điểm ngập khác nhau" };
  expect(await acts(hub, "undoMatter", { ...undo, reason: " \n" }, chief)).toMatchObject({ at: "reason" });
  expect(await acts(hub, "undoMatter", undo, chief)).toMatchObject({ __typename: "MatterMoved" });
  expect(await acts(hub, "undoMatter", undo, chief)).toMatchObject({ __typename: "CaseActRefused", at: "id" });
  expect((await shown(hub, "a", chief)).matters).toMatchObject([{ undoneWords: "Hai điểm ngập khác nhau", mayMove: false }]);
  expect(await joins(hub, ["a", "b", "c"], chief)).toMatchObject({ __typename: "MatterMoved", caseCount: 3 });
  expect(
    await hub.database.sql(
      `select (select count(*)::int from matter) as matters, (select count(*)::int from matter_case) as cases, (select count(*)::int from matter_part) as parts,
         (select count(*)::int from matter_undone) as undone, (select count(*)::int from case_change) as changes,
         (select count(*)::int from audit_entry where body::jsonb ->> 'act' = 'joinCases') as joined,
         (select count(*)::int from audit_entry where body::jsonb ->> 'act' in ('splitMatter', 'undoMatter')) as moved,
         (select count(*)::int from matter t where t::text ~ 'Trương Sâm|0987') as leaking`,
    ),
  ).toEqual([{ matters: 2, cases: 5, parts: 2, undone: 1, changes: 2, joined: 5, moved: 4, leaking: 0 }]);
}, 60_000);

test("only by who dispatches every one of them, open cases, standing agencies, each once", async () => {
  const { hub } = await aWritingProvince([fresh("a"), fresh("b"), fresh("ended", { stage: "CLOSED" }), fresh("health", { intake: "SYT", lead: "SYT" })]);
  const chief = await hub.account("OFFICE_CHIEF", "VPUB");
  const input = { key: randomUUID(), caseIds: [await idOf(hub, "a"), await idOf(hub, "b")], lead: "SXD", cooperating: [], reason: "Cùng vụ" };
  const document = actDocument("joinCases");
  expect((await hub.answer(document, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  for (const who of ["lanhdao", "giamdoc.sxd", "thanhtra"]) expect((await hub.answer(document, { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  const stranger = await hub.account("OFFICE_CHIEF", "SYT");
  expect(await acts(hub, "joinCases", input, stranger)).toMatchObject({ __typename: "CaseActRefused", at: "caseIds" });
  for (const [names, more, at] of [
    [["a"], {}, "caseIds"],
    [["a", "a"], {}, "caseIds"],
    [["a", "ended"], {}, "caseIds"],
    [["a", "health"], {}, "caseIds"],
    [["a", "b"], { reason: " \u200b" }, "reason"],
    [["a", "b"], { key: "1" }, "key"],
    [["a", "b"], { lead: "KHONG-CO" }, "lead"],
    [["a", "b"], { lead: "SGTVT" }, "lead"],
    [["a", "b"], { cooperating: ["SXD"] }, "cooperating"],
  ] as const)
    expect([at, await joins(hub, names, chief, more)]).toMatchObject([at, { __typename: "CaseActRefused", at }]);
  const { matter } = await acts(hub, "joinCases", input, chief);
  const part = { caseId: input.caseIds[0], seen: await seenOf(hub, "a"), unit: "SXD", words: "Xử lý" };
  for (const parts of [[], [part, part], [{ ...part, unit: "SYT" }], [{ ...part, words: " " }], [{ ...part, caseId: await idOf(hub, "health") }]])
    expect(await acts(hub, "splitMatter", { id: matter?.id, parts }, chief)).toMatchObject({ __typename: "CaseActRefused", at: "parts" });
  expect(await acts(hub, "splitMatter", { id: matter?.id, parts: [part] }, stranger)).toMatchObject({ at: "id" });
  expect(await acts(hub, "undoMatter", { id: matter?.id, reason: "Nhầm" }, stranger)).toMatchObject({ at: "id" });
  const twice = await Promise.all([joins(hub, ["a", "b"], chief), joins(hub, ["a", "b"], chief)]);
  expect(twice.map(({ __typename }) => __typename)).toEqual(["CaseActRefused", "CaseActRefused"]);
  expect(await hub.database.sql("select 1 from matter")).toHaveLength(1);
});
