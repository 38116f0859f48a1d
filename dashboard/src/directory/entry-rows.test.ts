import { expect, test } from "vitest";
import { fieldOf, PART_FIELDS, restatedIn, rowsIn, type PartRow } from "./entry-rows.ts";

const shown: PartRow<"inCharge">[] = [
  { officer: "CB-11", task: "Tổ trưởng; trực chính", charge: "giao thông; cầu đường\nvà hè phố" },
  { officer: "CB-12", task: "Tổ phó", charge: "hồ sơ" },
];

/** The form as it was shown, with some fields written over. */
function told(over: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [at, row] of shown.entries()) for (const field of PART_FIELDS.inCharge) form.set(fieldOf("inCharge", at, field), row[field]);
  for (const [name, text] of Object.entries(over)) form.set(name, text);
  return form;
}

test("a text with a semicolon stays whole, and a part that was left as it is is not stated", () => {
  expect(restatedIn(told(), "inCharge", shown)).toBeNull();
  expect(restatedIn(told({ "inCharge.1.charge": "hồ sơ; văn thư" }), "inCharge", shown)).toEqual([shown[0], { ...shown[1], charge: "hồ sơ; văn thư" }]);
  expect(restatedIn(told({ "inCharge.2.officer": "", "inCharge.2.task": " " }), "inCharge", shown)).toBeNull(); // the empty row below them
});

test("a row that was emptied is none, one that was half emptied is refused by the hub and not lost here", () => {
  const emptied = told({ "inCharge.0.officer": "", "inCharge.0.task": "", "inCharge.0.charge": " " });
  expect(rowsIn(emptied, "inCharge")).toEqual([shown[1]]);
  expect(rowsIn(told({ "inCharge.0.officer": "" }), "inCharge")[0]).toEqual({ ...shown[0], officer: "" });
  expect(rowsIn(new FormData(), "numbers")).toEqual([]);
});
