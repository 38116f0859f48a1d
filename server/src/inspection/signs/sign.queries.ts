import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Thresholds } from "./judge.ts";
import type { Sign, SignMark } from "./sign.words.ts";

/** A sign's rule as it is in force. */
export interface SignRuleRow extends Thresholds {
  sign: Sign;
  measure: number;
  legalBasis: string;
  assumed: boolean;
}

/** The rules in force on a day. */
export async function signRulesOn(tx: Tx, day: string): Promise<SignRuleRow[]> {
  return tx.rows<SignRuleRow>(
    `/* signRulesOn */ select sign, measure, smallest, floor_cases as "floorCases", floor_percent as "floorPercent", spread_tenths as "spreadTenths", smallest_peers as "smallestPeers",
       legal_basis as "legalBasis", assumed from sign_rule where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) limit 100`,
    [day],
  );
}

/** What an inspector said to a sign. */
export interface SignMarkRow {
  id: number;
  sign: Sign;
  unitId: number;
  mark: SignMark;
  words: string;
  cases: number;
  base: number;
  at: Instant;
  byName: string;
}

/** The last mark of each sign and unit over exactly these days. */
export async function signMarks(tx: Tx, from: string, to: string): Promise<SignMarkRow[]> {
  return tx.rows<SignMarkRow>(
    `/* signMarks */ select distinct on (sign, unit_id) id, sign, unit_id as "unitId", mark, words, cases, base, at, by_name as "byName" from sign_mark
     where from_day = $1::date and to_day = $2::date order by sign, unit_id, id desc limit 100000`,
    [from, to],
  );
}
