import { aCase } from "../../world.ts";
import { SECRET_WORDS, identity, selfTold } from "./canaries.ts";

const ITEMS = ["name", "phone", "content"] as const;
/** Every combination of what a submitter may ask to keep confidential. */
export const COMBINATIONS = Array.from({ length: 8 }, (_, bits) => ITEMS.filter((_item, i) => (bits & (1 << i)) !== 0));

/** A case that tells who sent it in every field that a source can fill. @param n its number; its fields' canaries begin at 8·n */
export function fullCase(id: string, n: number, confidential: readonly (typeof ITEMS)[number][], more: object = {}) {
  const { name, phone, email, address } = identity(n);
  const said = (field: number): string => `${selfTold(identity(n), 8 * n + field)}${confidential.includes("content") ? ` ${SECRET_WORDS}` : ""}`;
  return aCase({
    id,
    confidential,
    submitter: { name, phone, email, address },
    received: "2026-03-09 08:00",
    stage: "IN_PROGRESS",
    title: said(0),
    content: said(1),
    place: { text: said(2), ward: null },
    result: said(3),
    closureReason: said(4),
    steps: [
      { at: "2026-03-09 08:00", kind: "RECEIVED", note: said(5) },
      { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD", note: said(6) },
      { at: "2026-03-09 10:00", kind: "ACCEPTED" },
      { at: "2026-03-10 10:00", kind: "PAUSED", note: said(7), terms: { why: "CHO-CONG-DAN", by: `${name} ${phone}` } },
      { at: "2026-03-11 10:00", kind: "RESUMED" },
      { at: "2026-03-12 10:00", kind: "EXTENDED", terms: { days: 2, by: `ông ${name}, ${phone}` } },
    ],
    ...more,
  });
}

/** What each field that takes something is asked for. */
export function argumentsOf(name: string, ids: Readonly<Record<string, string>>): string[] {
  const cases = Object.values(ids);
  const account = 'input: { username: "giu.cho" }';
  const given: Record<string, string[]> = {
    case: cases.map((id) => `id: "${id}"`),
    cases: ["first: 100", `first: 100, filter: { text: "khuyech" }`],
    caseChanged: [""],
    unit: ['code: "SXD"'],
    source: ['code: "khong-co"'],
    sourceRuns: ['source: "khong-co"'],
    checkSource: ['input: { source: "khong-co" }'],
    previewSource: ['input: { source: "khong-co" }'],
    discoverSource: ['input: { source: "khong-co" }'],
    connectSource: ['input: { manifest: "khong" }'],
    pauseSource: ['input: { source: "khong-co" }'],
    resumeSource: ['input: { source: "khong-co" }'],
    syncSource: ['input: { source: "khong-co" }'],
    acknowledgeDrift: ['input: { source: "khong-co" }'],
    setSourceSecrets: ['input: { source: "khong-co", secrets: [] }'],
    replaySource: ['input: { source: "khong-co" }'],
    mapSourceWord: ['input: { source: "khong-co", list: "stage", word: "x", meaning: "RECEIVED" }'],
    settleQuarantined: ['input: { id: "999999", reason: "x" }'],
    confirmSweep: ['input: { sweep: "999999", gone: 1, confirm: true }'],
    accounts: ["first: 100"],
    calendar: ['version: "khong-co"'],
    regulation: ['version: "khong-co"'],
    rulePreview: ['version: "khong-co"'],
    previewRules: ['input: { version: "khong-co" }'],
    adoptCalendar: ['input: { version: "khong-co", preview: "1" }'],
    adoptRegulation: ['input: { version: "khong-co", preview: "1" }'],
    proposeCalendar: ['input: { text: "khong phai lich" }'],
    proposeRegulation: ['input: { text: "khong phai quy che", draft: false }'],
    previewUnits: ['input: { text: "khong phai don vi" }'],
    adoptUnits: ['input: { text: "khong phai don vi", fingerprint: "x" }'],
    previewAccounts: ['input: { csv: "username,name,role,unit" }'],
    adoptAccounts: ['input: { csv: "username,name,role,unit" }'],
    lockAccount: [account],
    unlockAccount: [account],
    resetPassword: ['input: { username: "quen.mat.khau" }'],
    moveAccount: ['input: { username: "giu.cho", unit: "SXD" }'],
    linkOfficer: ['input: { username: "giu.cho", officer: "CB-12" }'],
    unlinkOfficer: [account],
    signIn: ['input: { username: "ai.do", password: "sai" }'],
    changePassword: ['input: { current: "sai", next: "mật khẩu khác" }'],
    delegate: ['input: { to: "giu.cho", acts: [seeFigures], fromAt: "2026-03-16T00:00:00.000Z", toAt: "2026-03-20T00:00:00.000Z" }'],
    endDelegation: ['input: { id: "999999" }'],
    urgeCase: Object.entries(ids).map(
      ([id, number]) => `input: { caseId: "${number}", reason: ${JSON.stringify(`Đề nghị gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), 90)}`)} }`,
    ),
    requestCaseChange: Object.entries(ids).map(([id, number], at) => {
      const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), 91)}`);
      const key = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
      return `input: { caseId: "${number}", key: "${key}", seen: "2099-01-01T00:00:00.000Z", kind: COMMENT, words: ${words} }`;
    }),
    settleCaseChange: ['input: { id: "1", settlement: DROP }'],
    ...Object.fromEntries(["worklist", "worklistFile", "caseChangeLanes"].map((field) => [field, ['source: "nguon"']])),
    revealSubmitter: cases.map((id) => `input: { caseId: "${id}", items: [NAME, PHONE, CONTACT, CONTENT], purpose: VERIFY_REPORT, reason: ${REASON} }`),
    findBySubmitter: [`input: { number: "${identity(0).phone}", reason: ${REASON} }`],
    eraseSubmitter: [`input: { caseId: "${ids["forgotten"]}", everyCase: true, legalBasis: "Luật 91/2025/QH15", reason: ${REASON} }`],
  };
  return given[name] ?? [""];
}
const NUMBER_OF: Readonly<Record<string, number>> = { "mix-0": 0, "mix-1": 1, "mix-3": 3, "mix-7": 7, forgotten: 8, words: 10 };
/** A reason that names a submitter, as GraphQL text. */
export const REASON = JSON.stringify(`Xác minh với ${identity(0).name}, ${identity(0).phone}`);
