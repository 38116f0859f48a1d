import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anInsideProvince, currentOf, gives, held, insideOf, takesBack } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { caseOf, idOf, listOf, theCase } from "./kit/reading.ts";
import { propose } from "./kit/proposing.ts";

const HEAD = "giamdoc.sxd";
const NAMES = ["plain", "moved", "wrong", "clicked", "two", "late", "worked", "named"];
let w: InsideWorld;

beforeAll(async () => {
  w = await anInsideProvince([
    ...NAMES.map((id) => held(id)),
    held("theirs", {
      lead: "SYT",
      field: "HEALTH",
      steps: [
        { at: "2026-03-12 08:00", kind: "RECEIVED" },
        { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SYT" },
      ],
    }),
    held("ended", {
      stage: "CLOSED",
      steps: [
        { at: "2026-03-12 08:00", kind: "RECEIVED" },
        { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-13 09:00", kind: "CLOSED" },
      ],
    }),
  ]);
}, 90_000);
afterAll(() => w?.world.leave());

test("it is protected: nobody, the leader, an officer of another unit and the officers themselves give no work inside SXD", async () => {
  const { hub } = w.world;
  const input = { division: "SXD-HTGT" };
  await expect(gives(hub, "plain", { ...input, current: null }, null)).rejects.toThrow("UNAUTHENTICATED");
  for (const who of ["lanhdao", w.road, w.focal]) await expect(gives(hub, "plain", { ...input, current: null }, who)).rejects.toThrow("FORBIDDEN");
  const other = await w.staff.hire("UNIT_HEAD", "SYT");
  expect(await gives(hub, "plain", { ...input, current: null }, other)).toMatchObject({ __typename: "InsideRefused", at: "caseId" });
  expect(await gives(hub, "theirs", { division: "SXD-HTGT", current: null }, HEAD)).toMatchObject({ at: "caseId" });
});

test("a head gives a case to a division, its head gives it on to his officer, and it stays so after a restart; who has it sees it, who has not does not", async () => {
  expect(await caseOf(w.world.hub, "plain", w.road)).toBeNull();
  const dueAt = "2026-03-17T03:00:00.000Z";
  expect(
    await gives(w.world.hub, "plain", { division: "SXD-HTGT", note: "Kiểm tra ổ gà trước trường, gọi anh Trần Văn Mẫu 0912345678", dueAt }, HEAD),
  ).toMatchObject({
    __typename: "AssignedInside",
  });
  w.world.clock.advance(60_000);
  const [first] = (await insideOf(w.world.hub, "plain", HEAD))?.insideAssignments ?? [];
  expect(first).toMatchObject({ division: { code: "SXD-HTGT" }, officer: null, dueAt, current: true, to: null, byName: "Trần Thị Hải Yến" });
  expect(first?.note).toContain("Kiểm tra ổ gà trước trường");
  expect(first?.note).not.toMatch(/Mẫu|0912345678/);
  expect(await gives(w.world.hub, "plain", { officer: w.road, note: "Chiều nay đi xem" }, w.roadHead)).toMatchObject({ __typename: "AssignedInside" });

  await w.staff.restarted();
  const { hub } = w.world;
  expect((await theCase(hub, "plain", w.road)).unit.code).toBe("SXD"); // custody is SXD's as before
  expect(await caseOf(hub, "plain", w.house)).toBeNull();
  const shown = (await insideOf(hub, "plain", w.road))?.insideAssignments ?? [];
  expect(shown.map(({ officer, ended, current }) => [officer?.username ?? null, ended, current])).toEqual([
    [null, "REASSIGNED", false],
    [w.road, null, true],
  ]);
  expect(shown[0]?.to).toBe(shown[1]?.from);
  expect((await listOf(hub, { inside: true, officer: w.road, open: true }, { as: w.road })).rows.map(({ reference }) => reference)).toEqual(["PA-PLAIN"]);
  expect((await listOf(hub, { unit: "SXD-HTGT", unitOnly: true, inside: true }, { as: HEAD })).rows.map(({ reference }) => reference)).toEqual(["PA-PLAIN"]);
  expect((await listOf(hub, { unit: "SXD-HTGT", unitOnly: true }, { as: HEAD })).rows).toEqual([]); // nothing is charged to the division
  const id = await idOf(hub, "plain");
  expect(
    await hub.database.sql(
      `select a.username, a.unit_id = u.id as ours, d.code, a.to_event is null as open, b.username as "by",
         (select count(*)::int from event e where e.case_id = a.case_id and e.kind = 'INSIDE_MOVED' and e.seq = a.from_event) as events
       from inside_assignment a join unit u on u.code = 'SXD' join unit d on d.id = a.division_id join account b on b.id = a.by_account_id where a.case_id = $1 order by a.id`,
      [id],
    ),
  ).toEqual([
    { username: null, ours: true, code: "SXD-HTGT", open: false, by: HEAD, events: 1 },
    { username: w.road, ours: true, code: "SXD-HTGT", open: true, by: w.roadHead, events: 1 },
  ]);
  expect(await hub.database.sql("select act, actor from audit_entry where subject = $1 and stream = 'decision' order by number", [`case:${id}`])).toEqual([
    { act: "assignInside", actor: HEAD },
    { act: "assignInside", actor: w.roadHead },
  ]);
});

test("who has it inside drafts the result, and the head of the unit that holds it decides; who had it before may only look back", async () => {
  const { hub } = w.world;
  const draft = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường" };
  expect((await gives(hub, "worked", { officer: w.road }, HEAD)).__typename).toBe("AssignedInside");
  w.world.clock.advance(1_000);
  expect((await propose(hub, "worked", draft, w.road)).__typename).toBe("ProposalMade");
  expect((await gives(hub, "worked", { officer: w.house }, HEAD)).__typename).toBe("AssignedInside");
  expect((await theCase(hub, "worked", w.road)).reference).toBe("PA-WORKED");
  expect((await propose(hub, "worked", { ...draft, words: "Lần nữa" }, w.road)).__typename).toBe("ChangeNotAllowed");
});

test("when custody of the case leaves the unit the assignment ends at that instant by itself, and coming back does not wake it", async () => {
  const { hub } = w.world;
  w.world.clock.advance(1_000);
  expect((await gives(hub, "moved", { officer: w.road }, HEAD)).__typename).toBe("AssignedInside");
  await w.world.hub.now(3_600_000);
  const left = w.world.clock.now() - 600_000;
  const text = (at: number): string => new Date(at).toISOString();
  const before = [
    { at: "2026-03-12 08:00", kind: "RECEIVED" },
    { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-03-12 10:00", kind: "ACCEPTED" },
  ] as const;
  const gone = { at: text(left), kind: "TRANSFERRED", unit: "SYT" } as const;
  w.world.source.put({ ...held("moved"), lead: "SYT", steps: [...before, gone] });
  await hub.settled();
  const shown = (await insideOf(hub, "moved", HEAD))?.insideAssignments.at(-1);
  expect(shown).toMatchObject({ ended: "LEFT", current: false, to: text(left) });
  expect((await listOf(hub, { inside: true, officer: w.road, open: true, text: "PA-MOVED" }, { as: w.road })).totalCount).toBe(0);
  expect(await gives(hub, "moved", { officer: w.road, current: null }, HEAD)).toMatchObject({ at: "caseId" });

  w.world.clock.advance(60_000);
  const back = { at: text(w.world.clock.now() - 30_000), kind: "TRANSFERRED", unit: "SXD" } as const;
  w.world.source.put({ ...held("moved"), steps: [...before, gone, back] });
  await hub.settled();
  expect(await currentOf(hub, "moved", HEAD)).toBeNull();
  expect((await listOf(hub, { inside: true, officer: w.road, open: true, text: "PA-MOVED" }, { as: HEAD })).totalCount).toBe(0);
  expect((await gives(hub, "moved", { officer: w.road2, current: null }, HEAD)).__typename).toBe("AssignedInside");
  const periods = await hub.database.sql<{ username: string; from: string; to: string | null }>(
    `select a.username, to_char(k.from_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from", to_char(k.to_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "to"
     from officer_custody k join account a on a.id = k.account_id where k.case_id = $1 order by k.from_at`,
    [await idOf(hub, "moved")],
  );
  expect(periods).toMatchObject([
    { username: w.road, to: text(left) },
    { username: w.road2, to: null },
  ]);
});

describe("what cannot be", () => {
  test.each([
    ["nobody named", {}, "division", "phòng hoặc cán bộ"],
    ["a division of another department", { division: "SYT" }, "division", "SYT"],
    ["a division that nobody knows", { division: "PHONG-KHONG-CO" }, "division", "PHONG-KHONG-CO"],
    ["the unit itself as its own division", { division: "SXD" }, "division", "SXD"],
    ["an officer that nobody knows", { officer: "khong.co" }, "officer", "khong.co"],
    ["the province's leader", { officer: "lanhdao" }, "officer", "lanhdao"],
    ["an officer of another division than the one named", { division: "SXD-QLVT", officer: "division_handler.sxd-qln" }, "officer", "division"],
    ["a due instant that is over", { division: "SXD-HTGT", dueAt: "2026-03-16T01:00:00.000Z" }, "dueAt", "sau thời điểm hiện tại"],
    ["a due instant of no time", { division: "SXD-HTGT", dueAt: "infinity" }, "dueAt", "sau thời điểm hiện tại"],
    ["a note that is a book", { division: "SXD-HTGT", note: "x".repeat(2_001) }, "note", "2.000"],
    ["a key that is no UUID", { division: "SXD-HTGT", key: "1" }, "key", "UUID"],
    ["an assignment that was never there", { division: "SXD-HTGT", current: "999999" }, "current", "Người khác"],
  ])("%s", async (_sentence, input, at, message) => {
    const before = await w.world.hub.database.sql("select count(*) from inside_assignment");
    const answer = await gives(w.world.hub, "wrong", input, HEAD);
    expect(answer).toMatchObject({ __typename: "InsideRefused", at });
    expect(answer.message).toContain(message);
    expect(await w.world.hub.database.sql("select count(*) from inside_assignment")).toEqual(before);
  });

  test("a due instant inside after that of the case's clock is refused with which; at it, it is taken", async () => {
    const { hub } = w.world;
    const { dueAt } = await theCase(hub, "late", HEAD);
    const limit = Date.parse(dueAt ?? "");
    expect(await gives(hub, "late", { division: "SXD-HTGT", dueAt: new Date(limit + 60_000).toISOString() }, HEAD)).toMatchObject({
      at: "dueAt",
      limitAt: dueAt,
      message: expect.stringContaining("hạn của phản ánh"),
    });
    expect((await gives(hub, "late", { division: "SXD-HTGT", dueAt }, HEAD)).__typename).toBe("AssignedInside");
  });

  test("a case that has ended is given to nobody", async () => {
    expect(await gives(w.world.hub, "ended", { division: "SXD-HTGT", current: null }, HEAD)).toMatchObject({ at: "caseId" });
  });

  test("a division's head gives it to nobody outside his division, and takes nothing back for the department", async () => {
    const { hub } = w.world;
    expect((await gives(hub, "named", { division: "SXD-HTGT" }, HEAD)).__typename).toBe("AssignedInside");
    for (const input of [{ division: "SXD-QLN" }, { officer: w.house }, { officer: w.focal }])
      expect(await gives(hub, "named", input, w.roadHead)).toMatchObject({ __typename: "InsideRefused" });
    expect((await insideOf(hub, "named", w.roadHead))?.insideTargets?.officers.map(({ username }) => username).toSorted()).toEqual(
      [w.road, w.road2, w.roadHead, "canbo.htgt", "phong.htgt"].toSorted(),
    );
    expect(await takesBack(hub, "named", {}, w.roadHead)).toMatchObject({ at: "caseId" });
    expect(await takesBack(hub, "named", { reason: " \u0000 " }, HEAD)).toMatchObject({ at: "reason" });
    w.world.clock.advance(1_000);
    expect((await takesBack(hub, "named", { reason: "Chị Lan xử lý chung vụ khác" }, HEAD)).__typename).toBe("AssignedInside");
    expect(await currentOf(hub, "named", HEAD)).toBeNull();
    expect((await insideOf(hub, "named", HEAD))?.insideAssignments.at(-1)).toMatchObject({ ended: "TAKEN_BACK", endedWords: "Chị Lan xử lý chung vụ khác" });
    expect(await takesBack(hub, "named", { id: "999999" }, HEAD)).toMatchObject({ at: "id" });
    await hub.shown();
    expect((await listOf(hub, { unit: "SXD", unitOnly: true, inside: true, withoutOfficer: true, text: "PA-NAMED" }, { as: HEAD })).totalCount).toBe(1);
  });

  test("two heads on one case: one is told that the other was faster; a double click is one assignment", async () => {
    const { hub } = w.world;
    const answers = await Promise.all([w.road, w.house].map((officer) => gives(hub, "two", { officer, current: null }, HEAD)));
    expect(answers.map(({ __typename, at }) => at ?? __typename).toSorted()).toEqual(["AssignedInside", "current"]);
    const key = randomUUID();
    const clicks = await Promise.all([1, 2, 3].map(() => gives(hub, "clicked", { key, officer: w.road, current: null }, HEAD)));
    expect(clicks.map(({ __typename }) => __typename)).toEqual(["AssignedInside", "AssignedInside", "AssignedInside"]);
    expect(await gives(hub, "clicked", { key, officer: w.house }, HEAD)).toMatchObject({ at: "key" });
    expect(
      await hub.database.sql("select count(*)::int as n from inside_assignment where case_id = any($1::bigint[])", [
        [await idOf(hub, "two"), await idOf(hub, "clicked")],
      ]),
    ).toEqual([{ n: 2 }]);
  });

  test("history is never written over, and no two periods of a case overlap", async () => {
    const { sql } = w.world.hub.database;
    const run = sql.bind(w.world.hub.database);
    await expect(run("update inside_assignment set note = 'khác'")).rejects.toThrow("append-only");
    await expect(run("delete from inside_assignment")).rejects.toThrow("append-only");
    await expect(run("update inside_assignment set to_at = now() where to_event is not null")).rejects.toThrow("append-only");
    await expect(
      run(
        `insert into inside_assignment (case_id, unit_id, division_id, note, from_at, to_at, from_event, to_event, ended, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
         select case_id, unit_id, division_id, '', from_at - interval '1 hour', from_at + interval '1 millisecond', 1, 2, 'TAKEN_BACK', by_account_id, by_name, by_unit_id, gen_random_uuid(), ''
         from inside_assignment where division_id is not null and to_event is null limit 1`,
      ),
    ).rejects.toThrow("inside_assignment_one_at_a_time");
  });
});
