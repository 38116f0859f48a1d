import type { Findings } from "../findings.ts";
import * as sql from "../journal.queries.ts";
import { daysUnlikeJournal, type StrayDayRow } from "../tables.queries.ts";
import type { Tables } from "../tables.ts";

/** Group 5: the journal is numbered without a gap and tells each fact of a case once; group 4: the facts kept per day are its sums. */
export async function compareJournal(tables: Tables, findings: Findings): Promise<void> {
  await compareNumbers(tables, findings);
  await compareFacts(tables, findings);
  for (const row of await tables.rows<StrayDayRow>(daysUnlikeJournal)) {
    findings.same(
      "rollup: (received, closed, handed in, handed out), against the journal",
      `${row.unit} on ${row.day} (${row.stream})`,
      row.expected,
      row.found,
    );
  }
  findings.count("rollup");
}

async function compareNumbers(tables: Tables, findings: Findings): Promise<void> {
  const [numbers] = await tables.rows<sql.JournalRow>(sql.journalNumbers);
  findings.count("journal", numbers?.events ?? 0);
  findings.same("journal: head", "journal_head", numbers?.newest, numbers?.head);
  for (const { seq, missing } of await tables.rows<sql.GapRow>(sql.gaps)) {
    for (let number = Number(seq) - missing; number < Number(seq); number += 1) findings.lost("journal: numbers", `event ${number}`, "an event");
  }
}

async function compareFacts(tables: Tables, findings: Findings): Promise<void> {
  const [{ facts } = { facts: 0 }] = await tables.rows<{ facts: number }>(sql.factCount);
  findings.count("journal", facts);
  for (const row of await tables.rows<sql.FactRow>(sql.strayFacts)) {
    const what = `journal: ${row.kind}`;
    const where = row.name ?? `case ${row.case_id}`;
    const said = (times: number): string => `${times} × ${row.unit} on ${row.day}`;
    if (row.found > row.expected) findings.doubled(what, where, said(row.expected), said(row.found));
    else findings.lost(what, where, said(row.expected), said(row.found));
  }
  for (const row of await tables.rows<sql.TwiceRow>(sql.toldTwice)) {
    findings.doubled(`journal: ${row.kind}`, row.name ?? `case ${row.case_id}`, `once at ${row.happened_at.toISOString()}`, `${row.times} times`);
  }
  for (const row of await tables.rows<sql.LooseRow>(sql.eventsWithoutCase))
    findings.lost("journal: cases", `case ${row.case_id}`, "the case of its events", `none, but ${row.events} events`);
  for (const row of await tables.rows<sql.BrokenRow>(sql.brokenStates)) {
    findings.same("journal: states follow each other", row.name, `from event ${row.from_event} to ${row.next ?? "now"}`, `to ${row.to_event ?? "now"}`);
  }
}
