import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { inStep } from "./in-step.ts";

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
