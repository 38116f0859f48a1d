import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";

export interface UnitSign {
  unit: { code: string };
  cases: number;
  base: number;
  sharePercent: number | null;
  state: string;
  mark: { mark: string; words: string; cases: number } | null;
}
export interface SignReading {
  sign: string;
  measure: number;
  smallest: number;
  floorCases: number;
  floorPercent: number;
  spreadTenths: number;
  smallestPeers: number;
  legalBasis: string;
  assumed: boolean;
  units: UnitSign[];
}
export interface Span {
  from: string;
  to: string;
}

const UNIT = "unit { code } cases base sharePercent state mark { mark words cases }";
const SIGNS = asked<{ unusualSigns: { asOf: { token: string }; signs: SignReading[] } }>(
  `query ($from: Day!, $to: Day!, $unit: String, $asOf: String) { unusualSigns(from: $from, to: $to, unit: $unit, asOf: $asOf) { asOf { token }
     signs { sign measure smallest floorCases floorPercent spreadTenths smallestPeers legalBasis assumed units { ${UNIT} } } } }`,
);
export async function signsOf(
  hub: TestHub,
  span: Span & { unit?: string; asOf?: string },
  as: Who = "thanhtra",
): Promise<{ asOf: { token: string }; signs: SignReading[] }> {
  return (await hub.ask(SIGNS, { ...span }, as)).unusualSigns;
}

interface SignPage {
  totalCount: number;
  rows: { caseId: string | null; case: { reference: string } | null; account: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const ROWS = asked<{ unusualSignCases: SignPage }>(
  `query ($sign: UnusualSign!, $unit: String!, $from: Day!, $to: Day!, $asOf: String, $after: String) {
     unusualSignCases(sign: $sign, unit: $unit, from: $from, to: $to, asOf: $asOf, after: $after, first: 5) { totalCount rows { caseId case { reference } account } pageInfo { hasNextPage endCursor } } }`,
);
/** The whole list behind a sign, page by page. @throws when it has another length than it claims */
export async function rowsBehind(hub: TestHub, wanted: Span & { sign: string; unit: string; asOf: string }): Promise<string[]> {
  const rows: string[] = [];
  for (let after: string | null = null; ;) {
    const { unusualSignCases: page }: { unusualSignCases: SignPage } = await hub.ask(ROWS, { ...wanted, after }, "thanhtra");
    rows.push(...page.rows.map((row) => row.case?.reference ?? row.account ?? "?"));
    if (page.pageInfo.hasNextPage) {
      after = page.pageInfo.endCursor;
      continue;
    }
    if (page.totalCount !== rows.length) throw new Error(`${page.totalCount} rows claimed, ${rows.length} there`);
    return rows;
  }
}

const MARK = asked<{ markUnusualSign: { __typename: string; at?: string; sign?: UnitSign } }>(
  `mutation ($input: MarkSignInput!) { markUnusualSign(input: $input) { __typename ... on InspectionRefused { at } ... on SignMarked { sign { ${UNIT} } } } }`,
);
export async function marks(hub: TestHub, input: Record<string, unknown>, as: Who = "thanhtra"): Promise<{ __typename: string; at?: string; sign?: UnitSign }> {
  return (await hub.ask(MARK, { input }, as)).markUnusualSign;
}
