import { alertArguments, appealArguments, commendationArguments, inspectionArguments, officerArguments, scoreArguments, viewArguments } from "./things-told.ts";
import { NOTHING_SEEN } from "./things-of-directory.ts";
import { campaignArguments } from "./told-of-campaigns.ts";
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
    periodBoard: ["period: { kind: MONTH }"],
    hotlineFigures: ["period: { kind: MONTH }"],
    unit: ['code: "SXD"'],
    source: ['code: "khong-co"'],
    _entities: cases.map((id) => `representations: [{ __typename: "Case", id: "${id}" }]`),
    checkDepartmentGraph: ['input: { name: "thu", url: "http://169.254.169.254/graphql", owner: "SXD" }'],
    addDepartmentGraph: ['input: { name: "thu", url: "http://169.254.169.254/graphql", owner: "SXD" }'],
    removeDepartmentGraph: ['input: { name: "khongCo" }'],
    sourceRuns: ['source: "khong-co"'],
    checkSource: ['input: { source: "khong-co" }'],
    previewSource: ['input: { source: "khong-co" }'],
    discoverSource: ['input: { source: "khong-co" }'],
    connectSource: ['input: { manifest: "khong" }'],
    pauseSource: ['input: { source: "khong-co" }'],
    resumeSource: ['input: { source: "khong-co" }'],
    syncSource: ['input: { source: "khong-co" }'],
    reconcileSource: ['input: { source: "khong-co", mend: false }'],
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
    createApiKey: ['input: { name: "Phần mềm thử", unit: "SXD", operations: [board], expiresAt: "2026-06-30T00:00:00.000Z" }'],
    approveApiKey: ['input: { id: "aaaaaaaaaa" }'],
    revokeApiKey: ['input: { id: "aaaaaaaaaa" }'],
    endDelegation: ['input: { id: "999999" }'],
    urgeCase: Object.entries(ids).map(
      ([id, number]) => `input: { caseId: "${number}", reason: ${JSON.stringify(`Đề nghị gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), 90)}`)} }`,
    ),
    backlogRuleQuality: ['from: "2026-01-01", to: "2026-12-31"'],
    correctBacklogClass: Object.entries(ids).map(([id, number]) => {
      const reason = JSON.stringify(`Đã xong. ${selfTold(identity(NUMBER_OF[id] ?? 0), 93)}`);
      return `input: { caseId: "${number}", seen: "2099-01-01T00:00:00.000Z", class: B3, reason: ${reason} }`;
    }),
    requestCaseChange: Object.entries(ids).map(([id, number], at) => {
      const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), 91)}`);
      const key = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
      return `input: { caseId: "${number}", key: "${key}", seen: "2099-01-01T00:00:00.000Z", kind: COMMENT, words: ${words} }`;
    }),
    proposeCaseChange: Object.entries(ids).map(([id, number], at) => {
      const words = JSON.stringify(`Đã sửa. ${selfTold(identity(NUMBER_OF[id] ?? 0), 92)}`);
      const key = `00000000-0000-4000-8001-${String(at).padStart(12, "0")}`;
      return `input: { caseId: "${number}", key: "${key}", seen: "2099-01-01T00:00:00.000Z", kind: CLOSE, reasonCode: "DA-KHAC-PHUC", words: ${words} }`;
    }),
    ...viewArguments(Object.keys(ids).map((id) => JSON.stringify(selfTold(identity(NUMBER_OF[id] ?? 0), 93).slice(0, 80)))),
    settleProposal: ['input: { id: "1", decision: REJECT, words: "Chưa đủ căn cứ" }'],
    withdrawProposal: ['input: { id: "1" }'],
    proposals: ["scope: MINE", "scope: TO_DECIDE"],
    settleRecall: ['input: { id: "1", recalled: false, words: "Đã xem" }'],
    settleCaseChange: ['input: { id: "1", settlement: DROP }'],
    ...bulkArguments(ids),
    ...directiveArguments(ids),
    ...matterArguments(ids),
    ...insideArguments(ids),
    ...campaignArguments(JSON.stringify(`Dọn tồn đọng. ${selfTold(identity(NUMBER_OF[Object.keys(ids)[0] ?? ""] ?? 0), 94)}`)),
    markNoticesRead: ['input: { ids: ["1"] }'],
    saveNoticeSettings: ["input: { language: VI, mailTimes: [], phoneRules: [], muted: [] }"],
    tellCitizen: cases.map((id, at) => `input: { key: "00000000-0000-4000-8007-${String(at).padStart(12, "0")}", caseId: "${id}" }`),
    allowCitizenMessages: ['input: { unit: "SXD", allowed: true }'],
    askPairing: ['input: { screen: "1920×1080" }'],
    pairDevice: ['input: { code: "AAAA-AAAA", name: "Sảnh", unit: "SXD", boards: [OVERVIEW], rotateSeconds: 20, theme: DARK, language: VI }'],
    revokeDevice: ['input: { id: "999999" }'],
    ...alertArguments(),
    changeDirectory: [
      `input: { key: "00000000-0000-4000-8011-000000000003", unit: "SXD", from: "2026-03-20", basis: ${JSON.stringify(`Công văn. ${selfTold(identity(0), 95)}`.slice(0, 500))}, seen: "${NOTHING_SEEN}", inCharge: [{ officer: "CB-12", task: ${JSON.stringify(selfTold(identity(0), 96).slice(0, 190))}, charge: ${JSON.stringify(selfTold(identity(0), 97).slice(0, 190))} }], hours: [{ days: [MON], from: "07:00", to: "17:00" }] }`,
    ],
    reviewDirectory: ['input: { unit: "SXD", wrong: [NUMBERS] }'],
    ...scoreArguments(),
    ...officerArguments(),
    ...appealArguments(),
    ...commendationArguments(),
    ...inspectionArguments(cases),
    ...Object.fromEntries(["worklist", "worklistFile", "caseChangeLanes"].map((field) => [field, ['source: "nguon"']])),
    revealSubmitter: cases.map((id) => `input: { caseId: "${id}", items: [NAME, PHONE, CONTACT, CONTENT], purpose: VERIFY_REPORT, reason: ${REASON} }`),
    findBySubmitter: [`input: { number: "${identity(0).phone}", reason: ${REASON} }`],
    eraseSubmitter: [`input: { caseId: "${ids["forgotten"]}", everyCase: true, legalBasis: "Luật 91/2025/QH15", reason: ${REASON} }`],
  };
  return given[name] ?? [""];
}

/** Many at once, in words that name a submitter. */
function bulkArguments(ids: Readonly<Record<string, string>>): Record<string, string[]> {
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[Object.keys(ids)[0] ?? ""] ?? 0), 93)}`);
  const asOf = Buffer.from("1.0").toString("base64url");
  const order = `selection: { ids: ${JSON.stringify(Object.values(ids))}, asOf: "${asOf}" }, change: { kind: COMMENT, words: ${words} }`;
  const [key, letters] = ["00000000-0000-4000-8002-000000000000", "00000000-0000-4000-8002-000000000001"];
  const csv = JSON.stringify("1/SXD\t10/03/2026\tKHONG-CO");
  return {
    previewBulk: [`input: { ${order} }`],
    startBulk: [`input: { ${order}, key: "${key}", reason: ${words} }`],
    ...Object.fromEntries(["bulkJob", "bulkItems"].map((field) => [field, ['id: "1"']])),
    ...Object.fromEntries(["cancelBulk", "retryBulk", "undoBulk"].map((field) => [field, ['input: { id: "1" }']])),
    reverseBulk: [`input: { id: "1", key: "${key}", reason: ${words} }`],
    previewLetters: [`input: { csv: ${csv} }`],
    recordLetters: [`input: { csv: ${csv}, key: "${letters}", reason: ${words} }`],
  };
}

/** Submitting, directing and replying, in words that name the submitter. */
function directiveArguments(ids: Readonly<Record<string, string>>): Record<string, string[]> {
  const key = (n: number, at: number): string => `key: "00000000-0000-4000-8003-${String(n).padStart(6, "0")}${String(at).padStart(6, "0")}"`;
  const words = (id: string, field: number): string => JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), field)}`);
  const each = (text: (id: string, number: string, at: number) => string): string[] => Object.entries(ids).map(([id, number], at) => text(id, number, at));
  return {
    submitToLeader: each((id, number, at) => `input: { ${key(1, at)}, caseId: "${number}", urgency: URGENT, proposal: ${words(id, 93)} }`),
    settleSubmission: each((id, _number, at) => `input: { ${key(2, at)}, id: "${at + 1}", settlement: RETURNED, words: ${words(id, 94)} }`),
    issueDirective: each(
      (id, number, at) =>
        `input: { ${key(3, at)}, kind: EXPEDITE, subject: ${JSON.stringify(`Gọi lại ${identity(NUMBER_OF[id] ?? 0).name}, ${identity(NUMBER_OF[id] ?? 0).phone}`)}, words: ${words(id, 96)}, caseId: "${number}", addressees: ["SXD"] }`,
    ),
    directiveAddressees: ['kind: EXPEDITE, find: "so"'],
    directives: ["filter: { side: ISSUED }", "filter: { side: ADDRESSED }"],
    submissions: ["first: 100"],
    directive: each((_id, _number, at) => `id: "${at + 1}"`),
    directiveLetter: each((_id, _number, at) => `id: "${at + 1}"`),
    acknowledgeDirective: each((_id, _number, at) => `input: { ${key(4, at)}, obligation: "${at + 1}" }`),
    replyDirective: each((id, _number, at) => `input: { ${key(5, at)}, obligation: "${at + 1}", words: ${words(id, 97)} }`),
    settleReply: each((id, _number, at) => `input: { ${key(6, at)}, obligation: "${at + 1}", reply: "1", settlement: RETURNED, words: ${words(id, 98)} }`),
    withdrawDirective: each((id, _number, at) => `input: { ${key(7, at)}, id: "${at + 1}", reason: ${words(id, 99)} }`),
  };
}

/** Giving work inside a unit and talking about it, in words that name the submitter. */
function insideArguments(ids: Readonly<Record<string, string>>): Record<string, string[]> {
  const key = (n: number, at: number): string => `key: "00000000-0000-4000-8004-${String(n).padStart(6, "0")}${String(at).padStart(6, "0")}"`;
  const words = (id: string, field: number): string => JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), field)}`);
  const each = (text: (id: string, number: string, at: number) => string): string[] => Object.entries(ids).map(([id, number], at) => text(id, number, at));
  return {
    assignInside: each((id, number, at) => `input: { ${key(1, at)}, caseId: "${number}", division: "SXD-HTGT", note: ${words(id, 100)} }`),
    takeBackInside: each((id, number, at) => `input: { id: "${at + 1}", caseId: "${number}", reason: ${words(id, 101)} }`),
    insideWorkload: ['unit: "SXD"'],
    insideSheetFile: ['unit: "SXD"'],
    commentInside: each((id, number, at) => `input: { ${key(2, at)}, caseId: "${number}", words: ${words(id, 102)}, mentions: ["giamdoc.sxd"] }`),
    caseMentions: ["unseen: false"],
    readMention: ['input: { id: "1" }'],
    keepEvidence: each((id, number, at) => `input: { ${key(3, at)}, caseId: "${number}", files: [], words: ${words(id, 103)} }`),
  };
}

/** Calls, declining, diverting and the restricted list, in words that name the submitter. */
function matterArguments(ids: Readonly<Record<string, string>>): Record<string, string[]> {
  const key = (n: number, at: number): string => `key: "00000000-0000-4000-8004-${String(n).padStart(6, "0")}${String(at).padStart(6, "0")}"`;
  const words = (id: string, field: number): string => JSON.stringify(`Đã gọi lại. ${selfTold(identity(NUMBER_OF[id] ?? 0), field)}`);
  const each = (text: (id: string, number: string, at: number) => string): string[] => Object.entries(ids).map(([id, number], at) => text(id, number, at));
  const seen = 'seen: "2099-01-01T00:00:00.000Z"';
  return {
    recordCall: each(
      (id, number, at) =>
        `input: { ${key(1, at)}, caseId: "${number}", calledAt: "2026-03-16T01:00:00.000Z", outcome: "DA-GAP", minutes: 2, note: ${words(id, 93)} }`,
    ),
    reportToLeader: each(
      (id, number, at) =>
        `input: { ${key(5, at)}, caseId: "${number}", addressee: "CHU-TICH", reportedAt: "2026-03-16T02:00:00.000Z", words: ${words(id, 84)} }`,
    ),
    declineCase: each((id, number, at) => `input: { ${key(2, at)}, caseId: "${number}", ${seen}, code: "KHONG-RO", reason: ${words(id, 94)} }`),
    // a code that there is not: a hidden case would have no word left to look for
    divertCase: each((id, number, at) => `input: { ${key(3, at)}, caseId: "${number}", ${seen}, code: "KHONG-CO", reason: ${words(id, 96)} }`),
    recordDiversionLetter: each((id, number, at) => `input: { ${key(11, at)}, caseId: "${number}", paper: { number: ${words(id, 85)}, day: "2026-03-16" } }`),
    reportNoResult: each((id, number, at) => `input: { ${key(6, at)}, caseId: "${number}", ${seen}, reason: ${words(id, 99)} }`),
    joinCases: [
      `input: { ${key(7, 0)}, caseIds: ${JSON.stringify(Object.values(ids).slice(0, 2))}, lead: "SXD", cooperating: ["SYT"], reason: ${words("mix-0", 88)} }`,
    ],
    splitMatter: [`input: { ${key(8, 0)}, id: "1", parts: [{ caseId: "${Object.values(ids)[0]}", ${seen}, unit: "SYT", words: ${words("mix-0", 87)} }] }`],
    undoMatter: [`input: { ${key(9, 0)}, id: "1", reason: ${words("mix-0", 86)} }`],
    openDiverted: each((_id, number) => `input: { caseId: "${number}", reason: ${REASON} }`),
    proposeRestriction: each((id, number, at) => `input: { ${key(4, at)}, caseId: "${number}", reason: ${words(id, 97)} }`),
    settleRestriction: each((id, _number, at) => `input: { ${key(5, at)}, id: "${at + 1}", decision: APPROVE, words: ${words(id, 98)} }`),
  };
}

const NUMBER_OF: Readonly<Record<string, number>> = { "mix-0": 0, "mix-1": 1, "mix-3": 3, "mix-7": 7, forgotten: 8, words: 10 };
/** A reason that names a submitter, as GraphQL text. */
export const REASON = JSON.stringify(`Xác minh với ${identity(0).name}, ${identity(0).phone}`);
