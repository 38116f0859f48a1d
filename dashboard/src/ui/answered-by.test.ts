import { expect, test } from "vitest";
import { answeredBy } from "./answered-by.ts";

const [week, month, failure] = ["week", "month", new Error("refused")];

test("figures of the choice before are shown only while the new choice is asked, and as old ones", () => {
  expect(answeredBy({ data: undefined, previousData: week, error: undefined, loading: true })).toEqual({ shown: week, old: true, failed: undefined });
  expect(answeredBy({ data: month, previousData: week, error: undefined, loading: false })).toEqual({ shown: month, old: false, failed: undefined });
});

test("when the new choice fails, no other choice's figures stand in its place", () => {
  for (const loading of [true, false])
    expect(answeredBy({ data: undefined, previousData: week, error: failure, loading })).toEqual({ shown: undefined, old: false, failed: failure });
});

test("when the same choice cannot be read again, its figures stay, said to be old", () => {
  expect(answeredBy({ data: week, previousData: undefined, error: failure, loading: false })).toEqual({ shown: week, old: false, failed: failure });
});
