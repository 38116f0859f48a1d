import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actsOf, neededFor, isOperation } from "../../server/src/access/index.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { thingsInside } from "./kit/inside-attempts.ts";
import { thingsOfMatters } from "./kit/matter-things.ts";
import { idOf } from "./kit/reading.ts";
import { matrixText, rootFields, SCREEN, tried } from "./kit/matrix.ts";
import type { Attempt, RootField, Target, Verdict } from "./kit/matrix.ts";
import { pairedScreen } from "./kit/screen.ts";
import {
  thingsOfCampaigns,
  thingsOfGraphs,
  thingsOfAppeals,
  thingsOfInspections,
  thingsOfKeys,
  thingsOfNotices,
  thingsOfOfficers,
  thingsOfCommendations,
  thingsOfScores,
  thingsOfScreens,
  thingsOfViews,
} from "./kit/things.ts";
import { thingsOfRules } from "./kit/things-of-rules.ts";

const FILE = join(import.meta.dirname, "policy-matrix.md");
const AT_PROVINCE: readonly Role[] = ["LEADER", "INSPECTOR", "SYSTEM_OPERATOR", "EMULATION_SECRETARY"];

let world: World;
let fields: RootField[];
const accounts = new Map<Role, string>();
const seen: { attempt: Attempt; verdicts: Record<string, Verdict> }[] = [];

/** What each field that takes something is asked for. A field that is not here is asked with no arguments; one that cannot be fails the test. */
type Asked = Partial<Record<Target, (role: Role | null) => string>>;
let asks: Record<string, Asked>;

/** What is done to a source alone: one that there is not. */
const UNKNOWN_SOURCE = ["checkSource", "previewSource", "discoverSource", "pauseSource", "resumeSource", "syncSource", "acknowledgeDrift", "replaySource"];

async function things(): Promise<Record<string, Asked>> {
  const id = { own: await idOf(world.hub, "own"), other: await idOf(world.hub, "other") };
  const unit = { own: "SXD-HTGT", other: "SYT" };
  const user = { own: "dich.sxd", other: "dich.syt" };
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  const sheet = (target: Target, role: Role | null): string =>
    JSON.stringify(`username,name,role,unit\nm.${target}.${role?.toLowerCase().replaceAll("_", "-") ?? "x"},Người thử,FOCAL_OFFICER,${unit[target]}`);
  const username = both((target) => `input: { username: "${user[target]}" }`);
  return {
    signIn: { own: (role) => `input: { username: "ai.do.${role?.toLowerCase() ?? "x"}", password: "sai" }` },
    changePassword: { own: () => 'input: { current: "sai", next: "mật khẩu khác" }' },
    board: both((target) => `unit: "${unit[target]}"`),
    boardChanged: both((target) => `unit: "${unit[target]}"`),
    trend: both((target) => `unit: "${unit[target]}"`),
    periodBoard: both((target) => `period: { kind: MONTH }, unit: "${unit[target]}"`),
    unit: both((target) => `code: "${unit[target]}"`),
    cases: both((target) => `filter: { unit: "${unit[target]}" }`),
    case: both((target) => `id: "${id[target]}"`),
    caseChanged: both((target) => `ids: ["${id[target]}"]`),
    urgeCase: both((target) => `input: { caseId: "${id[target]}", reason: "Đề nghị xử lý sớm" }`),
    noResultDuties: both((target) => `filter: { unit: "${unit[target]}" }`),
    backlog: both((target) => `filter: { unit: "${unit[target]}" }`),
    backlogRuleQuality: both((target) => `unit: "${unit[target]}", from: "2026-03-01", to: "2026-03-31"`),
    ...thingsOfViews(unit, both),
    correctBacklogClass: both((target) => `input: { caseId: "${id[target]}", seen: "2026-03-16T02:00:00.000Z", class: B3, reason: "Đã xử lý xong" }`),
    requestCaseChange: both(
      (target) =>
        `input: { caseId: "${id[target]}", key: "00000000-0000-4000-8000-000000000001", seen: "2026-03-16T02:00:00.000Z", kind: COMMENT, words: "Đã xem" }`,
    ),
    proposeCaseChange: both(
      (target, role) =>
        `input: { caseId: "${id[target]}", key: "00000000-0000-4000-8000-0000000001${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(2, "0")}", seen: "2026-03-16T02:00:00.000Z", kind: CLOSE, reasonCode: "DA-KHAC-PHUC", words: "Đã sửa" }`,
    ),
    settleProposal: { other: () => 'input: { id: "999999", decision: APPROVE }' },
    withdrawProposal: { other: () => 'input: { id: "999999" }' },
    proposals: { own: () => "scope: TO_DECIDE" },
    settleRecall: { other: () => 'input: { id: "999999", recalled: false, words: "Đã xem" }' },
    settleCaseChange: { other: () => 'input: { id: "999999", settlement: DROP }' },
    ...thingsOfMatters(id, both),
    ...thingsOfDirectives(id, unit, both),
    ...thingsInside(id, unit, both),
    worklist: both(() => 'source: "nguon"'),
    worklistFile: both(() => 'source: "nguon"'),
    caseChangeLanes: { own: () => 'source: "nguon"' },
    revealSubmitter: both((target) => `input: { caseId: "${id[target]}", items: [NAME], purpose: VERIFY_REPORT, reason: "Xác minh nội dung phản ánh" }`),
    findBySubmitter: { own: () => 'input: { number: "0900000000", reason: "Xác minh nội dung phản ánh" }' },
    eraseSubmitter: both((target) => `input: { caseId: "${id[target]}", everyCase: false, legalBasis: "Luật 91/2025/QH15", reason: "Theo yêu cầu" }`),
    source: { own: () => 'code: "khong-co"' },
    sourceRuns: { own: () => 'source: "khong-co"' },
    ...Object.fromEntries(UNKNOWN_SOURCE.map((name) => [name, { own: () => 'input: { source: "khong-co" }' }])),
    connectSource: { own: () => 'input: { manifest: "khong" }' },
    reconcileSource: { own: () => 'input: { source: "khong-co", mend: false }' },
    setSourceSecrets: { own: () => 'input: { source: "khong-co", secrets: [] }' },
    mapSourceWord: { own: () => 'input: { source: "khong-co", list: "stage", word: "x", meaning: "RECEIVED" }' },
    settleQuarantined: { own: () => 'input: { id: "999999", reason: "x" }' },
    confirmSweep: { own: () => 'input: { sweep: "999999", gone: 1, confirm: true }' },
    lockAccount: username,
    unlockAccount: username,
    resetPassword: username,
    moveAccount: both((target) => `input: { username: "${user[target]}", unit: "${unit[target]}" }`),
    linkOfficer: both((target) => `input: { username: "${user[target]}", officer: "${target === "own" ? "CB-12" : "CB-01"}" }`),
    unlinkOfficer: username,
    previewAccounts: both((target, role) => `input: { csv: ${sheet(target, role)} }`),
    adoptAccounts: both((target, role) => `input: { csv: ${sheet(target, role)} }`),
    delegate: { own: () => 'input: { to: "dich.sxd", acts: [seeFigures], fromAt: "2026-03-16T00:00:00.000Z", toAt: "2026-03-20T00:00:00.000Z" }' },
    endDelegation: { other: () => 'input: { id: "999999" }' },
    ...thingsOfRules,
    ...thingsOfBulk(id),
    ...thingsOfCampaigns(unit),
    ...thingsOfScores(unit),
    ...thingsOfOfficers,
    ...thingsOfAppeals(unit),
    ...thingsOfCommendations(unit),
    ...thingsOfInspections(unit),
    ...thingsOfNotices(id, unit),
    ...thingsOfScreens,
    ...thingsOfKeys(unit),
    ...thingsOfGraphs(id, unit, both),
  };
}

/** Keys are one a role: the same once more would be the same act. */
function thingsOfDirectives(
  id: Record<Target, string>,
  unit: Record<Target, string>,
  both: (text: (target: Target, role: Role | null) => string) => Asked,
): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8002-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  return {
    submitToLeader: both((target, role) => `input: { ${key(1, role)}, caseId: "${id[target]}", urgency: URGENT, proposal: "Đề nghị chỉ đạo" }`),
    settleSubmission: { other: (role) => `input: { ${key(2, role)}, id: "999999", settlement: AGREED }` },
    issueDirective: both(
      (target, role) =>
        `input: { ${key(target === "own" ? 3 : 4, role)}, kind: EXPEDITE, subject: "Đôn đốc", words: "Đề nghị báo cáo", caseId: "${id[target]}", addressees: ["${unit[target]}"] }`,
    ),
    directiveAddressees: { own: () => 'kind: EXPEDITE, find: "so"' },
    directives: both((target) => `filter: { unit: "${unit[target]}" }`),
    directivesSummary: both((target) => `unit: "${unit[target]}"`),
    submissions: both((target) => `unit: "${unit[target]}"`),
    directive: { other: () => 'id: "999999"' },
    directiveLetter: { other: () => 'id: "999999"' },
    acknowledgeDirective: { other: (role) => `input: { ${key(5, role)}, obligation: "999999" }` },
    replyDirective: { other: (role) => `input: { ${key(6, role)}, obligation: "999999", words: "Đã xong" }` },
    settleReply: { other: (role) => `input: { ${key(7, role)}, obligation: "999999", reply: "1", settlement: ACCEPTED }` },
    withdrawDirective: { other: (role) => `input: { ${key(8, role)}, id: "999999", reason: "Ban hành nhầm" }` },
  };
}

/** Many at once: the case of one's own unit, and of another's. A job of that number there is none. */
function thingsOfBulk(id: Record<Target, string>): Record<string, Asked> {
  const change = 'change: { kind: COMMENT, words: "Rà soát" }';
  const asOf = Buffer.from("1.0").toString("base64url");
  const order = (target: Target): string => `selection: { ids: ["${id[target]}"], asOf: "${asOf}" }, ${change}`;
  const both = (text: (target: Target) => string): Asked => ({ own: () => text("own"), other: () => text("other") });
  const none: Asked = { other: () => 'id: "999999"' };
  const noneIn: Asked = { other: () => 'input: { id: "999999" }' };
  const key = '"00000000-0000-4000-8000-000000000002"';
  return {
    previewBulk: both((target) => `input: { ${order(target)} }`),
    startBulk: both((target) => `input: { ${order(target)}, key: ${key}, reason: "Rà soát" }`),
    bulkJob: none,
    bulkItems: { own: () => 'id: "999999"' },
    cancelBulk: noneIn,
    retryBulk: noneIn,
    undoBulk: noneIn,
    reverseBulk: { other: () => `input: { id: "999999", key: ${key}, reason: "Rà soát" }` },
    previewLetters: { own: () => 'input: { csv: "1/SXD\\t10/03/2026\\tKHONG-CO" }' },
    recordLetters: { own: () => `input: { csv: "1/SXD\\t10/03/2026\\tKHONG-CO", key: ${key}, reason: "Ghi nhận" }` },
  };
}

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "own", received: "2026-03-09", lead: "SXD-HTGT" }),
    aCase({ id: "other", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
  );
  for (const role of ROLES) accounts.set(role, await world.hub.account(role, AT_PROVINCE.includes(role) ? "TINH" : "SXD"));
  for (const unit of ["SXD", "SYT"]) await world.hub.account("DIVISION_HANDLER", unit, `dich.${unit.toLowerCase()}`);
  world.hub.comesBy(SCREEN, (await pairedScreen(world.hub, { unit: "SXD" })).cookie);
  fields = await rootFields(world.hub);
  asks = await things();
  for (const field of fields) {
    const ask: Asked = asks[field.name] ?? { own: () => "" };
    for (const target of ["own", "other"] as const) {
      const args = ask[target];
      if (args === undefined) continue;
      const verdicts: Record<string, Verdict> = {
        nobody: await tried(world.hub, field, args(null), null),
        [SCREEN]: await tried(world.hub, field, args(null), SCREEN),
      };
      for (const role of ROLES) verdicts[role] = await tried(world.hub, field, args(role), accounts.get(role) ?? "");
      seen.push({ attempt: { field: field.name, target, args: args(null) }, verdicts });
    }
  }
}, 300_000);
afterAll(() => world?.leave());

describe("the matrix of every root field, every role, own and other unit", () => {
  test("has a row of every field, and no attempt that the schema does not take", () => {
    expect([...new Set(seen.map((row) => row.attempt.field))].toSorted()).toEqual(fields.map((field) => field.name));
    expect(seen.filter((row) => Object.values(row.verdicts).includes("GRAPHQL_VALIDATION_FAILED")).map((row) => row.attempt)).toEqual([]);
  });

  test("is the one that was reviewed", () => {
    const text = matrixText(seen);
    if (process.env["UPDATE_MATRIX"] === "1") writeFileSync(FILE, text);
    expect(text).toBe(readFileSync(FILE, "utf8"));
  });

  test("says what the table of acts says, for every role: who lacks the act is refused, who has it is let through to his own", () => {
    const wrong = seen.flatMap(({ attempt, verdicts }) =>
      ROLES.flatMap((role) => {
        const needed = isOperation(attempt.field) ? neededFor(attempt.field) : "no row";
        const may = needed === "anyone" || needed === "signedIn" || (needed !== "no row" && needed !== "device" && actsOf(role).includes(needed));
        const refused = verdicts[role] === "FORBIDDEN" || verdicts[role] === "UNAUTHENTICATED";
        const told = `${attempt.field} ${attempt.target} ${role}: ${verdicts[role]}`;
        if (!may) return refused ? [] : [told];
        return attempt.target === "own" && refused ? [told] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("nobody below the province gets anything of another unit by its id", () => {
    const below = ROLES.filter((role) => !AT_PROVINCE.includes(role));
    const got = seen
      .filter((row) => row.attempt.target === "other" && row.attempt.field !== "caseChanged" && row.attempt.field !== "previewAccounts")
      .flatMap(({ attempt, verdicts }) => below.filter((role) => verdicts[role] === "ok").map((role) => `${attempt.field}(${attempt.args}) ${role}`));
    expect(got).toEqual([]);
  });

  test("nobody signed in gets nothing but what the sign-in page needs", () => {
    const open = seen.filter((row) => row.verdicts["nobody"] !== "UNAUTHENTICATED").map((row) => row.attempt.field);
    expect([...new Set(open)]).toEqual(["askPairing", "hub", "signIn", "signOut", "viewer"]);
  });

  test("a paired screen gets its wall, and else what nobody gets", () => {
    const more = seen.filter(({ verdicts }) => verdicts[SCREEN] !== verdicts["nobody"] && verdicts[SCREEN] !== "UNAUTHENTICATED");
    expect(more.map(({ attempt, verdicts }) => `${attempt.field} ${verdicts[SCREEN]}`)).toEqual(["wall ok", "wallChanged ok"]);
  });
});
