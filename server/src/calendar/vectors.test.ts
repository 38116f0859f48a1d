import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { calendarOf, deadlineOf, dueBatch, localDateOf } from "./index.ts";
import { OFFICE, at, wall } from "./vietnam.fixture.ts";

const SHARED = resolve(process.cwd(), "../shared/data");
const shared = existsSync(resolve(SHARED, "deadline-vectors.json"));
if (!shared) console.info(`Skipping the shared deadline vectors: ${SHARED} is not there`);

describe.skipIf(!shared)("the shared vectors", () => {
  const read = (name: string): string => (shared ? readFileSync(resolve(SHARED, name), "utf8") : "[]");
  const vectors = JSON.parse(read("deadline-vectors.json")) as { received: string; workingDays: number; due: string }[];

  test.each(vectors)("received $received, $workingDays working days: due $due", (vector) => {
    const file = calendarOf(read("working-days.json"), "shared");
    if ("problems" in file) throw new Error(file.problems.map(({ message }) => message).join("\n"));
    for (const time of ["00:00", "09:30", "17:00", "23:59"]) {
      const { dueAt } = deadlineOf(at(`${vector.received}T${time}`), { unit: "wd", amount: vector.workingDays, soonHours: 8 }, file.calendar, OFFICE);
      expect(localDateOf(dueAt - 1, file.calendar)).toBe(vector.due);
      expect(wall(dueAt).slice(11)).toBe("00:00");
    }
  });

  test("a batch of all of them is answered alike", () => {
    const file = calendarOf(read("working-days.json"), "shared");
    if ("problems" in file) throw new Error("the shared calendar has problems");
    const items = vectors.map(({ received, workingDays }) => ({ received, limit: `${workingDays}wd` }));
    const days = dueBatch(items, file.calendar, OFFICE).map((answer) =>
      "message" in answer ? answer.message : localDateOf(Date.parse(answer.dueAt) - 1, file.calendar),
    );
    expect(days).toEqual(vectors.map((vector) => vector.due));
  });
});
