import { describe, expect, test } from "vitest";
import { authSchema, followed, nextInLink, pathWithId, signedHttp, textOf, urlOf } from "./index.ts";

const secret = async (name: string) => `${name}-mật`;

describe("a request", () => {
  test.each([
    ["http://h:1/", "/a", {}, "http://h:1/a"],
    ["http://h:1/goc", "/a", { q: "á b&c", n: "1" }, "http://h:1/goc/a?q=%C3%A1%20b%26c&n=1"],
    ["http://h:1", "/a?x=1", { y: "+07:00" }, "http://h:1/a?x=1&y=%2B07%3A00"],
    ["http://h:1", "/a", { ids: ["1/2", "3"] }, "http://h:1/a?ids=1%2F2,3"],
  ])("%s %s", (base, path, query, url) => {
    expect(urlOf(base, path, query)).toBe(url);
  });

  test.each([
    ["/c/{id}", "SXD/2026/00123", "/c/SXD%2F2026%2F00123"],
    ["/ct?ma={id}", "a&b=c d", "/ct?ma=a%26b%3Dc%20d"],
    ["/c/{id}", "$&", "/c/%24%26"],
  ])("%s with the id %s", (path, id, made) => {
    expect(pathWithId(path, id)).toBe(made);
  });

  test.each(["..", ".", "\uD800"])("no URL carries the id %j", (id) => {
    expect(() => pathWithId("/c/{id}", id)).toThrow(expect.objectContaining({ fault: "data" }));
  });

  test.each([
    [{ kind: "none" }, {}],
    [{ kind: "header", name: "X-Api-Key", secret: "k" }, { "X-Api-Key": "k-mật" }],
    [{ kind: "bearer", secret: "k" }, { Authorization: "Bearer k-mật" }],
    [{ kind: "basic", userSecret: "u", passwordSecret: "p" }, { Authorization: `Basic ${Buffer.from("u-mật:p-mật").toString("base64")}` }],
  ])("is signed by %j", async (auth, headers) => {
    const sent: unknown[] = [];
    const http = async (url: string, init?: object) => (sent.push([url, init]), { status: 200, headers: new Headers(), body: new Uint8Array() });
    await (
      await signedHttp({ baseUrl: "http://h", http, secret }, authSchema.parse(auth))
    )("http://h/a", { method: "POST" });
    expect(sent).toEqual([["http://h/a", { method: "POST", headers }]]);
  });

  test.each([
    ['<https://h/a?p=2>; rel="next", <https://h/a?p=9>; rel="last"', "https://h/a?p=2"],
    ['</a?p=1,2>; rel=prev, </a?p=3>;title="x, rel=next; y";rel=next', "/a?p=3"],
    ['<b>; rel="last Next"', "b"],
    ['<c>; rel="nextish"', null],
    [null, null],
  ])("the next page of the link header %j is %j", (header, next) => {
    expect(nextInLink(header)).toBe(next);
  });

  test("a link is followed within the source's origin only", () => {
    expect(followed("?p=2", "http://h:1/a?p=1")).toBe("http://h:1/a?p=2");
    for (const link of ["//evil.example/a", "https://h:1/a", "http://h:2/a"])
      expect(() => followed(link, "http://h:1/a")).toThrow(expect.objectContaining({ fault: "config" }));
  });

  test.each([
    [302, "config"],
    [400, "config"],
    [404, "config"],
    [401, "auth"],
    [408, "transient"],
    [503, "transient"],
  ])("an answer of status %i is a fault", (status, fault) => {
    expect(() => textOf({ status, headers: new Headers(), body: new Uint8Array() }, "the list")).toThrow(expect.objectContaining({ fault }));
  });
});
