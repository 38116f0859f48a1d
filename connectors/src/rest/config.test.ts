import { describe, expect, test } from "vitest";
import { configSchema } from "./config.ts";
import { common } from "./scripted.fixture.ts";

const keyset = { kind: "keyset", since: "s", afterId: "a", limit: "l", pageSize: 10 };
const valid = { ...common, list: { path: "/c", items: "items", paging: keyset } };
const complaints = (config: object) => configSchema.safeParse(config).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a manifest's config", () => {
  test("of this shape is accepted, again after it was parsed", () => {
    expect(complaints(valid)).toEqual([]);
    expect(configSchema.parse(configSchema.parse(valid))).toEqual(configSchema.parse(valid));
  });

  const record = (changes: object) => ({ ...valid, record: { ...valid.record, ...changes } });
  const paging = (changes: object) => ({ ...valid, list: { ...valid.list, paging: { ...keyset, ...changes } } });
  test.each([
    ["an option nobody knows", { ...valid, listt: 1 }, /listt/],
    ["a path that is none", { ...valid, list: { ...valid.list, path: "c" } }, /^list\.path: expected a path below the base URL/],
    ["auth of no kind", { ...valid, auth: { kind: "oauth" } }, /^auth\.kind: expected kind: none, header, query, basic, bearer or oauth2/],
    ["paging of no kind", paging({ kind: "pages" }), /^list\.paging\.kind: expected kind: keyset, offset, cursor, page, link or nextLink/],
    ["an overlap of both", paging({ overlap: { rows: 1, seconds: 1 } }), /^list\.paging\.overlap: expected either rows or seconds/],
    [
      "an overlap in seconds of other marks",
      { ...paging({ overlap: { seconds: 1 } }), time: "dd/MM/yyyy HH:mm" },
      /^list\.paging\.overlap: seconds need time: rfc3339/,
    ],
    ["keyset without marks", record({ modified: undefined }), /^record\.modified: expected the path of the modification mark/],
    ["a time nobody writes", { ...valid, time: "dd/MM/yy" }, /^time: expected "rfc3339" or a pattern/],
    ["a second time nobody writes", { ...valid, time: ["rfc3339", "dd/MM/yy"] }, /^time\.1: expected "rfc3339" or a pattern/],
    ["no form of time", { ...valid, time: [] }, /^time: /],
    ["a time that is a number", { ...valid, time: 7 }, /^time: expected a form of time or a list of them/],
    ["days that are months", { ...valid, time: ["rfc3339", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm"] }, /^time: two of the forms look alike/],
    ["days that may be months", { ...valid, time: ["d/M/yyyy", "MM/dd/yyyy"] }, /^time: two of the forms look alike/],
    ["days that alone are months", { ...valid, time: ["dd/MM/yyyy HH:mm", "MM/dd/yyyy"] }, /^time: two of the forms look alike/],
    [
      "an overlap in seconds of none but other marks",
      { ...paging({ overlap: { seconds: 1 } }), time: ["dd/MM/yyyy HH:mm", "yyyy-MM-dd"] },
      /^list\.paging\.overlap: seconds need time: rfc3339/,
    ],
    ["a stage nobody knows", { ...valid, words: { ...valid.words, stage: { moi: "NEW" } } }, /^words\.stage\.moi\.stage: .*RECEIVED/],
    ["one word twice", { ...valid, words: { ...valid.words, unit: { Huế: "A", ["Huế".normalize("NFD")]: "B" } } }, /^words\.unit: one word stands here twice/],
    ["a list of steps without words", { ...valid, words: { ...valid.words, step: {} } }, /^words\.step: expected the words of the acts/],
    ["a unit from nowhere", record({ lead: {} }), /^record\.lead: expected either path or constant/],
    ["latitude alone", record({ place: { lat: "lat" } }), /^record\.place: expected both lat and long/],
    ["a single request without id", { ...valid, one: { path: "/c" } }, /^one\.path: expected \{id\}/],
    ["a field path with a hole", record({ title: "a..b" }), /^record\.title: expected a dotted path/],
  ])("with %s is refused, naming the place", (_name, config, complaint) => {
    expect(complaints(config).join("\n")).toMatch(complaint);
  });

  test.each([
    [["dd-MM-yyyy HH:mm:ss", "rfc3339"]],
    [["iso", "rfc3339", "dd/MM/yyyy", "d/M/yyyy H:mm"]],
    [["yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm"]],
  ])("with the forms of time %j side by side is accepted, an overlap in seconds where one of them has an offset", (time) => {
    expect(complaints({ ...valid, time })).toEqual([]);
    const overlap = time.includes("rfc3339") ? 0 : 1;
    expect(complaints({ ...paging({ overlap: { seconds: 1 } }), time })).toHaveLength(overlap);
  });
});
