import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { ACT_NAMES, actsOf, rolesWith } from "./acts.ts";
import type { Act } from "./acts.ts";
import { OPERATIONS, accessError, allowed, narrowed, neededFor, ownPost, scopeOf } from "./policy.ts";
import { rowSettings } from "./row-settings.ts";
import { aViewer } from "./viewer.fixture.ts";

const OWN = "/TINH/SXD/";
const BELOW = "/TINH/SXD/SXD-HTGT/";
const OTHERS = ["/TINH/SYT/", "/TINH/", "/TINH/SXD-2/", "/TINH/SX/", "/TINH/SXD", "TINH/SXD/", "/", "", "/TINH/SXD//", "//TINH/SXD/"];

describe("the table of acts", () => {
  test("reads the same both ways", () => {
    for (const act of ACT_NAMES) for (const role of ROLES) expect(actsOf(role).includes(act)).toBe(rolesWith(act).includes(role));
  });

  test("a role nobody knows may nothing", () => {
    expect(actsOf("ADMIN" as Role)).toEqual([]);
  });

  test.each(["IT_OFFICER", "SYSTEM_OPERATOR", "TELECOM", "POLICE_LIAISON", "EMULATION_SECRETARY"] as const)("%s opens no case and no identity", (role) => {
    for (const act of ["readCases", "seeIdentities", "urgeCases"] as const) expect(actsOf(role)).not.toContain(act);
  });

  test("who keeps accounts adopts no rules, and who adopts rules keeps no accounts", () => {
    for (const role of rolesWith("administerAccounts")) expect(actsOf(role)).not.toContain("adoptRules");
  });
});

/** allowed | FORBIDDEN, by what the operation's row needs. */
const expected = (role: Role, needed: string) =>
  needed === "anyone" || needed === "signedIn" || actsOf(role).includes(needed as Act) ? { ok: true } : { ok: false, code: "FORBIDDEN" };

describe("the policy", () => {
  describe.each(OPERATIONS)("%s", (operation) => {
    const needed = neededFor(operation);

    test("nobody signed in", () => {
      expect(allowed(null, operation)).toEqual(needed === "anyone" ? { ok: true } : { ok: false, code: "UNAUTHENTICATED" });
      expect(allowed(null, operation, { unitPath: OWN })).toEqual({ ok: false, code: "UNAUTHENTICATED" });
    });

    test.each(ROLES)("%s", (role) => {
      const viewer = aViewer(role, OWN);
      expect(allowed(viewer, operation)).toEqual(expected(role, needed));
      expect(allowed(viewer, operation, { unitPath: OWN })).toEqual(expected(role, needed));
      expect(allowed(viewer, operation, { unitPath: BELOW })).toEqual(expected(role, needed));
      for (const unitPath of OTHERS) expect(allowed(viewer, operation, { unitPath })).toEqual({ ok: false, code: "FORBIDDEN" });
    });

    test("before he has a password of his own he may sign in, out, set it, and start a screen", () => {
      const open = ["hub", "viewer", "signIn", "signOut", "changePassword", "askPairing"].includes(operation);
      expect(allowed({ ...aViewer("LEADER"), mustChangePassword: true }, operation)).toEqual(
        open ? { ok: true } : { ok: false, code: "PASSWORD_CHANGE_REQUIRED" },
      );
    });
  });
});

describe("a case", () => {
  const related = (relation: "HOLDS" | "RECEIVED" | "HELD_BEFORE" | "COOPERATES" | "SUPERVISES", unitPath = BELOW) => ({ related: [{ relation, unitPath }] });

  test.each(["HOLDS", "RECEIVED", "HELD_BEFORE", "COOPERATES", "SUPERVISES"] as const)(
    "is opened by a unit that is related to it by %s, and by no other",
    (relation) => {
      expect(allowed(aViewer("UNIT_HEAD", OWN), "case", related(relation)).ok).toBe(true);
      expect(allowed(aViewer("UNIT_HEAD", OWN), "case", related(relation, "/TINH/SYT/")).ok).toBe(false);
      expect(allowed(aViewer("LEADER"), "case", related(relation, "/TINH/SYT/")).ok).toBe(true);
    },
  );

  test("is urged by a supervising agency only where it supervises", () => {
    expect(allowed(aViewer("SUPERVISOR", OWN), "urgeCase", related("SUPERVISES")).ok).toBe(true);
    expect(allowed(aViewer("SUPERVISOR", OWN), "urgeCase", related("HOLDS")).ok).toBe(false);
    expect(allowed(aViewer("OFFICE_CHIEF"), "urgeCase", related("HOLDS")).ok).toBe(true);
    expect(allowed(aViewer("UNIT_HEAD", OWN), "urgeCase", related("HOLDS")).ok).toBe(false);
  });
});

describe("several posts", () => {
  const two = { ...aViewer("UNIT_HEAD", OWN), posts: [ownPost("UNIT_HEAD", 1, OWN), ownPost("IT_OFFICER", 2, "/TINH/SYT/")] };

  test("each reaches as far as its own unit", () => {
    expect(allowed(two, "case", { unitPath: OWN }).ok).toBe(true);
    expect(allowed(two, "case", { unitPath: "/TINH/SYT/" }).ok).toBe(false);
    expect(allowed(two, "lockAccount", { unitPath: "/TINH/SYT/" }).ok).toBe(true);
    expect(allowed(two, "lockAccount", { unitPath: OWN }).ok).toBe(false);
  });

  test("cases are counted only where a post reads cases", () => {
    expect(narrowed(two, "/TINH/SYT/", "board").ok).toBe(true);
    expect(narrowed(two, "/TINH/SYT/", "cases").ok).toBe(false);
    expect(narrowed(two, null, "cases")).toEqual({ ok: true, path: OWN, unitId: 1 });
  });

  test("the second wall is told the same", () => {
    const ids: Record<string, number[]> = { [OWN]: [2, 3], "/TINH/SYT/": [4] };
    expect(rowSettings(two, (path) => ids[path] ?? [])).toMatchObject({
      "app.all": "off",
      "app.units": "2,3",
      "app.figure_units": "2,3,4",
      "app.account_units": "4",
    });
    expect(rowSettings(aViewer("LEADER"), () => [])).toMatchObject({ "app.all": "on", "app.figures_all": "on", "app.account_units": "" });
    expect(rowSettings(null, () => [1])).toEqual({});
    expect(rowSettings({ ...aViewer("LEADER"), mustChangePassword: true }, () => [1])).toEqual({});
  });
});

describe("the scope", () => {
  test("is the viewer's own unit with everything below it", () => {
    expect(scopeOf(aViewer("UNIT_HEAD", OWN))).toBe(OWN);
    expect(narrowed(aViewer("UNIT_HEAD", OWN), null)).toEqual({ ok: true, path: OWN, unitId: 1 });
    expect(narrowed(aViewer("UNIT_HEAD", OWN), OWN)).toEqual({ ok: true, path: OWN, unitId: 1 });
    expect(narrowed(aViewer("UNIT_HEAD", OWN), BELOW)).toEqual({ ok: true, path: BELOW, unitId: 1 });
    expect(narrowed(aViewer("LEADER"), BELOW)).toEqual({ ok: true, path: BELOW, unitId: 1 });
  });

  test.each(OTHERS)("%s, above or beside it, is refused and never replaced by the viewer's own", (path) => {
    expect(narrowed(aViewer("UNIT_HEAD", OWN), path)).toEqual({ ok: false, code: "FORBIDDEN" });
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
