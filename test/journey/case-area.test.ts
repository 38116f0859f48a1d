import { afterAll, beforeAll, expect, test } from "vitest";
import { importAreas, importOldWards, TWO_LEVELS } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

const COMMUNES = { "00004": "Phường Ba Đình", "00008": "Phường Ngọc Hà", "00025": "Phường Giảng Võ" };
const LIST = JSON.stringify([
  { Code: "01", FullName: "Thành phố Hà Nội", Wards: Object.entries(COMMUNES).map(([Code, FullName]) => ({ Code, FullName, ProvinceCode: "01" })) },
]);
const OLD = [
  "province,district,districtCode,ward,wardCode,newWardCode,isMergedWard,isDividedWard",
  "Thành phố Hà Nội,Quận Ba Đình,1,Phường Trúc Bạch,4.0,00004,True,False",
  "Thành phố Hà Nội,Quận Ba Đình,1,Phường Cống Vị,7.0,00025,True,True",
  "Thành phố Hà Nội,Quận Ba Đình,1,Phường Cống Vị,7.0,00008,True,True",
].join("\n");

let world: World;
beforeAll(async () => {
  const at = (ward: string | null) => ({ text: "trước cổng chợ", ward });
  world = await aProvince({ kept: true }).with(
    aCase({ id: "before", received: "2025-06-20", place: at("00004") }),
    aCase({ id: "since", received: "2026-03-02", place: at("00004") }),
    aCase({ id: "divided", received: "2026-03-02", place: at("00007") }),
    aCase({ id: "unknown", received: "2026-03-02", place: at("W05") }),
    aCase({ id: "none", received: "2026-03-02", place: at(null) }),
    aCase({ id: "withheld", received: "2026-03-02", place: at("00007"), confidential: ["content"] }),
  );
  await world.hub.hub.database.write(async (tx) => {
    await importAreas(tx, LIST, TWO_LEVELS);
    await importOldWards(tx, OLD, TWO_LEVELS);
  });
}, 60_000);
afterAll(() => world?.leave());

test("a case says the area that its source's code named on the day it came in, and what an old ward is now", async () => {
  const areas: Record<string, unknown> = {};
  for (const { id, source } of await world.hub.database.sql<{ id: string; source: string }>("select id, source_case_id as source from feedback_case")) {
    const one = await world.hub.ask(asked<{ case: { area: object | null } }>(`{ case(id: "${id}") { area { code name now } } }`), {}, "lanhdao");
    areas[source] = one.case.area;
  }
  expect(areas).toEqual({
    before: { code: "00004", name: "Phường Trúc Bạch", now: ["Phường Ba Đình"] }, // the commune of today bears the old ward's code
    since: { code: "00004", name: "Phường Ba Đình", now: [] },
    divided: { code: "00007", name: "Phường Cống Vị", now: ["Phường Giảng Võ", "Phường Ngọc Hà"] },
    unknown: null,
    none: null,
    withheld: null,
  });
});
