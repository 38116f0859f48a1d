import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { gently, inStep } from "./in-step.ts";

describe("what is written in step", () => {
  test("is written in order, one at a time, while the next is made ready", async () => {
    const told: string[] = [];
    await inStep(
      [1, 2, 3],
      (piece) => Promise.resolve(told.push(`ready ${piece}`)).then(() => piece),
      async (piece) => {
        await wait(5);
        told.push(`written ${piece}`);
      },
    );
    expect(told).toEqual(["ready 1", "ready 2", "written 1", "ready 3", "written 2", "written 3"]);
  });

  test("fails only after the write under way has ended", async () => {
    const told: string[] = [];
    const failing = inStep(
      [1, 2],
      (piece) => (piece === 2 ? Promise.reject(new Error("piece 2 cannot be made ready")) : Promise.resolve(piece)),
      async (piece) => {
        await wait(5);
        told.push(`written ${piece}`);
      },
    );
    await expect(failing).rejects.toThrow("piece 2 cannot be made ready");
    expect(told).toEqual(["written 1"]);
  });

  test("stops at the first write that fails", async () => {
    const ready: number[] = [];
    const failing = inStep(
      [1, 2, 3, 4],
      (piece) => Promise.resolve(ready.push(piece)),
      (piece) => (piece === 1 ? Promise.reject(new Error("no room")) : Promise.resolve()),
    );
    await expect(failing).rejects.toThrow("no room");
    expect(ready).toEqual([1, 2]);
  });
});

test("other work goes on while many are mapped gently", async () => {
  let others = 0;
  const counting = setInterval(() => (others += 1), 0);
  const mapped = await gently(
    Array.from({ length: 100 }, (_, i) => i),
    (item) => {
      for (const until = performance.now() + 1; performance.now() < until;); // work of one millisecond
      return item * 2;
    },
  );
  clearInterval(counting);
  expect({ last: mapped.at(-1), went: others > 5 }).toEqual({ last: 198, went: true });
});
