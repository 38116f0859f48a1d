import { expect, test } from "vitest";
import type { Json } from "@dau-moi/connectors";
import { driftBetween } from "./compare.ts";
import type { KnownField } from "./compare.ts";
import { fieldsOf } from "./fields.ts";

const known = (data: Json): KnownField[] => [...fieldsOf(data)].map(([path, type]) => ({ path, type, always: true }));
const seen = (data: Json): Map<string, KnownField> => new Map(known(data).map((field) => [field.path, field]));
const BEFORE = { ma: "A-1", trangThai: "moi", diaDiem: { text: "Phố Huế", kinhDo: 105.8 }, buoc: [{ luc: "2026-03-01" }] };

test.each<[string, Json, object[]]>([
  ["as it was is none", BEFORE, []],
  ["a field more", { ...BEFORE, mucDo: "gap" }, [{ change: "ADDED", path: "mucDo", was: null, isNow: "text" }]],
  [
    "a field less",
    { ma: "A-1", trangThai: "moi", buoc: [], diaDiem: { text: "x" } },
    [{ change: "REMOVED", path: "diaDiem.kinhDo", was: "number", isNow: null }],
  ],
  [
    "another name",
    { ma: "A-1", tinhTrang: "moi", diaDiem: BEFORE.diaDiem, buoc: BEFORE.buoc },
    [{ change: "RENAMED", path: "tinhTrang", was: "trangThai", isNow: "tinhTrang" }],
  ],
  ["another kind", { ...BEFORE, ma: 1 }, [{ change: "TYPE_CHANGED", path: "ma", was: "text", isNow: "number" }]],
  ["null where something stood is none", { ...BEFORE, diaDiem: null, ma: null }, []],
])("of a source's fields, %s", (_name, now, expected) => {
  expect(driftBetween(known(BEFORE), seen(now))).toEqual(expected);
});

test("what is told of a field is its name and its kind", () => {
  expect([...fieldsOf({ nguoi: { ten: "Trần Văn Mẫu" } })]).toEqual([
    ["nguoi", "object"],
    ["nguoi.ten", "text"],
  ]);
});
