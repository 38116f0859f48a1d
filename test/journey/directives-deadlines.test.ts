import { expect, describe, test } from "vitest";
import { aProvince } from "../world.ts";
import { directiveOf, directs, does, given, obligationsOf, only, summaryOf } from "./kit/directing.ts";
import { idOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";

describe("deadlines are those of the working calendar", () => {
  /** Hùng Vương's day is made up for on Monday 27 April; 30 April and 1 May are a Thursday and a Friday. */
  const holidays = () => aProvince({ at: "2026-04-28 09:00" }).with(given("one"), given("two"), given("three"));

  test("two working days over the holidays end on Monday 4 May; a last day that is a day off moves to the next working day", async () => {
    const { hub } = await holidays();
    const due = async (more: object): Promise<string> => only((await directs(hub, "one", { addressees: ["SXD"], ...more })).obligations).dueAt;
    expect(await due({})).toBe("2026-05-04T17:00:00.000Z");
    expect(await due({ workingDays: 1 })).toBe("2026-04-29T17:00:00.000Z");
    expect(await due({ workingDays: 0 })).toBe("2026-04-28T17:00:00.000Z");
    expect(await due({ dueDay: "2026-04-29" })).toBe("2026-04-29T17:00:00.000Z");
    expect(await due({ dueDay: "2026-04-30" })).toBe("2026-05-04T17:00:00.000Z");
    expect(await due({ dueDay: "2026-05-03" })).toBe("2026-05-04T17:00:00.000Z");
  });

  test("it is overdue from the first late instant on, and not a millisecond before", async () => {
    const { hub } = await holidays();
    const { id } = await directs(hub, "two", { addressees: ["SXD"], workingDays: 0 });
    const overdue = async (): Promise<[boolean | undefined, number, number]> => {
      const [one] = (await directiveOf(hub, id))?.obligations ?? [];
      return [one?.overdue, (await summaryOf(hub)).issued.overdue, (await obligationsOf(hub, { standing: "OVERDUE" })).totalCount];
    };
    await hub.now("2026-04-28T23:59:59.999+07:00");
    expect(await overdue()).toEqual([false, 0, 0]);
    await hub.now("2026-04-29T00:00:00.000+07:00");
    expect(await overdue()).toEqual([true, 1, 1]);
  });

  test("what is submitted after the last shift before a holiday is due on the next working day", async () => {
    const { hub } = await holidays();
    const submit = async (name: string) =>
      (await does(hub, "submitToLeader", { caseId: await idOf(hub, name), urgency: "URGENT", proposal: "Đề nghị chỉ đạo." }, HEAD)).submission?.dueAt;
    expect(await submit("one")).toBe("2026-04-28T17:00:00.000Z");
    await hub.now("2026-04-29T16:59:00.000+07:00");
    expect(await submit("two")).toBe("2026-04-29T17:00:00.000Z");
    await hub.now("2026-04-29T21:00:00.000+07:00");
    expect(await submit("three")).toBe("2026-05-04T17:00:00.000Z");
    expect(await summaryOf(hub)).toMatchObject({ submissionsWaiting: 3, submissionsOverdue: 1 });
  });
});
