import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { CASES } from "./kit/documents.ts";
import { boardOf, listOf } from "./kit/reading.ts";

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "thuy", title: "Cầu Đặng Thùy bị sụt lún" }),
    aCase({ id: "thuy-nfd", title: "Đèn đường Đặng Thuỳ Trâm hỏng".normalize("NFD"), field: "URBAN_INFRASTRUCTURE" }),
    aCase({ id: "thu", title: "Thu tiền rác sai ở tổ 5", place: { text: "ngõ 12 phường Hải An", ward: null } }),
    aCase({ id: "percent", title: "Giảm 100% phí nhưng vẫn thu" }),
    aCase({ id: "number", title: "Giảm 1000 đồng phí" }),
    aCase({ id: "under", title: "Mã hồ sơ A_1 bị mất" }),
    aCase({ id: "letter", title: "Mã hồ sơ AB1 bị mất" }),
    aCase({ id: "slash", title: "Ổ C:\\thumuc đầy" }),
    aCase({ id: "quote", title: "Quán 'Ông Ba' ồn ào" }),
  );
});
afterAll(() => world.leave());

const found = async (text: string, filter: Record<string, unknown> = {}): Promise<string[]> => {
  const { totalCount, rows } = await listOf(world.hub, { text, ...filter });
  expect(totalCount).toBe(rows.length);
  return rows.map((row) => row.reference.slice(3).toLowerCase()).toSorted();
};

test("it is protected: nobody finds anything without signing in", async () => {
  expect((await world.hub.answer(CASES, { filter: { text: "thuy" } }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
});

describe("a case is found", () => {
  test.each([
    ["without marks", "dang thuy"],
    ["with marks, composed", "Đặng Thùy"],
    ["with marks, decomposed", "Đặng Thùy".normalize("NFD")],
    ["with the tone on the other vowel", "Đặng Thuỳ"],
    ["in capitals", "ĐẶNG THÙY"],
    ["with blanks around and between", "   dang \t thuy  "],
    ["by its words in another order", "thuy dang"],
  ])("%s", async (_name, text) => {
    expect(await found(text)).toEqual(["thuy", "thuy-nfd"]);
  });

  test.each([
    ["by the place", "hai an ngo 12", ["thu"]],
    ["by the number its source printed", "pa-thuy-nfd", ["thuy-nfd"]],
    ["by a part of a word", "sut lu", ["thuy"]],
    ["only when every word fits", "dang thuy tram", ["thuy-nfd"]],
    ["not at all when nothing fits", "dang thuy khong co", []],
  ])("%s", async (_name, text, cases) => {
    expect(await found(text)).toEqual(cases);
  });
});

describe("signs are taken as they are:", () => {
  test.each([
    ["%", ["percent"]],
    ["100%", ["percent"]],
    ["_", ["under"]],
    ["a_1", ["under"]],
    ["\\", ["slash"]],
    ["c:\\th", ["slash"]],
    ["'ong ba'", ["quote"]],
    ["';drop table event", []],
    ["thuy\u0000", ["thuy", "thuy-nfd"]],
  ])("%s", async (text, cases) => {
    expect(await found(text)).toEqual(cases);
  });
});

test("a search narrows a list like any other wish", async () => {
  expect(await found("dang thuy", { field: ["URBAN_INFRASTRUCTURE"] })).toEqual(["thuy-nfd"]);
  expect(await found("thuy", { unit: "SYT" })).toEqual([]);
  const blank = await listOf(world.hub, { text: "   ", open: true });
  expect(blank.totalCount).toBe((await boardOf(world.hub)).open);
});
