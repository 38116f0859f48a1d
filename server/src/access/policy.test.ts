import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { OPERATIONS, accessError, allowed, narrowed, scopeOf } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** Who may, written out a second time by hand: L leader, H unit head, I inspector, T IT officer, n nobody signed in. */
const EXPECTED: Record<OperationName, string> = {
  hub: "LHITn",
  viewer: "LHITn",
  signIn: "LHITn",
  signOut: "LHITn",
  board: "LHIT",
  trend: "LHIT",
  units: "LHIT",
  unit: "LHIT",
  boardChanged: "LHIT",
  sources: "LHIT",
  cases: "LHI",
  case: "LHI",
  caseChanged: "LHI",
  sourceAdmin: "T",
};
const LETTER: Record<Role, string> = { LEADER: "L", UNIT_HEAD: "H", INSPECTOR: "I", IT_OFFICER: "T" };

const OWN = "/TINH/SXD/";
const BELOW = "/TINH/SXD/SXD-HTGT/";
const OTHERS = ["/TINH/SYT/", "/TINH/", "/TINH/SXD-2/", "/TINH/SX/", "/TINH/SXD", "TINH/SXD/", "/", "", "/TINH/SXD//", "//TINH/SXD/"];

const aViewer = (role: Role, unitPath = role === "UNIT_HEAD" ? OWN : "/TINH/"): Viewer => ({
  accountId: 1,
  username: "a",
  displayName: "A",
  role,
  unitId: 1,
  unitPath,
});

describe("the policy's matrix", () => {
  test("every operation has its expected row", () => {
    expect([...OPERATIONS].toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  describe.each(OPERATIONS)("%s", (operation) => {
    test("nobody signed in", () => {
      expect(allowed(null, operation)).toEqual(EXPECTED[operation].includes("n") ? { ok: true } : { ok: false, code: "UNAUTHENTICATED" });
      expect(allowed(null, operation, { unitPath: OWN })).toEqual({ ok: false, code: "UNAUTHENTICATED" });
    });

    test.each(ROLES)("%s", (role) => {
      const verdict = EXPECTED[operation].includes(LETTER[role]) ? { ok: true } : { ok: false, code: "FORBIDDEN" };
      const viewer = aViewer(role);
      expect(allowed(viewer, operation)).toEqual(verdict);
      expect(allowed(viewer, operation, { unitPath: OWN })).toEqual(verdict);
      expect(allowed(viewer, operation, { unitPath: BELOW })).toEqual(verdict);
      expect(allowed(viewer, operation, { unitPath: "/TINH2/" })).toEqual({ ok: false, code: "FORBIDDEN" });
    });

    test.each(OTHERS)("a unit head asks for %s, which is not his", (unitPath) => {
      expect(allowed(aViewer("UNIT_HEAD"), operation, { unitPath })).toEqual({ ok: false, code: "FORBIDDEN" });
    });

    test("a role nobody knows may only what anyone may", () => {
      expect(allowed(aViewer("ADMIN" as Role), operation).ok).toBe(EXPECTED[operation].includes("n"));
    });
  });
});

describe("the scope", () => {
  test("is the viewer's own unit with everything below it", () => {
    expect(scopeOf(aViewer("UNIT_HEAD"))).toBe(OWN);
    expect(narrowed(aViewer("UNIT_HEAD"), null)).toEqual({ ok: true, path: OWN });
    expect(narrowed(aViewer("UNIT_HEAD"), OWN)).toEqual({ ok: true, path: OWN });
    expect(narrowed(aViewer("UNIT_HEAD"), BELOW)).toEqual({ ok: true, path: BELOW });
    expect(narrowed(aViewer("LEADER"), BELOW)).toEqual({ ok: true, path: BELOW });
  });

  test.each(OTHERS)("%s, above or beside it, is refused and never replaced by the viewer's own", (path) => {
    expect(narrowed(aViewer("UNIT_HEAD"), path)).toEqual({ ok: false, code: "FORBIDDEN" });
  });

  test.each(["", "/", "TINH/", "/TINH"])("of an account with the broken path %j is nothing, not everything", (broken) => {
    const viewer = aViewer("LEADER", broken);
    expect(narrowed(viewer, null).ok).toBe(false);
    expect(narrowed(viewer, OWN).ok).toBe(false);
    expect(allowed(viewer, "board", { unitPath: OWN }).ok).toBe(false);
  });
});

test("a refusal is a coded error in Vietnamese", () => {
  expect(accessError("UNAUTHENTICATED").toJSON()).toEqual({ message: "Bạn cần đăng nhập để xem nội dung này.", extensions: { code: "UNAUTHENTICATED" } });
  expect(accessError("FORBIDDEN").extensions).toEqual({ code: "FORBIDDEN" });
});
