import { describe, expect, test } from "vitest";
import { foundInTree } from "./units-tree.ts";

const unit = (code: string, name: string, parent: string | null = null) => ({ code, name, parent: parent === null ? null : { code: parent } });
const UNITS = [
  unit("TINH", "Tỉnh Sông Lam Hạ"),
  unit("SXD", "Sở Xây dựng", "TINH"),
  unit("SXD-QLN", "Phòng Quản lý nhà", "SXD"),
  unit("SYT", "Sở Y tế", "TINH"),
];
const told = (text: string): string[] => foundInTree(UNITS, text).map(({ unit: { code }, depth, found }) => `${depth} ${code}${found ? " *" : ""}`);

describe("the tree of units", () => {
  test("shows every unit under its parent when nothing is looked for", () => {
    expect(told(" ")).toEqual(["0 TINH", "1 SXD", "2 SXD-QLN", "1 SYT"]);
  });

  test("finds a unit without its Vietnamese marks, and shows what it stands under", () => {
    expect(told("quan ly NHA")).toEqual(["0 TINH", "1 SXD", "2 SXD-QLN *"]);
  });

  test("finds by code, and shows nothing when there is nothing", () => {
    expect(told("syt")).toEqual(["0 TINH", "1 SYT *"]);
    expect(told("không có đâu")).toEqual([]);
  });
});
