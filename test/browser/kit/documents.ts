import { asked } from "../../hub.ts";

/** What these tests ask of the hub beside the browser, with the answer's shape. */
export interface Figures {
  open: number;
  overdue: number;
  dueSoon: number;
  inheritedOverdue: number;
  receivedToday: number;
  closedToday: number;
}
interface Board extends Figures {
  asOf: { event: number; instant: string; token: string };
  coverage: { fresh: number; total: number };
}
export const BOARD = asked<{ board: Board }>(
  `query ($asOf: String) { board(asOf: $asOf) { asOf { event instant token } open overdue dueSoon inheritedOverdue receivedToday closedToday coverage { fresh total } } }`,
);

interface Row {
  id: string;
  reference: string;
  unit: { code: string; name: string };
}
export const CASES = asked<{ cases: { totalCount: number; edges: { node: Row }[] } }>(
  `query ($filter: CaseFilter, $asOf: String, $first: Int) { cases(filter: $filter, asOf: $asOf, first: $first) { totalCount edges { node { id reference unit { code name } } } } }`,
);

export const UNITS = asked<{ units: { code: string; name: string }[] }>(`{ units { code name } }`);

interface SourceState {
  code: string;
  freshness: string;
  quarantined: number;
}
export const SOURCES = asked<{ sources: SourceState[] }>(`{ sources { code freshness quarantined } }`);
