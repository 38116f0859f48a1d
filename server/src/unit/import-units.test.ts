import { describe, expect, test } from "vitest";
import { unitFileOf } from "./import-units.ts";

const file = (units: string, successions = ""): string => `units:\n${units}\n${successions}`;
const unit = (code: string, more = ""): string => `  - { code: ${code}, name: ${code}, kind: DEPARTMENT, from: 2020-01-01, basis: x, shifts: y${more} }`;

describe("a file of units", () => {
  test("parents stand above their children", () => {
    expect(unitFileOf(file(`${unit("A")}\n${unit("B", ", parent: A")}`)).units).toHaveLength(2);
    expect(() => unitFileOf(file(`${unit("B", ", parent: A")}\n${unit("A")}`))).toThrow("units.0.parent: A does not stand above it");
  });

  test.each([
    ["a code twice", file(`${unit("A")}\n${unit("A")}`), "units.1.code: A stands twice"],
    ["an end before its beginning", file(unit("A", ", to: 2019-01-01")), "units.0.to: expected a day after `from`"],
    ["a successor nobody knows", file(unit("A"), "successions:\n  - { from: A, to: Z, on: 2025-07-01, basis: x }"), "successions.0: Z is not among the units"],
    ["an unknown kind", file(unit("A").replace("DEPARTMENT", "CASTLE")), "units.0.kind"],
    ["a word too much", file(unit("A", ", colour: red")), "units.0"],
  ])("%s is refused with its place", (_what, text, message) => {
    expect(() => unitFileOf(text)).toThrow(message);
  });
});
