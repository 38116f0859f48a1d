import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";

interface Change {
  cause: string;
  cases: number;
  sources: { code: string; cases: number; late: number }[];
}
const CHANGED = asked<{ boardChanged: { asOf: { event: number }; open: number; changes: Change[] } }>(
  "subscription { boardChanged { asOf { event } open changes { cause cases sources { code cases late } } } }",
);

test("a change names the sources that told it, and how much of it they told days later", async () => {
  const world = await aProvince({ at: "2026-03-16 09:00" }).with(aCase({ received: "2026-03-12 08:00", stage: "RECEIVED" }));
  const other = await world.another("khac");
  await world.hub.settled();
  const watching = await world.hub.watch(CHANGED);
  await watching.frame("the first case is counted", ({ boardChanged }) => boardChanged.open === 1);
  const before = watching.frames.length;
  other.put({ received: "2026-03-12 09:00", stage: "RECEIVED" });
  other.put({ received: "2026-03-16 08:30", stage: "RECEIVED" });
  world.source.put({ received: "2026-03-16 08:40", stage: "RECEIVED" });
  await world.hub.settled();
  await watching.frame("all three are told", ({ boardChanged }) => boardChanged.open === 4);
  const told = new Map<string, { cases: number; late: number }>();
  const changes = watching.frames.slice(before).flatMap(({ boardChanged }) => boardChanged.changes);
  for (const { sources } of changes.filter(({ cause }) => cause === "RECEIVED"))
    for (const { code, cases, late } of sources) {
      const earlier = told.get(code) ?? { cases: 0, late: 0 };
      told.set(code, { cases: earlier.cases + cases, late: earlier.late + late });
    }
  expect(Object.fromEntries(told)).toEqual({ khac: { cases: 2, late: 1 }, nguon: { cases: 1, late: 0 } });
});
