import type { Findings } from "../findings.ts";
import type { Ledger } from "../ledger.ts";
import { keyOf, type Recounted } from "../recount.ts";
import type { ShownCase } from "../shown.ts";
import type { CaseRow, StateRow } from "../tables.queries.ts";
import type { View } from "../view.ts";
import { dayOf, dayText } from "../working-days.ts";

/** A case of the ledgers with what the hub has of it. */
export interface Paired {
  one: Recounted;
  row: CaseRow;
  state: StateRow;
  shown: ShownCase;
}

/**
 * Group 1: every case of the ledgers is in the hub exactly once, as its newest line says.
 * @returns the cases that are there, for the groups that follow
 */
export function compareCases(recount: ReadonlyMap<string, Recounted>, view: View, findings: Findings): Paired[] {
  const paired = [...recount].flatMap(([key, one]) => pairOf(one, view.rows.get(key) ?? [], view, findings));
  for (const pair of paired) comparePair(pair, findings);
  findings.same("cases: rows of the whole list", "province", view.listed.totalCount, view.listed.rows);
  return paired;
}

function pairOf(one: Recounted, rows: readonly CaseRow[], view: View, findings: Findings): Paired[] {
  findings.count("cases");
  const [row] = rows;
  if (row === undefined) {
    findings.lost("cases: in the hub", one.name, one.stage);
    return [];
  }
  if (rows.length > 1) findings.doubled("cases: in the hub", one.name, "once", `${rows.length} times`);
  const states = view.states.get(row.id) ?? [];
  const shown = view.shown.get(row.id) ?? [];
  if (states.length > 1 || shown.length > 1) findings.doubled("cases: counted", one.name, "once", `${states.length} states, ${shown.length} rows of the list`);
  const [state, listed] = [states[0], shown[0]];
  if (state !== undefined && listed !== undefined) return [{ one, row, state, shown: listed }];
  findings.lost("cases: counted", one.name, "one state, one row of the list", `${states.length} states, ${shown.length} rows of the list`);
  return [];
}

function comparePair({ one, row, state, shown }: Paired, findings: Findings): void {
  const received = new Date(one.receivedAt);
  const same = (what: string, expected: unknown, ...found: [place: string, value: unknown][]): void => {
    for (const [place, value] of found) findings.same(`cases: ${what} (${place})`, one.name, expected, value);
  };
  same("source", one.dept, ["list", shown.source.code], ["state", state.source]);
  same("reference", one.line.reference, ["list", shown.reference], ["row", row.reference]);
  same("stage", one.stage, ["list", shown.stage], ["row", row.stage], ["state", state.stage]);
  same("open", one.open, ["list", shown.open], ["row", row.open], ["state", state.open]);
  same("received", received, ["list", new Date(shown.receivedAt)], ["row", row.received_at], ["state", state.received_at]);
  same("day of receipt", dayText(one.receivedDay), ["state", state.received_day]);
  same("field", one.field, ["list", shown.field], ["row", row.field], ["state", state.field]);
  same("channel", one.channel, ["list", shown.channel], ["row", row.channel], ["state", state.channel]);
  same("stream", one.stream, ["list", shown.caseStream], ["row", row.case_stream], ["state", state.case_stream]);
  if (one.endUntold && one.merged) findings.leaveOut("merged away: the source does not tell when");
  else same("merged away", one.merged, ["list", shown.merged], ["state", state.merged]);
  same("urgent", one.line.urgent, ["list", shown.urgent], ["row", row.urgent]);
  same("intake unit", one.intake, ["row", row.intake], ["state", state.intake]);
  const cooperating = [...new Set(one.line.cooperating)].toSorted();
  same("cooperating", cooperating, ["row", row.cooperating], ["kept over time", row.cooperating_kept]);
  same("unit", one.holder, ["list", shown.unit.code], ["row", row.unit], ["state", state.unit]);
  if (one.endUntold) findings.leaveOut("closed day: the source does not tell when it ended, the hub's day is counted");
  else
    same(
      "closed day",
      one.closedDay === null ? null : dayText(one.closedDay),
      ["list", shownDay(shown.closedAt)],
      ["row", dayIn(row.closed_at)],
      ["state", state.closed_day],
    );
}

const shownDay = (instant: string | null): string | null => (instant === null ? null : dayText(dayOf(Date.parse(instant))));
const dayIn = (instant: Date | null): string | null => (instant === null ? null : dayText(dayOf(instant.getTime())));

/** Group 1, other way round: the hub has no case that no ledger has; poison is set aside and is no case. */
export function compareStrangers(ledgers: readonly Ledger[], recount: ReadonlyMap<string, Recounted>, view: View, findings: Findings): void {
  const poison = new Map(ledgers.flatMap((ledger) => ledger.poison.map((line) => [keyOf(ledger.dept, line.id), line.poison] as const)));
  const known = new Set<string>();
  for (const [key, rows] of view.rows) {
    for (const row of rows) known.add(row.id);
    const kind = poison.get(key);
    const name = `${rows[0]?.source} ${rows[0]?.reference}`;
    if (!recount.has(key))
      findings.doubled("cases: known to a department", name, kind === undefined ? "no such case" : `set aside, it is the poison ${kind}`, "a case");
  }
  for (const [id, shown] of view.shown)
    if (!known.has(id)) findings.doubled("cases: listed", `${shown[0]?.source.code} ${shown[0]?.reference}`, "no such case", "a row of the list");
  comparePoison(ledgers, view, findings);
}

function comparePoison(ledgers: readonly Ledger[], view: View, findings: Findings): void {
  const held = new Set(view.records.filter((record) => record.held).map((record) => keyOf(record.source, record.source_case_id)));
  for (const { dept, poison } of ledgers) {
    const locators = view.quarantined.filter((row) => row.source === dept).map((row) => row.locator);
    for (const line of poison) {
      if (line.poison === "unknown_channel") continue; // a case without channel
      findings.count("cases");
      const isAside = held.has(keyOf(dept, line.id)) || (line.id === "" ? locators.length > 0 : locators.some((locator) => locator.includes(line.id)));
      if (!isAside) findings.lost("cases: poison set aside", `${dept} ${line.id || line.reference} (${line.poison})`, "in quarantine or held");
    }
  }
}
