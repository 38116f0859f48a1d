import { expect, test } from "vitest";
import { aProvince } from "../world.ts";
import { adopted, mergedUnits } from "./kit/register.ts";
import { signsOf } from "./kit/signing.ts";

const MANY = Array.from({ length: 12 }, (_, i) => `moi-${i}`);

test("a merger that the register learns of days later makes nobody's entries late: neither what the hub moved, nor what was told in time of the unit that ended", async () => {
  const { hub, source } = await aProvince({ at: "2026-03-13 09:00" }).with();
  for (const id of MANY) source.put({ id: `cu-${id}`, lead: "X-ANPHU", intake: "X-ANPHU", received: "2026-03-13 08:30", stage: "RECEIVED" });
  await hub.settled();
  await hub.now("2026-03-17T09:00:00+07:00");
  for (const id of MANY) source.put({ id, lead: "X-ANPHU", intake: "X-ANPHU", received: "2026-03-17 08:30", stage: "RECEIVED" });
  await hub.settled();
  await hub.now("2026-03-26T09:00:00+07:00");
  await hub.settled();
  expect(await adopted(hub, mergedUnits("X-ANPHU", "X-BINHHOA", "2026-03-16"))).toMatchObject({ problems: [] });
  const { signs } = await signsOf(hub, { from: "2026-03-01", to: "2026-03-31" });
  for (const told of ["ENTERED_LATE", "BACK_DATED"]) {
    const units = signs.find(({ sign }) => sign === told)?.units.filter(({ base }) => base > 0);
    expect({ told, units: units?.map(({ unit, cases, base }) => [unit.code, cases, base]) }).toEqual({ told, units: [["X-ANPHU", 0, 24]] });
  }
});
