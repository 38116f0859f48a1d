import { describe, expect, test } from "vitest";
import { manifestOf } from "./manifest.ts";
import { freshnessOf } from "./source.queries.ts";

const good = 'id: sxd\nname: { vi: a, en: b }\nkind: rest\nowner: SXD\nzone: Asia/Ho_Chi_Minh\nbaseUrl: "http://127.0.0.1:1"\neverySeconds: 5\nconfig: {}\n';

describe("a source's manifest", () => {
  test("has a place and a reason for whatever is wrong", () => {
    expect(manifestOf(good).id).toBe("sxd");
    expect(() => manifestOf(good.replace("Asia/Ho_Chi_Minh", "Hanoi"))).toThrow("zone: expected an IANA zone such as Asia/Ho_Chi_Minh");
    expect(() => manifestOf(good.replace("http:", "ftp:"))).toThrow("baseUrl: expected http://host:port or https://host");
    expect(() => manifestOf(good.replace("everySeconds: 5", "everySeconds: 0"))).toThrow("everySeconds");
    expect(() => manifestOf(`${good}speed: fast\n`)).toThrow("speed");
    expect(() => manifestOf("a: [")).toThrow("manifest: is no YAML");
  });

  test("keeps passwords out of addresses", () => {
    const at = (url: string) => good.replace("http://127.0.0.1:1", url);
    for (const url of ["postgresql://10.1.2.3:5432/pakn", "mariadb://csdl.example.vn:3306/pakn?tls=off", "sqlserver://10.1.2.3:1433/pakn"])
      expect(manifestOf(at(url)).baseUrl).toBe(url);
    for (const url of ["postgresql://doc:mat-khau@10.1.2.3:5432/pakn", "https://doc:mat-khau@pakn.example.vn/"])
      expect(() => manifestOf(at(url))).toThrow("baseUrl: expected no password");
  });
});

describe("freshness", () => {
  test.each([
    ["never read", { readUpTo: null, frozen: false, staleAfterSeconds: 60 }, "NEVER"],
    ["read in time", { readUpTo: 40_000, frozen: false, staleAfterSeconds: 60 }, "FRESH"],
    ["silent too long", { readUpTo: 39_999, frozen: false, staleAfterSeconds: 60 }, "STALE"],
    ["an archive", { readUpTo: 0, frozen: true, staleAfterSeconds: 60 }, "FROZEN"],
  ] as const)("%s", (_what, source, expected) => {
    expect(freshnessOf(source, 100_000)).toBe(expected);
  });
});
