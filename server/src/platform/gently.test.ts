import { expect, test } from "vitest";
import { gently, mapSlicewise, slicewise } from "./gently.ts";
import { answering, manyAsk } from "./others.ts";

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

test("whoever waits for an answer gets it before the next spell of long work", async () => {
  const order: string[] = [];
  const isAnswered = answering();
  const answered = (async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
    order.push("answer");
    isAnswered();
  })();
  await slicewise([1, 2], 1, async (slice) => void order.push(`slice ${slice[0]}`));
  await answered;
  expect(order).toEqual(["slice 1", "answer", "slice 2"]);
});

test("long work ends though somebody waits all the time", async () => {
  const isAnswered = answering();
  expect(await mapSlicewise([1, 2, 3], 1, async (item) => item)).toEqual([1, 2, 3]);
  isAnswered();
});

test("many ask once so many did within half a second, and no more a little later", async () => {
  await new Promise((done) => setTimeout(done, 600));
  for (let asked = 1; asked < 16; asked += 1) answering()();
  const before = manyAsk();
  answering()();
  const now = manyAsk();
  await new Promise((done) => setTimeout(done, 600));
  expect([before, now, manyAsk()]).toEqual([false, true, false]);
});

test("slices come in order, and other work goes on between two of them", async () => {
  let others = 0;
  const counting = setInterval(() => (others += 1), 0);
  const [seen, together]: [number[], Set<number>] = [[], new Set()];
  const mapped = await mapSlicewise(
    Array.from({ length: 30 }, (_, i) => i),
    7,
    async (item) => {
      for (const until = performance.now() + 0.5; performance.now() < until;); // work of half a millisecond
      together.add(seen.push(item) - item);
      return item * 2;
    },
  );
  clearInterval(counting);
  expect({ mapped: mapped.slice(-2), order: [...together], went: others > 2 }).toEqual({ mapped: [56, 58], order: [1], went: true });
});
