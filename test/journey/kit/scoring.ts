import { randomUUID } from "node:crypto";
import type { TestHub, Who } from "../../hub.ts";
import { asked } from "../../hub.ts";
import { aProvince } from "../../world.ts";
import type { World } from "../../world.ts";
import type { CaseSpec } from "./case-spec.ts";

/** What a refusal says. */
interface Refusal {
  at?: string;
  message?: string;
  faults?: string[];
}

export interface Period {
  id: string;
  state: string;
  provisional: boolean;
  from: string;
  to: string;
  lines: number | null;
  inputsHash: string | null;
  resultHash: string | null;
  silent: string[];
  silentNow: string[];
  sealNumber: number | null;
  calledOffByName: string | null;
  callingOffReason: string | null;
  mayCallOff: boolean;
}

export interface Indicator {
  code: string;
  state: string;
  n: number;
  numerator: string;
  denominator: string;
  value: string | null;
  used: string | null;
  peers: string | null;
  target: string | null;
  low: string | null;
  high: string | null;
  weight: string;
  excluded: { reason: string; lines: number }[];
  marked: { mark: string; lines: number }[];
  trend: { period: string; value: string | null }[];
}

export interface ShownCard {
  unit: { code: string };
  group: string;
  state: string;
  total: string | null;
  ruled: boolean;
  takenTotal: string | null;
  before: string | null;
  deducted: string;
  weights: string;
  rank: number | null;
  ranked: number | null;
  blocked: { code: string; count: number }[];
  answer: string | null;
  answerWords: string | null;
  mayAnswer: boolean;
  corrections: number;
  adjustments: { before: string; after: string; documentNumber: string }[];
  indicators: Indicator[];
  deductions: { code: string; count: number; points: string }[];
  trend: { period: string; total: string | null }[];
}

const REFUSED = "__typename ... on ScoreRefused { at message faults }";
const PERIOD = "id state provisional from to lines inputsHash resultHash silent silentNow sealNumber calledOffByName callingOffReason mayCallOff";
const CARD = `unit { code } group state total ruled takenTotal before deducted weights rank ranked blocked { code count } answer answerWords mayAnswer corrections adjustments { before after documentNumber }
  indicators { code state n numerator denominator value used peers target low high weight excluded { reason lines } marked { mark lines } trend { period value } }
  deductions { code count points } trend { period total }`;

const SCHEMES = asked<{ scoreSchemes: { id: string; code: string; issued: boolean; effectiveFrom: string | null }[] }>(
  "query { scoreSchemes { id code issued effectiveFrom } }",
);
/** The first version of a scheme. */
export async function schemeCalled(hub: TestHub, code: string, as: Who = "thanhtra"): Promise<{ id: string; issued: boolean; effectiveFrom: string | null }> {
  const found = (await hub.ask(SCHEMES, {}, as)).scoreSchemes.findLast((one) => one.code === code);
  if (found === undefined) throw new Error(`no scheme ${code}`);
  return found;
}

type Kept = Refusal & { scheme?: { id: string; issued: boolean; effectiveFrom: string | null } };
const KEPT = `${REFUSED} ... on SchemeKept { scheme { id issued effectiveFrom } }`;
const APPROVE = asked<{ approveScheme: Kept }>(`mutation ($input: ApproveSchemeInput!) { approveScheme(input: $input) { ${KEPT} } }`);
export async function approves(hub: TestHub, input: Record<string, unknown>, as: Who = "lanhdao"): Promise<Kept> {
  const paper = { key: randomUUID(), documentNumber: "12/QĐ-UBND" };
  return (await hub.ask(APPROVE, { input: { ...paper, ...input } }, as)).approveScheme;
}

const PROPOSE = asked<{ proposeScheme: Kept }>(`mutation ($input: ProposeSchemeInput!) { proposeScheme(input: $input) { ${KEPT} } }`);
export async function proposes(hub: TestHub, document: string, as: Who = "thanhtra"): Promise<Kept> {
  return (await hub.ask(PROPOSE, { input: { document } }, as)).proposeScheme;
}

type Previewed = Refusal & { units?: { code: string; now: string | null; previewed: string | null }[]; withoutLines?: string[] };
const PREVIEW = asked<{ previewScheme: Previewed }>(
  `query ($input: PreviewSchemeInput!) { previewScheme(input: $input) { ${REFUSED} ... on SchemePreview { units { code now previewed } withoutLines } } }`,
);
export async function schemePreviewed(hub: TestHub, document: string, period: string, as: Who = "thanhtra"): Promise<Previewed> {
  return (await hub.ask(PREVIEW, { input: { document, period } }, as)).previewScheme;
}

type Outcome = Refusal & { period?: Period };
const CHANGED = `${REFUSED} ... on ScorePeriodChanged { period { ${PERIOD} } }`;
const mutation = (name: string, input: string) => asked<Record<string, Outcome>>(`mutation ($input: ${input}!) { ${name}(input: $input) { ${CHANGED} } }`);
const ACTS = {
  openScorePeriod: mutation("openScorePeriod", "OpenScorePeriodInput"),
  callOffScorePeriod: mutation("callOffScorePeriod", "CallOffScorePeriodInput"),
  cutScorePeriod: mutation("cutScorePeriod", "CutScorePeriodInput"),
  answerScore: mutation("answerScore", "AnswerScoreInput"),
  sealScorePeriod: mutation("sealScorePeriod", "SealScorePeriodInput"),
  adjustScore: mutation("adjustScore", "AdjustScoreInput"),
};
/** Sends one act on a scoring period; a key of its own unless the input brings one. */
export async function scoreAct(hub: TestHub, act: keyof typeof ACTS, input: Record<string, unknown>, as: Who = "thanhtra"): Promise<Outcome> {
  const key = act === "cutScorePeriod" ? {} : { key: randomUUID() };
  return (await hub.ask(ACTS[act], { input: { ...key, ...input } }, as))[act] as Outcome;
}

const ONE = asked<{ scorePeriod: (Period & { cards: ShownCard[] }) | null }>(`query ($id: ID!) { scorePeriod(id: $id) { ${PERIOD} cards { ${CARD} } } }`);
export async function periodOf(hub: TestHub, id: string, as: Who = "thanhtra"): Promise<Period & { cards: ShownCard[] }> {
  const { scorePeriod } = await hub.ask(ONE, { id }, as);
  if (scorePeriod === null) throw new Error(`no period ${id}`);
  return scorePeriod;
}

const UNIT = asked<{ scoreCard: ShownCard | null }>(`query ($period: ID!, $unit: String!) { scoreCard(period: $period, unit: $unit) { ${CARD} } }`);
export async function cardOf(hub: TestHub, period: string, unit: string, as: Who = "thanhtra"): Promise<ShownCard | null> {
  return (await hub.ask(UNIT, { period, unit }, as)).scoreCard;
}

interface Line {
  ordinal: number;
  taken: { code: string };
  appeal: string | null;
  mayAppeal: boolean;
  ruled: boolean;
  caseId: string | null;
  reference: string | null;
  held: { code: string };
  numerator: string;
  denominator: string;
  excluded: string | null;
  cameBackAt: string | null;
  finding: { id: string; inspection: string; kind: string } | null;
  report: { code: string; from: string; to: string; id: string | null; accepted: boolean } | null;
}
interface LinePage {
  totalCount: number;
  nodes: Line[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const LINES = asked<{ scoreLines: LinePage }>(
  `query ($period: ID!, $unit: String!, $indicator: String!, $part: ScoreLinePart!, $reason: ScoreExclusion, $mark: ScoreLineMark, $after: String) {
     scoreLines(period: $period, unit: $unit, indicator: $indicator, part: $part, reason: $reason, mark: $mark, first: 7, after: $after) {
       totalCount nodes { ordinal taken { code } appeal mayAppeal ruled caseId reference held { code } numerator denominator excluded cameBackAt finding { id inspection kind } report { code from to id accepted } } pageInfo { hasNextPage endCursor } } }`,
);
/** All lines of an indicator, page by page. */
export async function linesOf(
  hub: TestHub,
  of: { period: string; unit: string; indicator: string; part?: string; reason?: string; mark?: string },
  as: Who = "thanhtra",
): Promise<{ totalCount: number; lines: Line[] }> {
  const lines: Line[] = [];
  for (let after: string | null = null; ;) {
    const { scoreLines: page }: { scoreLines: LinePage } = await hub.ask(LINES, { part: "COUNTED", ...of, after }, as);
    lines.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, lines };
    after = page.pageInfo.endCursor;
  }
}

const CORRECTIONS = asked<{
  scoreCorrections: { totalCount: number; nodes: { indicator: string; reference: string | null; before: string | null; after: string | null }[] };
}>(
  `query ($period: ID!, $unit: String!) { scoreCorrections(period: $period, unit: $unit, first: 100) { totalCount nodes { indicator reference before after } } }`,
);
export async function correctionsOf(hub: TestHub, period: string, unit: string, as: Who = "thanhtra") {
  return (await hub.ask(CORRECTIONS, { period, unit }, as)).scoreCorrections;
}

const AGAIN = asked<{
  recomputeScore: Record<"sameInputs" | "sameResult" | "sameCards" | "sameRuled", boolean> & {
    chainHolds: boolean | null;
    inputsHash: string;
    resultHash: string;
    rulings: number;
  };
}>("query ($period: ID!) { recomputeScore(period: $period) { inputsHash sameInputs resultHash sameResult sameCards rulings sameRuled chainHolds } }");
export async function recomputed(hub: TestHub, period: string, as: Who = "thanhtra") {
  return (await hub.ask(AGAIN, { period }, as)).recomputeScore;
}

/** A case of March that its unit handled, answered and closed in one go at an instant. */
export const handledAt = (id: string, lead: string, at: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> & { id: string } => ({
  id,
  lead,
  received: "2026-03-09 08:00",
  stage: "CLOSED",
  resolved: at,
  ...more,
});

/** A province at the end of March 2026, whose month is scored by the issued proposal and not taken yet. */
export async function aScoredMarch(): Promise<{ world: World; march: string }> {
  const world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub } = world;
  const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
  await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
  const march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15" })).period?.id ?? "";
  await hub.now("2026-03-31T20:00:00+07:00");
  return { world, march };
}
