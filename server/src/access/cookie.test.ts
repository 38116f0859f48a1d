import { describe, expect, test } from "vitest";
import { originAllowed, sessionCookie, sessionTokenIn } from "./cookie.ts";

describe("the session cookie", () => {
  test("cannot be read by scripts or sent by other sites, and lives as long as the browser", () => {
    expect(sessionCookie("abc", false)).toBe("daumoi_session=abc; Path=/; HttpOnly; SameSite=Lax");
    expect(sessionCookie("abc", true)).toBe("__Host-daumoi_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  });

  test("is forgotten at sign-out", () => {
    expect(sessionCookie(null, true)).toBe("__Host-daumoi_session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
  });

  test.each([
    ["daumoi_session=abc", false, "abc"],
    ["theme=dark; daumoi_session=abc ;x=y", false, "abc"],
    ["__Host-daumoi_session=abc", true, "abc"],
    ["daumoi_session=abc", true, null],
    ["__Host-daumoi_session=abc", false, null],
    ["xdaumoi_session=abc; daumoi_session_=abc", false, null],
    ["daumoi_session=mine; daumoi_session=theirs", false, null],
    ["daumoi_session=", false, null],
    ["daumoi_session", false, null],
    ["", false, null],
    [undefined, false, null],
  ])("in %j (https: %s) is %j", (header, secure, token) => {
    expect(sessionTokenIn(header, secure)).toBe(token);
  });

  test("is read back as it was written", () => {
    for (const secure of [true, false]) expect(sessionTokenIn(sessionCookie("x-_9", secure).split(";")[0], secure)).toBe("x-_9");
  });
});

describe("the origin of a WebSocket", () => {
  const LISTED = ["https://daumoi.tinh.gov.vn", "http://localhost:5173"];
  test.each([
    ["https://hub.vn", "hub.vn", true],
    ["https://HUB.vn", "hub.vn:443", true],
    ["http://hub.vn", "hub.vn:80", true],
    ["http://127.0.0.1:4000", "127.0.0.1:4000", true],
    ["http://[::1]:4000", "[::1]:4000", true],
    ["https://daumoi.tinh.gov.vn", "hub.vn", true],
    ["http://localhost:5173", "localhost:4000", true],
    ["http://localhost:5174", "localhost:4000", false],
    ["http://daumoi.tinh.gov.vn", "hub.vn", false],
    ["https://hub.vn.evil.example", "hub.vn", false],
    ["https://evil.example", "hub.vn", false],
    ["https://hub.vn:8443", "hub.vn", false],
    ["https://hub.vn@evil.example", "evil.example", false],
    ["https://hub.vn/path", "hub.vn", false],
    ["https://evil.example", "hub.vn@evil.example", false],
    ["https://evil.example", "evil.example/", false],
    ["file://", "hub.vn", false],
    ["chrome-extension://abc", "abc", false],
    ["null", "null", false],
    ["", "", false],
    [undefined, "hub.vn", false],
    [null, "hub.vn", false],
    ["https://hub.vn", undefined, false],
  ])("%s at %s: %s", (origin, host, verdict) => {
    expect(originAllowed(origin, host, LISTED)).toBe(verdict);
  });

  test("a star in the list is no origin", () => expect(originAllowed("https://evil.example", "hub.vn", ["*", "null", ""])).toBe(false));
});
