import { expect, test } from "vitest";
import { inTreeOrder } from "./unit-tree.ts";

const unit = (code: string, parent: string | null) => ({ code, parent: parent === null ? null : { code: parent } });

test("every unit stands right under the one it belongs to", () => {
  const tree = inTreeOrder([unit("TINH", null), unit("SXD", "TINH"), unit("SYT", "TINH"), unit("SXD-QLN", "SXD")]);
  expect(tree.map(({ unit: { code }, depth }) => [code, depth])).toEqual([
    ["TINH", 0],
    ["SXD", 1],
    ["SXD-QLN", 2],
    ["SYT", 1],
  ]);
});

test("a department head, who does not see the province, has the department at the top", () => {
  expect(inTreeOrder([unit("SXD", "TINH"), unit("SXD-QLN", "SXD")]).map(({ depth }) => depth)).toEqual([0, 1]);
});
