import type { Connector, Files } from "../connector.ts";

/** How the kit writes a row, in the hub's words; the scripted source says it in its own. */
export interface Written {
  id: string;
  /** stands in the title and comes out of `map` as the title */
  title: string;
  /** modification mark in minutes after some beginning; rows may share one */
  tick: number;
  /** the id as a bare number where the format has numbers */
  numericId?: boolean;
  /** how the field without a value is written */
  empty?: "null" | "missing" | "text";
}

/** What happens now and then. */
export interface Script {
  /** rows in the order they were first written */
  rows: Written[];
  /** rows of no use: without id, not an object */
  poison: string[];
  /** called before an answer is computed, with the number of the request from 1 */
  before: (request: number) => void;
  /** the next list answer is this page with status 200 */
  htmlOnce: string | null;
  /** the next list answer of more than no rows shows none, and yet leads on */
  emptyOnce: boolean;
}

export interface ScriptedSource {
  baseUrl: string;
  /** a source that is a folder */
  files?: Files;
  script: Script;
  close(): Promise<void>;
}

export const NAMES = [
  "R01 crash_before_each_commit",
  "R03 replay_from_every_checkpoint",
  "R04 idempotent_reread_zero_writes",
  "D01 cursor_ties_across_page_and_run_boundary",
  "D03 late_update_during_read",
  "D04 rows_move_between_pages",
  "D05 filter_empties_a_page_but_more_follow",
  "D12 duplicate_ids_in_page",
  "P01 poison_record_quarantined_rest_flows",
  "P06 null_vs_missing_vs_empty",
  "P07 numeric_id_beyond_2^53_and_leading_zeros",
  "T06 html_error_page_with_200",
  "C05 record_matches_schema",
  "C06 allowed_hosts_only",
] as const;
export type Name = (typeof NAMES)[number];

/** A kind with one configuration, and a source scripted to speak to it in pages of `pageSize`. */
export interface Subject<C> {
  name: string;
  connector: Connector<C>;
  config: C;
  secrets: Record<string, string>;
  pageSize: number;
  start(): Promise<ScriptedSource>;
  /** written reasons; a test without one runs */
  skips: Partial<Record<Name, string>>;
}

export function emptyScript(): Script {
  return { rows: [], poison: [], before: () => {}, htmlOnce: null, emptyOnce: false };
}
