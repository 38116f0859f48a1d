import { expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import { Staff } from "./kit/proposing.ts";
import { drafted, settles, submits } from "./kit/reporting.ts";
import { countedTwice, noticesOf, tells } from "./kit/telling.ts";
import type { TestHub, Who } from "../hub.ts";

const HEAD = "giamdoc.sxd";
const FEBRUARY = { period: { kind: "MONTH", on: "2026-03-14" } };

/** Reminders of somebody, oldest first. */
async function remindersOf(hub: TestHub, who: Who): Promise<string[]> {
  const { all } = await noticesOf(hub, who);
  return all
    .flatMap(({ rule, reportCode, reportFrom, unit }) => (rule.startsWith("REPORT_") ? [`${rule} ${reportCode} ${reportFrom} ${unit?.code}`] : []))
    .toReversed();
}
/** The hub's worker looks at an instant of the province. */
async function looksAt(hub: TestHub, day: string): Promise<void> {
  await hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await tells(hub);
}

test("who owes a report is told before it is due, its head when it is late, each once; through a restart", { timeout: 90_000 }, async () => {
  const world = await aProvince({ at: "2026-03-12 09:00" }).with({ ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }), id: "a" });
  const { hub } = world;
  const staff = new Staff(world);
  const officer = await staff.hire("FOCAL_OFFICER", "SXD");
  const health = await staff.hire("UNIT_HEAD", "SYT");
  const handler = await staff.hire("DIVISION_HANDLER", "SXD");
  await tells(hub); // the first look tells nothing
  await looksAt(hub, "2026-03-16 07:59"); // the first of two working days after the 14th
  expect(await remindersOf(hub, officer)).toEqual([]);
  await looksAt(hub, "2026-03-16 08:01");
  for (const who of [officer, HEAD]) expect(await remindersOf(hub, who)).toEqual(["REPORT_DUE_SOON R1 2026-02-15 SXD"]);
  expect(await remindersOf(hub, handler)).toEqual([]);
  expect(await remindersOf(hub, health)).toEqual(["REPORT_DUE_SOON R1 2026-02-15 SYT"]);
  expect((await remindersOf(hub, "chanhvp")).every((told) => told.endsWith(" TINH"))).toBe(true);
  const filed = await drafted(hub, { unit: "SXD", ...FEBRUARY }, HEAD);
  await submits(hub, filed, HEAD);
  // filed in time and returned is not late
  expect((await settles(hub, filed.id, { settlement: "RETURNED", reason: "Thiếu giải trình" })).report?.state).toBe("RETURNED");
  await staff.restarted();
  const again = world.hub;
  await tells(again);
  await looksAt(again, "2026-03-18 08:01"); // the first working day after the 17th
  expect(await remindersOf(again, HEAD)).toEqual(["REPORT_DUE_SOON R1 2026-02-15 SXD"]);
  expect(await remindersOf(again, health)).toEqual(["REPORT_DUE_SOON R1 2026-02-15 SYT", "REPORT_LATE R1 2026-02-15 SYT"]);
  await looksAt(again, "2026-03-19 09:00");
  expect(await remindersOf(again, health)).toHaveLength(2);
  expect(await remindersOf(again, officer)).toHaveLength(1);
  expect(await countedTwice(again)).toEqual([]);
});
