import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import { acts } from "./kit/acting.ts";
import { LETTER, reports } from "./kit/closing.ts";
import { idOf } from "./kit/reading.ts";
import { aWritingProvince, changesOf, request, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651299", email: null, address: null };
const STEPS = [
  { at: "2026-03-13 08:00", kind: "RECEIVED" },
  { at: "2026-03-13 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-13 10:00", kind: "ACCEPTED" },
  { at: "2026-03-16 08:00", kind: "RESOLVED" },
] as const;
const solved = (id: string) => aCase({ id, received: "2026-03-13 08:00", lead: "SXD", stage: "RESOLVED", steps: STEPS, submitter: SUBMITTER });

interface Closing {
  asked: string[];
  missing: string[];
  closedWithout: boolean;
  answer: { answeredAt: string; form: string | null; words: string | null; state: string | null } | null;
  report: { to: string; reportedAt: string; words: string | null } | null;
  addressees: { code: string }[];
}
const CLOSING = asked<{ case: { closing: Closing; clocks: { stage: string; stoppedAt: string | null; dueAt: string | null }[] } }>(
  `query ($id: ID!) { case(id: $id) { clocks { stage stoppedAt dueAt }
    closing { asked missing closedWithout answer { answeredAt form words state } report { to reportedAt words } addressees { code } } } }`,
);
const closingOf = async (hub: TestHub, name: string, as: Who = HEAD) => (await hub.ask(CLOSING, { id: await idOf(hub, name) }, as)).case;

describe("closing what was answered to the citizen and reported to the leader", () => {
  test("is refused until both are recorded, names what is missing and on what it rests, and goes through a restart", async () => {
    const world = await aWritingProvince([solved("a")]);
    const close = { kind: "CLOSE", words: "Đã xong" } as const;
    expect(await request(world.hub, "a", close, HEAD)).toMatchObject({
      __typename: "ChangeNotPossible",
      at: "closing",
      message: expect.stringMatching(/trả lời người dân.*báo cáo lãnh đạo.*Căn cứ/),
    });
    expect((await closingOf(world.hub, "a")).closing).toMatchObject({
      asked: ["ANSWERED", "REPORTED"],
      missing: ["ANSWERED", "REPORTED"],
      closedWithout: false,
      answer: null,
      report: null,
    });

    expect(await request(world.hub, "a", LETTER, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
    await sends(world.hub);
    await world.hub.settled();
    // the answer is a step of its own, at its own instant: its clock stopped there, in the working day of the result
    const answered = await closingOf(world.hub, "a");
    expect(answered.closing).toMatchObject({ missing: ["REPORTED"], answer: { form: "LETTER", answeredAt: LETTER.answeredAt, state: "VERIFIED" } });
    expect(answered.clocks.find(({ stage }) => stage === "ANSWER")).toMatchObject({ stoppedAt: LETTER.answeredAt });
    expect(await request(world.hub, "a", close, HEAD)).toMatchObject({ at: "closing", message: expect.not.stringContaining("trả lời người dân") });

    const key = randomUUID();
    const words = `Bà ${SUBMITTER.name} đã đồng ý`;
    expect(await reports(world.hub, "a", HEAD, { key, words })).toMatchObject({ __typename: "ReportedToLeader" });
    expect(await reports(world.hub, "a", HEAD, { key, words })).toMatchObject({ __typename: "ReportedToLeader" }); // a double click is the same
    expect(await reports(world.hub, "a", HEAD, { key, words: "khác" })).toMatchObject({ at: "key" });
    const hub = await world.restarted();
    const { closing } = await closingOf(hub, "a");
    expect(closing).toMatchObject({ missing: [], report: { to: "Chủ tịch UBND tỉnh", reportedAt: "2026-03-16T02:00:00.000Z", words: "Bà ••• đã đồng ý" } });
    expect(await hub.database.sql("select count(*)::int as n from leader_report")).toEqual([{ n: 1 }]);
    expect(await hub.database.sql("select count(*)::int as n from audit_entry where act = 'reportToLeader'")).toEqual([{ n: 1 }]);

    expect(await request(hub, "a", close, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
    await sends(hub);
    await hub.settled();
    expect((await changesOf(hub, "a")).map(({ kind, state }) => [kind, state])).toEqual([
      ["ANSWER", "VERIFIED"],
      ["CLOSE", "VERIFIED"],
    ]);
    expect((await closingOf(hub, "a")).closing).toMatchObject({ closedWithout: false });
  }, 60_000);

  test("a department that closes by itself is not refused, and it is said what was never recorded", async () => {
    const closed = [...STEPS, { at: "2026-03-16 08:30", kind: "CLOSED" }] as const;
    const told = [...STEPS, { at: "2026-03-16 08:20", kind: "ANSWERED" }, { at: "2026-03-16 08:30", kind: "CLOSED" }] as const;
    const over = (id: string, steps: typeof closed | typeof told) => aCase({ id, received: "2026-03-13 08:00", lead: "SXD", stage: "CLOSED", steps });
    const { hub } = await aWritingProvince([over("silent", closed), over("told", told)]);
    expect((await closingOf(hub, "silent")).closing).toMatchObject({ closedWithout: true, missing: ["ANSWERED", "REPORTED"] });
    expect((await closingOf(hub, "told")).closing).toMatchObject({ closedWithout: true, missing: ["REPORTED"], answer: { form: null, state: null } });
  });

  test("what was answered before a reopening answers nothing of the new cycle", async () => {
    const again = [
      ...STEPS,
      { at: "2026-03-16 08:10", kind: "ANSWERED" },
      { at: "2026-03-16 08:20", kind: "CLOSED" },
      { at: "2026-03-16 08:30", kind: "REOPENED" },
      { at: "2026-03-16 08:40", kind: "RESOLVED" },
    ] as const;
    const { hub } = await aWritingProvince([aCase({ id: "a", received: "2026-03-13 08:00", lead: "SXD", stage: "RESOLVED", steps: again })]);
    expect((await closingOf(hub, "a")).closing).toMatchObject({ missing: ["ANSWERED", "REPORTED"], answer: null });
  });

  test("an answer stands on its proof: a call of the log, a letter with number and day, a text", async () => {
    const { hub } = await aWritingProvince([solved("a"), solved("b")]);
    const call = { kind: "ANSWER", answerForm: "CALL", words: "Đã báo kết quả" } as const;
    const calledAt = "2026-03-16T01:55:00.000Z";
    const log = async (outcome: string, minutes: number) => {
      await acts(hub, "recordCall", { caseId: await idOf(hub, "a"), calledAt, outcome, minutes }, HEAD);
      return (await hub.database.sql<{ id: string }>("select id::text from case_call order by id desc limit 1"))[0]?.id;
    };
    const [missed, reached] = [await log("KHONG-NGHE", 0), await log("DA-GAP", 2)];
    for (const [change, at] of [
      [{ ...call, answeredAt: calledAt }, "call"],
      [{ ...call, answeredAt: calledAt, call: missed }, "call"],
      [{ ...call, answeredAt: "2026-03-16T01:56:00.000Z", call: reached }, "answeredAt"],
      [{ ...LETTER, paper: null }, "paper"],
      [{ ...LETTER, paper: { number: "1", day: "2026-03-20" } }, "paper"],
      [{ ...LETTER, answeredAt: "2026-03-17T01:00:00.000Z" }, "answeredAt"],
      [{ ...LETTER, answeredAt: "2026-03-10T01:00:00.000Z" }, "answeredAt"],
      [{ ...LETTER, words: "   " }, "words"],
    ] as const)
      expect(await request(hub, "a", change, HEAD)).toMatchObject({ __typename: "ChangeNotPossible", at });
    expect(await request(hub, "b", { ...call, answeredAt: calledAt, call: reached }, HEAD)).toMatchObject({ at: "call" }); // another case's call
    expect(await request(hub, "a", { ...call, answeredAt: calledAt, call: reached }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
    expect(await request(hub, "b", { kind: "ANSWER", answerForm: "TEXT", answeredAt: calledAt, words: "Đã nhắn tin kết quả" }, HEAD)).toMatchObject({
      __typename: "CaseChangeQueued",
    });
  });

  test("a report is refused without addressee, in the future, of spaces; and nobody outside records one", async () => {
    const { hub } = await aWritingProvince([solved("a")]);
    const elsewhere = await hub.account("FOCAL_OFFICER", "SYT");
    expect(await reports(hub, "a", elsewhere)).toMatchObject({ __typename: "ChangeNotAllowed" });
    for (const [wrong, at] of [
      [{ addressee: "KHONG-CO" }, "addressee"],
      [{ reportedAt: "2026-03-20T02:00:00.000Z" }, "reportedAt"],
      [{ reportedAt: "2026-03-01T02:00:00.000Z" }, "reportedAt"],
      [{ words: " \u200b " }, "words"],
      [{ paper: { number: " ", day: "2026-03-16" } }, "paper"],
      [{ key: "x" }, "key"],
    ] as const)
      expect(await reports(hub, "a", HEAD, wrong)).toMatchObject({ __typename: "ChangeNotPossible", at });
    expect((await closingOf(hub, "a", "lanhdao")).closing).toMatchObject({ report: null, addressees: [] });
  });
});

describe("asking the source to pause", () => {
  const atWork = (id: string, received = "2026-03-13 08:00") =>
    aCase({
      id,
      received,
      lead: "SXD",
      stage: "IN_PROGRESS",
      steps: [
        { at: received, kind: "RECEIVED" },
        { at: received.replace("08:", "09:"), kind: "ASSIGNED", unit: "SXD" },
        { at: received.replace("08:", "10:"), kind: "ACCEPTED" },
      ],
    });
  const CLOCK = asked<{ case: { paused: boolean; dueAt: string | null } }>("query ($id: ID!) { case(id: $id) { paused dueAt } }");
  const clockOf = async (hub: TestHub, name: string) => (await hub.ask(CLOCK, { id: await idOf(hub, name) }, HEAD)).case;
  const PAUSE = { kind: "PAUSE", pauseReason: "CHO-CONG-DAN", words: "Chờ người dân gửi ảnh" } as const;

  test("only for a reason that stops a clock, while something is left, and not by the unit whose clock it is", async () => {
    const { hub } = await aWritingProvince([atWork("a"), atWork("late", "2026-02-02 08:00")]);
    const chief = await hub.account("OFFICE_CHIEF", "VPUB");
    expect(await request(hub, "a", PAUSE, HEAD)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await request(hub, "a", { ...PAUSE, pauseReason: "CHO-PHOI-HOP" }, chief)).toMatchObject({
      at: "pauseReason",
      message: expect.stringContaining("không cho dừng"),
    });
    expect(await request(hub, "a", { ...PAUSE, pauseReason: "TROI-MUA" }, chief)).toMatchObject({ at: "pauseReason" });
    expect(await request(hub, "a", { ...PAUSE, pauseReason: null }, chief)).toMatchObject({ at: "pauseReason" });
    expect(await request(hub, "late", PAUSE, chief)).toMatchObject({ at: "kind", message: expect.stringContaining("quá hạn") });
    expect(await request(hub, "a", { kind: "RESUME", words: "Đã có" }, chief)).toMatchObject({ at: "kind" }); // it does not stand still
  });

  test("the clock stands still when the next read shows it, and goes on when the source shows that", async () => {
    const world = await aWritingProvince([atWork("a")]);
    const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
    const before = await clockOf(world.hub, "a");
    await request(world.hub, "a", PAUSE, chief);
    await sends(world.hub);
    expect(await clockOf(world.hub, "a")).toEqual(before); // asked for is not done
    await world.hub.settled();
    expect(await clockOf(world.hub, "a")).toEqual({ paused: true, dueAt: null });
    const hub = await world.restarted();
    world.clock.advance(2 * 86_400_000);
    expect(await request(hub, "a", { kind: "RESUME", words: "Đã nhận ảnh" }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
    await sends(hub);
    await hub.settled();
    const after = await clockOf(hub, "a");
    expect(after.paused).toBe(false);
    expect(Date.parse(after.dueAt ?? "") - Date.parse(before.dueAt ?? "")).toBe(4 * 86_400_000); // two working days, and the weekend between
    expect((await changesOf(hub, "a")).map(({ state }) => state)).toEqual(["VERIFIED", "VERIFIED"]);
  });

  test("a source that cannot be asked gets it on its worklist", async () => {
    const { hub } = await aWritingProvince([atWork("a")], ["COMMENT"]);
    const chief = await hub.account("OFFICE_CHIEF", "VPUB");
    expect(await request(hub, "a", PAUSE, chief)).toMatchObject({ change: { kind: "PAUSE", state: "WORKLIST" } });
    expect(await clockOf(hub, "a")).toMatchObject({ paused: false });
  });
});
