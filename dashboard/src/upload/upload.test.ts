import { expect, test } from "vitest";
import { fileFault, sizeOf, sizeText } from "./upload.ts";

const taken = { mostBytes: 1_000, endings: [".pdf", ".jpg"] };

test.each([
  ["Ket-qua.PDF", 1_000, null],
  ["ket-qua.pdf", 1_001, "large"],
  ["ket-qua.pdf", 0, "empty"],
  ["ket-qua.pdf.exe", 10, "ending"],
  ["ket-qua", 10, "ending"],
])("%s of %i bytes: %s", (name, size, fault) => {
  expect(fileFault({ name, size }, taken)).toBe(fault);
});

test.each([
  [1, { unit: "KB", value: 1 }],
  [700_000, { unit: "KB", value: 684 }],
  [1_048_576, { unit: "MB", value: 1 }],
  [26_000_000, { unit: "MB", value: 24.8 }],
])("%i bytes are said as %j", (bytes, said) => {
  expect(sizeOf(bytes)).toEqual(said);
});

test("and written with a comma", () => {
  expect(sizeText(26_000_000)).toBe("24,8 MB");
});
