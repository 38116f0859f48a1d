import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarOf } from "./index.ts";
import { readJson } from "./read-json.ts";
import type { JsonNode } from "./read-json.ts";
import { VIETNAM, VIETNAM_FACTS } from "./vietnam.fixture.ts";

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

interface Draft {
  [part: string]: unknown;
  years: Record<string, { [part: string]: unknown; off: Record<string, unknown>; worked: Record<string, unknown> }>;
}

/** What is said about the Vietnamese calendar after a change: "path: expected". */
function saidAfter(change: (draft: Draft) => void): string[] {
  const draft = structuredClone(VIETNAM_FACTS) as unknown as Draft;
  change(draft);
  const read = calendarOf(JSON.stringify(draft, undefined, 2), "changed");
  return "problems" in read ? read.problems.map(({ at, expected }) => `${at}: ${expected}`) : [];
}

function year(draft: Draft, name: string): Draft["years"][string] {
  const found = draft.years[name];
  if (!found) throw new Error(`no year ${name}`);
  return found;
}

test("the civil service's calendar is read whole", () => {
  expect(VIETNAM).toMatchObject({
    version: "test",
    zone: "Asia/Ho_Chi_Minh",
    weekend: [6, 7],
    firstDay: "2025-01-01",
    lastDay: "2027-12-31",
    provisionalYears: [2027],
  });
  expect(VIETNAM.off.size).toBe(38);
  expect(VIETNAM.off.get("2026-11-24")).toBe("Ngày Văn hóa Việt Nam");
  expect([...VIETNAM.worked.keys()]).toEqual(["2025-04-26", "2026-01-10", "2026-08-22"]);
});

test("years may stand in any order, and a byte order mark or other line ends do no harm", () => {
  const text = `\uFEFF${JSON.stringify(VIETNAM_FACTS, undefined, 2).replaceAll("\n", "\r\n")}`;
  const read = calendarOf(text, "test");
  expect(read).toEqual({ calendar: VIETNAM });
});

describe("a file with a fault is not taken, and the fault is named with its place", () => {
  test.each<[string, (draft: Draft) => void, string]>([
    ["unknown zone", (d) => (d["zone"] = "Asia/Saigon City"), 'zone: a known time zone, such as "Asia/Ho_Chi_Minh"'],
    ["zone of another type", (d) => (d["zone"] = 7), 'zone: a known time zone, such as "Asia/Ho_Chi_Minh"'],
    ["no zone", (d) => delete d["zone"], ': a part named "zone"'],
    ["a part nobody reads", (d) => (d["halfDays"] = {}), "halfDays: only zone, weekend, years here"],
    ["a mistyped part", (d) => (year(d, "2026")["of"] = {}), "years.2026.of: only status, off, worked here"],
    ["weekend day in lower case", (d) => (d["weekend"] = ["SATURDAY", "sunday"]), "weekend[1]: one of MONDAY,"],
    ["weekend day twice", (d) => (d["weekend"] = ["SUNDAY", "SUNDAY"]), "weekend[1]: each weekday once"],
    ["a week without a working day", (d) => (d["weekend"] = WEEK), "weekend: a list of at most six weekdays"],
    ["weekend no list", (d) => (d["weekend"] = "SUNDAY"), "weekend: a list of at most six weekdays"],
    ["no years", (d) => (d.years = {}), "years: at least one year"],
    ["a year before zones can be relied on", (d) => (d.years = { "1969": year(d, "2026") }), "years.1969: a year from 1970"],
    ["a gap", (d) => delete d.years["2026"], "years.2027: every year: 2026 is missing before 2027"],
    ["a year that is none", (d) => (d.years["26"] = year(d, "2026")), "years.26: a year from 1970 to 2999 as key"],
    ["no status", (d) => delete year(d, "2026")["status"], 'years.2026: a part named "status"'],
    ["empty status", (d) => (year(d, "2026")["status"] = " "), "years.2026.status: a text such as"],
    ["days off as a list", (d) => ((year(d, "2026") as Record<string, unknown>)["off"] = []), "years.2026.off: an object of dates"],
    ["no worked days", (d) => delete (year(d, "2026") as Record<string, unknown>)["worked"], 'years.2026: a part named "worked"'],
    ["worked on a weekday", (d) => (year(d, "2026").worked["2026-01-09"] = "x"), "years.2026.worked.2026-01-09: a day of the weekend"],
    ["off on a weekend", (d) => (year(d, "2026").off["2026-11-21"] = "x"), "years.2026.off.2026-11-21: a day outside the weekend"],
    ["a date of another year", (d) => (year(d, "2026").off["2027-03-03"] = "x"), "years.2026.off.2027-03-03: a date within 2026"],
    ["a date that is none", (d) => (year(d, "2026").off["2026-02-30"] = "x"), "years.2026.off.2026-02-30: a date as key"],
    ["29 February of a common year", (d) => (year(d, "2026").off["2026-02-29"] = "x"), "years.2026.off.2026-02-29: a date as key"],
    ["a date written otherwise", (d) => (year(d, "2026").off["24/11/2026"] = "x"), "years.2026.off.24/11/2026: a date as key"],
    ["no reason", (d) => (year(d, "2026").off["2026-11-23"] = ""), "years.2026.off.2026-11-23: a reason, not empty"],
    ["a reason that is no text", (d) => (year(d, "2026").worked["2026-11-21"] = 1), "years.2026.worked.2026-11-21: a reason"],
  ])("%s", (_name, change, said) => {
    const all = saidAfter(change);
    expect(all).toHaveLength(1);
    expect(all[0]?.startsWith(said)).toBe(true);
  });

  test("the same date worked and off", () => {
    expect(saidAfter((draft) => (year(draft, "2026").off["2026-08-22"] = "x"))).toEqual([
      "years.2026.off.2026-08-22: a day outside the weekend; weekends are off anyway",
      "years.2026.worked.2026-08-22: a date that is not a day off at the same time",
    ]);
  });

  test("all faults are told at once, in order of line", () => {
    const text = `{
  "zone": "Mars/Olympus",
  "weekend": ["SATURDAY", "SUNDAY"],
  "years": {
    "2026": {
      "status": "decided",
      "off": { "2026-11-22": "Sunday" },
      "worked": {
        "2026-11-20": "Friday"
      }
    }
  }
}`;
    const read = calendarOf(text, "x");
    expect("problems" in read && read.problems.map(({ message }) => message)).toEqual([
      'zone (line 2): expected a known time zone, such as "Asia/Ho_Chi_Minh"',
      "years.2026.off.2026-11-22 (line 7): expected a day outside the weekend; weekends are off anyway",
      "years.2026.worked.2026-11-20 (line 9): expected a day of the weekend; other days are worked anyway",
    ]);
  });

  test.each([
    ["", 1, 1, "a value"],
    ["[]", 1, undefined, 'an object with "zone", "weekend", "years"'],
    ['{\n  "zone": "UTC"\n  "weekend": []\n}', 3, 3, '"," or "}"'],
    ['{\n  "zone": "UTC",\n}', 3, 1, 'a text in "quotation marks", on one line'],
    ['{\n  "zone" "UTC"\n}', 2, 10, '":"'],
    ["{ \"zone\": 'UTC' }", 1, 11, "a value"],
    ["{}\n{}", 2, 1, "the end of the file"],
    ['{ "zone": "UTC', 1, 11, 'a text in "quotation marks", on one line'],
    ['{\n  "years": {\n    "2026": {},\n    "2026": {} } }', 4, 5, 'each key once, but "2026" already stands on line 3'],
    ["[".repeat(60), 1, 52, "at most 50 levels"],
  ])("text %j", (text, line, column, expected) => {
    const read = calendarOf(text, "x");
    if (!("problems" in read)) throw new Error("taken");
    expect(read.problems[0]).toMatchObject({ line, expected });
    if (column !== undefined) expect(read.problems[0]?.at).toBe(`line ${line}, column ${column}`);
  });

  test("a file beyond all measure is not read", () => {
    expect(calendarOf(" ".repeat(1_000_001), "x")).toMatchObject({ problems: [{ line: 1 }] });
    expect(calendarOf(`"${"x".repeat(999_000)}"`, "x")).toMatchObject({ problems: [{ at: "", line: 1 }] });
  });

  test("keys are only words", () => {
    expect(calendarOf('{ "__proto__": { "zone": "UTC" } }', "x")).toMatchObject({
      problems: [{}, {}, {}, { at: "__proto__" }],
    });
  });
});

test("a weekend of one's own is possible, and blanks around a reason do no harm", () => {
  const facts = {
    zone: "UTC",
    weekend: ["FRIDAY"],
    years: { "2026": { status: "Provisional", off: { "2026-09-02": " Quốc khánh " }, worked: {} } },
  };
  const read = calendarOf(JSON.stringify(facts), "v2");
  expect(read).toMatchObject({ calendar: { weekend: [5], version: "v2", provisionalYears: [2026] } });
  expect("calendar" in read && read.calendar.off.get("2026-09-02")).toBe("Quốc khánh");
});

function plain({ value }: JsonNode): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, node]: [string, JsonNode]) => [key, plain(node)]));
  return Array.isArray(value) ? value.map((node: JsonNode) => plain(node)) : value;
}

test("JSON is read as the platform reads it, whole or broken", () => {
  const damaged = fc.tuple(fc.json({ depthSize: "small" }), fc.nat(200), fc.constantFrom(",", '"', "}", "]", "\\", "1", "-", " ", ""));
  fc.assert(
    fc.property(damaged, ([text, position, sign]) => {
      const cut = Math.min(position, text.length);
      const changed = position > 150 ? text : text.slice(0, cut) + sign + text.slice(cut + 1);
      const read = readJson(changed);
      if ("node" in read) expect(plain(read.node)).toEqual(JSON.parse(changed));
      else if (!read.fault.expected.startsWith("each key once")) expect(() => JSON.parse(changed) as unknown).toThrow(SyntaxError);
    }),
    { numRuns: 3000 },
  );
});
