import { describe, expect, test } from "vitest";
import type { Json } from "../connector.ts";
import { configSchema } from "./config.ts";
import { rest } from "./index.ts";
import { keysetPaging, row, source } from "./reading.fixture.ts";
import { common } from "./scripted.fixture.ts";

const hotline = {
  days: {
    path: "/days",
    items: "days",
    paging: keysetPaging,
    record: {
      id: "id",
      modified: "changed",
      number: "so",
      day: "ngay",
      incoming: "den",
      answered: "nghe",
      missed: "nho",
      waitSeconds: "cho",
      longestWaitSeconds: "lau",
    },
  },
  outages: {
    keptSince: "2026-01-01",
    path: "/outages",
    items: "outages",
    paging: keysetPaging,
    record: { id: "id", modified: "changed", number: { constant: "1022" }, from: "tu", until: "den", cause: "vi" },
  },
};
const list = { path: "/c", items: "items", paging: keysetPaging };
const config = configSchema.parse({ ...common, auth: { kind: "none" }, list, hotline });
const day = { id: "d1", changed: "2026-03-02T00:10:00Z", so: "1022", ngay: "2026-03-01", den: 10, nghe: 8, nho: 2, cho: 90, lau: 40 };
const outage = { id: "o1", changed: "2026-03-02T00:10:00Z", tu: "2026-03-01T08:00:00+07:00", den: null, vi: "Mất điện" };
const mapped = (stream: string, data: Json) =>
  rest.mapHotline?.(config, "Asia/Ho_Chi_Minh", { stream, sourceId: "x", version: null, op: "upsert", observedAt: null, data });

describe("a row of calls or outages", () => {
  test("is taken as it is told", () => {
    expect(mapped("hotline-days", day)).toEqual({
      ok: true,
      kind: "DAYS",
      day: { number: "1022", day: "2026-03-01", incoming: 10, answered: 8, missed: 2, waitSeconds: 90, longestWaitSeconds: 40 },
    });
    expect(mapped("hotline-days", { ...day, cho: null, lau: null })).toMatchObject({ ok: true, day: { waitSeconds: null, longestWaitSeconds: null } });
    expect(mapped("hotline-outages", outage)).toEqual({
      ok: true,
      kind: "OUTAGES",
      outage: { number: "1022", from: "2026-03-01T01:00:00.000Z", until: null, cause: "Mất điện" },
    });
  });

  test.each<[string, Json, string, RegExp]>([
    ["hotline-days", { ...day, nghe: 9 }, "nghe", /at most as many calls answered \(9\) and missed \(2\) as came in \(10\)/],
    ["hotline-days", { ...day, nho: -1 }, "nho", /whole number from 0/],
    ["hotline-days", { ...day, den: "nhiều" }, "den", /whole number from 0/],
    ["hotline-days", { ...day, den: null }, "den", /expected a whole number, found nothing/],
    ["hotline-days", { ...day, ngay: "31/02/2026" }, "ngay", /./],
    ["hotline-days", { ...day, lau: 91 }, "lau", /at most all waits together/],
    ["hotline-days", { ...day, den: 2, nghe: 0 }, "cho", /no waiting where no call was answered/],
    ["hotline-days", { id: "d1", changed: day.changed }, "so", /found nothing \(and also: den, nghe, nho\)/],
    ["hotline-outages", { ...outage, den: "2026-03-01T07:59:59+07:00" }, "den", /end that is not before the beginning/],
    ["hotline-outages", { ...outage, tu: "2026-03-01T08:00:00" }, "tu", /./],
    ["hotline-outages", { ...outage, tu: null }, "tu", /expected an instant, found nothing/],
  ])("of %s is held back with its place where it cannot be: %j", (stream, data, at, reason) => {
    expect(mapped(stream, data)).toEqual({ ok: false, at, reason: expect.stringMatching(reason) });
  });
});

test("the lists are read by their own addresses, page by page, apart from the cases", async () => {
  const asked: string[] = [];
  const context = await source(
    (url) => {
      asked.push(url.pathname);
      if (url.pathname === "/c") return { items: [row("r1")], next: { since: null, after_id: null } };
      const rows = url.pathname === "/days" ? [day, { ...day, id: "d2", so: "1023" }] : [outage];
      const more = url.pathname === "/days" && !url.searchParams.has("since");
      const next = more ? { since: day.changed, after_id: "d2" } : { since: null, after_id: null };
      return { days: more || url.pathname !== "/days" ? rows : [], outages: rows, next };
    },
    keysetPaging,
    { hotline },
  );
  const ids: string[] = [];
  const told = rest.hotline?.(context.config) ?? [];
  for (const { stream } of told)
    for await (const message of rest.read(context, null, { stream }))
      if (message.type === "batch") ids.push(...message.records.map((record) => `${record.stream} ${record.sourceId} ${record.version ?? ""}`));
  expect(told).toEqual([
    { stream: "hotline-days", kind: "DAYS", keptSince: null },
    { stream: "hotline-outages", kind: "OUTAGES", keptSince: "2026-01-01" },
  ]);
  expect(ids).toEqual([`hotline-days d1 ${day.changed}`, `hotline-days d2 ${day.changed}`, `hotline-outages o1 ${outage.changed}`]);
  expect(rest.streams(context.config)).toEqual(["cases"]);
  expect(asked).toEqual(["/days", "/days", "/outages"]);
});

test("a check tells of lists that cannot be read, and the cases' own check stands", async () => {
  const context = await source(
    (url) =>
      url.pathname === "/c"
        ? { items: [row("r1")], next: { since: null, after_id: null } }
        : url.pathname === "/days"
          ? { days: [{ ...day, nghe: 99 }], next: null }
          : { khac: [] },
    keysetPaging,
    { hotline },
  );
  expect(await rest.check(context)).toEqual({
    ok: true,
    warnings: [expect.stringMatching(/^hotline-days: nghe: expected at most/), expect.stringMatching(/^hotline-outages: .*no "outages"/)],
  });
});

test.each<[object, RegExp]>([
  [{}, /expected days, outages or both/],
  [{ days: { ...hotline.days, record: { ...hotline.days.record, modified: undefined } } }, /modification mark/],
  [{ days: { ...hotline.days, stream: "cases" } }, /another name than cases/],
  [{ outages: { ...hotline.outages, keptSince: "năm nay" } }, /expected a day/],
])("a manifest that cannot work is refused: %j", (wrong, why) => {
  const parsed = configSchema.safeParse({ ...common, auth: { kind: "none" }, list, hotline: wrong });
  expect(parsed.success ? "" : parsed.error.issues.map(({ message }) => message).join("; ")).toMatch(why);
});
