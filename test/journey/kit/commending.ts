import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aProvince } from "../../world.ts";
import type { CaseSpec, World } from "../../world.ts";
import { approves, handledAt, periodOf, schemeCalled, scoreAct } from "./scoring.ts";

export interface Checked {
  code: string;
  result: string;
  evidence: { kind: string; reference: string | null; text: string }[];
}
export interface Dossier {
  id: string;
  state: string;
  unit: { code: string };
  officer: { code: string; name: string } | null;
  sheets: { period: string; confirmed: boolean; hash: string; sealHash: string; ratios: { part: string; n: number; value: string | null }[] }[];
  origin: string;
  reason: string | null;
  hash: string;
  scores: { period: string; total: string | null; cases: number; adjusted: boolean; sealHash: string }[];
  checks: Checked[] | null;
  runs: { hash: string; byName: string; changed: string[]; checks: Checked[] }[] | null;
  reports: { words: string; earlier: { name: string; number: string }[] }[];
  statements: { check: string; result: string; words: string; documentNumber: string }[] | null;
  proposal: { words: string } | null;
  decisions: { kind: string; reason: string; hash: string; documentNumber: string; waivers: { check: string; reason: string }[] | null }[];
  mayPrepare: boolean;
  mayReport: boolean;
  mayDecide: boolean;
}
export interface Round {
  id: string;
  title: string;
  periods: string[];
  about: string;
  form: { code: string; minimumScore: string | null; minimumCases: number; minimumPeriods: number };
  candidates: Dossier[];
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  commendation?: Dossier;
  round?: Round;
}

const CHECKS = "checks { code result evidence { kind reference text } }";
const DOSSIER = `id state unit { code } officer { code name } sheets { period confirmed hash sealHash ratios { part n value } } origin reason hash scores { period total cases adjusted sealHash } ${CHECKS}
  runs { hash byName changed ${CHECKS} } reports { words earlier { name number } } statements { check result words documentNumber } proposal { words }
  decisions { kind reason hash documentNumber waivers { check reason } } mayPrepare mayReport mayDecide`;
const ROUND = `id title about periods form { code minimumScore minimumCases minimumPeriods } candidates { ${DOSSIER} }`;

const INPUTS = {
  openCommendationRound: "OpenCommendationRoundInput",
  addCommendationCandidate: "AddCommendationCandidateInput",
  reportAchievements: "ReportAchievementsInput",
  reportOwnAchievements: "ReportAchievementsInput",
  stateCommendation: "StateCommendationInput",
  checkCommendation: "CheckCommendationInput",
  proposeCommendation: "ProposeCommendationInput",
  decideCommendation: "DecideCommendationInput",
  revokeCommendation: "RevokeCommendationInput",
} as const;
type Act = keyof typeof INPUTS;

/** Does something of commendation; a key of its own unless the input brings one. */
export async function commends(hub: TestHub, act: Act, input: Record<string, unknown>, as: Who = "chanhvp"): Promise<Outcome> {
  const done = act === "openCommendationRound" ? `CommendationRoundOpened { round { ${ROUND} } }` : `CommendationWritten { commendation { ${DOSSIER} } }`;
  const document = asked<Record<string, Outcome>>(
    `mutation ($input: ${INPUTS[act]}!) { ${act}(input: $input) { __typename ... on ScoreRefused { at message } ... on ${done} } }`,
  );
  const outcome = (await hub.ask(document, { input: { key: randomUUID(), ...input } }, as))[act];
  if (outcome === undefined) throw new Error(`no answer to ${act}`);
  return outcome;
}

/** The same, where it must be done. @throws what stood against it */
export async function commended(hub: TestHub, act: Act, input: Record<string, unknown>, as: Who = "chanhvp"): Promise<Dossier> {
  const { commendation, at, message } = await commends(hub, act, input, as);
  if (commendation === undefined) throw new Error(`${act}: ${at}: ${message}`);
  return commendation;
}

const ONE = asked<{ commendation: Dossier | null }>(`query ($id: ID!) { commendation(id: $id) { ${DOSSIER} } }`);
export async function dossierOf(hub: TestHub, id: string, as: Who = "chanhvp"): Promise<Dossier | null> {
  return (await hub.ask(ONE, { id }, as)).commendation;
}

const ROUND_OF = asked<{ commendationRound: Round | null }>(`query ($id: ID!) { commendationRound(id: $id) { ${ROUND} } }`);
export async function roundOf(hub: TestHub, id: string, as: Who = "chanhvp"): Promise<Round | null> {
  return (await hub.ask(ROUND_OF, { id }, as)).commendationRound;
}

const ROUNDS = asked<{ commendationRounds: { totalCount: number; nodes: { id: string }[] } }>("query { commendationRounds { totalCount nodes { id } } }");
export async function roundsOf(hub: TestHub, as: Who = "chanhvp"): Promise<string[]> {
  const { totalCount, nodes } = (await hub.ask(ROUNDS, {}, as)).commendationRounds;
  if (totalCount !== nodes.length) throw new Error(`${totalCount} rounds, ${nodes.length} rows`);
  return nodes.map(({ id }) => id);
}

/** How a condition came out at the last look. */
export function checkIn({ checks }: Dossier, code: string): Checked {
  const found = checks?.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no condition ${code}`);
  return found;
}

/** A round of March for a topical award, drawn from the units' scheme. */
export const ROUND_TERMS = {
  form: "GIAY_KHEN_CHUYEN_DE",
  scheme: "DDN-DON-VI",
  kind: "MONTH",
  from: "2026-03-01",
  to: "2026-03-31",
  title: "Đợt xét quý I",
  legalBasis: "Kế hoạch 12/KH-UBND",
} as const;

const PAPER = { documentNumber: "15/BC-SNV", documentDay: "2026-04-07" };

/** What a unit's head may do to no dossier, his own included. */
export const ACTS_OF_OTHERS = {
  checkCommendation: {},
  proposeCommendation: { words: "x" },
  stateCommendation: { check: "PRESS", result: "CLEAR", words: "x", ...PAPER },
  decideCommendation: { verdict: "GRANTED", reason: "x", ...PAPER, waivers: [] },
  revokeCommendation: { reason: "x", ...PAPER },
} as const;

/** What stays unknown while no later period was taken. */
const NO_LATE_DATA = { check: "DATA_INTEGRITY", reason: "Đã rà số liệu đến muộn", documentNumber: "5/TT" } as const;
/** What stays unknown where too few departments have accounts to be compared. */
const NO_PEERS = { check: "UNSEEN_SIGNS", reason: "Đã rà tài khoản chưa đăng nhập", documentNumber: "6/TT" } as const;
/** A grant that nothing else is waived for. */
export const GRANT = {
  verdict: "GRANTED",
  reason: "Đủ điều kiện",
  documentNumber: "21/QĐ-UBND",
  documentDay: "2026-04-07",
  waivers: [NO_LATE_DATA, NO_PEERS],
} as const;

/** March: SXD twenty handled in time, one late; SYT three in time, too few. Taken, and objections over, but not sealed. @param meanwhile before objections are over @param more cases of March besides */
export async function provinceTaken(
  meanwhile?: (world: World, march: string) => Promise<void>,
  more: readonly (Partial<CaseSpec> & { id: string })[] = [],
): Promise<{ world: World; march: string }> {
  const world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub, source } = world;
  const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
  await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
  const march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15" })).period?.id ?? "";
  await hub.now("2026-03-31T20:00:00+07:00");
  for (let i = 0; i < 20; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  source.put(handledAt("l0", "SXD", "2026-03-20 10:00"));
  for (let i = 0; i < 3; i += 1) source.put(handledAt(`s${i}`, "SYT", "2026-03-10 10:00"));
  for (const one of more) source.put(one);
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
  await meanwhile?.(world, march);
  await hub.now("2026-04-07T08:00:00+07:00");
  await hub.settled();
  return { world, march };
}

export function unitIn(candidates: readonly Dossier[], code: string): Dossier {
  const found = candidates.find(({ unit }) => unit.code === code);
  if (found === undefined) throw new Error(`${code} is no candidate`);
  return found;
}

/** Every score of a dossier is the sealed card's, and every scored unit has one. */
export async function expectCandidatesAsSealed(hub: TestHub, { round, period }: { round: string; period: string }): Promise<void> {
  const { cards } = await periodOf(hub, period);
  const candidates = (await roundOf(hub, round))?.candidates ?? [];
  const scored = cards.filter(({ state }) => state !== "NOT_SCORED");
  const drawn = candidates.filter(({ origin }) => origin === "DRAWN");
  expect(drawn.map(({ unit }) => unit.code).toSorted()).toEqual(scored.map(({ unit }) => unit.code).toSorted());
  for (const { unit, scores } of drawn) {
    const card = scored.find((one) => one.unit.code === unit.code);
    const cases = card?.indicators.find(({ code }) => code === "U1")?.n;
    expect({ unit, scores }).toMatchObject({ unit, scores: [{ period, total: card?.total ?? null, cases }] });
  }
}

/** How often each act of commendation stands in the audit chain. */
export async function audited(hub: TestHub): Promise<Record<string, number>> {
  const rows = await hub.database.sql<{ act: string; n: number }>(
    "select act, count(*)::int as n from audit_entry where act ~ 'ommendation' or act = 'reportAchievements' group by act",
  );
  return Object.fromEntries(rows.map(({ act, n }) => [act, n]));
}
