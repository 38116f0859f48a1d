import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema } from "./config.ts";
import { soap } from "./index.ts";
import { subjects } from "./subjects.fixture.ts";

const [first] = subjects;
const valid = first?.written as Record<string, never>;
const complaints = (config: object) => configSchema.safeParse(config).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a manifest's config", () => {
  test("of this shape is accepted, again after it was parsed", () => {
    expect(complaints(valid)).toEqual([]);
    expect(configSchema.parse(configSchema.parse(valid))).toEqual(configSchema.parse(valid));
  });

  test("with several forms of time in one record is accepted", () => {
    expect(complaints({ ...valid, time: ["dd-MM-yyyy HH:mm:ss", "rfc3339"] })).toEqual([]);
  });

  test("as the README writes it is accepted", () => {
    const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
    const { kind, config } = parse(/```yaml\n([^]*?)```/.exec(readme)?.[1] ?? "") as { kind: string; config: object };
    expect([kind, complaints(config)]).toEqual(["soap", []]);
    expect(soap.capabilities(configSchema.parse(config))).toMatchObject({
      read: "incremental",
      order: "cursor_asc",
      idempotency: "key",
      version: "modified_at",
    });
  });

  const [list, record, write] = ["list", "record", "write"].map((part): Record<string, unknown> => valid[part] ?? {});
  const keyset = (changes: object) => ({ ...valid, list: { ...list, paging: { ...(list?.["paging"] as object), ...changes } } });
  const change = (parameters: object) => ({ ...valid, write: { ...write, changes: { CLOSE: { operation: "Dong", parameters } } } });
  test.each([
    ["an option nobody knows", { ...valid, wsdll: 1 }, /wsdll/],
    ["no description", { ...valid, wsdl: { url: "x" } }, /^wsdl: expected path or text/],
    ["security of no kind", { ...valid, security: { kind: "saml" } }, /^security\.kind: expected kind: none, basic or usernameToken/],
    ["paging of no kind", keyset({ kind: "offset" }), /^list\.paging\.kind: expected kind: keyset, page or token/],
    ["keyset without marks", { ...valid, record: { ...record, modified: undefined } }, /^record\.modified: expected the path of the modification mark/],
    ["days that are months", { ...valid, time: ["dd/MM/yyyy", "MM/dd/yyyy"] }, /^time: two of the forms look alike/],
    ["a parameter path with a hole", keyset({ since: "a..b" }), /^list\.paging\.since: expected the path of a parameter/],
    ["a number for a parameter", { ...valid, list: { ...list, parameters: { a: 1 } } }, /put numbers in quotes/],
    ["a fault that means nothing", { ...valid, faults: { E1: "bad" } }, /^faults\.E1: expected one of auth, config/],
    ["a placeholder no change fills", change({ a: "{answer}" }), /^write\.changes\.CLOSE: \{answer\} is not among .*\{reason\}/],
    [
      "a single request by something else",
      { ...valid, one: { operation: "Xem", parameters: { a: "{key}" }, item: "x" } },
      /^one\.parameters: \{key\} is not among \{id\}/,
    ],
    ["a comparison of versions without a look", { ...valid, one: undefined, write: { ...write, version: { compare: true } } }, /^one: expected the request/],
    ["a probe by record that shows nothing", { ...valid, write: { ...write, probe: { kind: "record" } } }, /shows: expected what the record shows/],
  ])("with %s is refused, naming the place", (_name, config, complaint) => {
    expect(complaints(config).join("\n")).toMatch(complaint);
  });

  test("tells how a change sent twice is one", () => {
    const of = (config: object) => soap.capabilities(configSchema.parse(config)).idempotency;
    expect([of(valid), of(change({ ma: "{id}" })), of({ ...change({ ma: "{id}" }), write: undefined })]).toEqual(["key", "lookup", "none"]);
  });
});
