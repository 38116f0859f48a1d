import type { Findings } from "../findings.ts";
import type { Ledger } from "../ledger.ts";
import { keyOf } from "../recount.ts";
import { casesWithoutRecord, type OrphanRow, type RecordRow } from "../tables.queries.ts";
import type { Tables } from "../tables.ts";
import type { View } from "../view.ts";

/** Newest version each department says it gave out, by id; departments that cannot be asked are absent. */
export type Sent = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Group 5: a record that is not held has exactly one case, and a case has its record. */
export async function compareRecords(tables: Tables, view: View, findings: Findings): Promise<void> {
  for (const record of view.records) {
    const name = `${record.source} ${record.source_case_id}`;
    findings.count("inbox");
    if (!record.held && record.cases === 0) findings.lost("inbox: case of the record", name, "one case", "none");
    if (record.cases > 1 || (record.held && record.cases > 0))
      findings.doubled("inbox: case of the record", name, record.held ? "none, it is held" : "one case", `${record.cases} cases`);
    if (!record.newest_is_there) findings.lost("inbox: newest version", name, record.version ?? "a version", `${record.versions} versions, not this one`);
  }
  for (const row of await tables.rows<OrphanRow>(casesWithoutRecord))
    findings.doubled("inbox: record of the case", `${row.source} ${row.reference}`, "a record in the inbox", "none");
}

/** Group 5: the newest version in the inbox is the newest the department gave out. */
export function compareVersions(ledgers: readonly Ledger[], sent: Sent, view: View, findings: Findings): void {
  const records = new Map(view.records.map((record) => [keyOf(record.source, record.source_case_id), record]));
  for (const ledger of ledgers) {
    for (const id of ledger.cases.keys()) compareVersion(ledger, id, sent.get(ledger.dept)?.[id] ?? null, records.get(keyOf(ledger.dept, id)), findings);
  }
}

function compareVersion({ dept, cases, versions }: Ledger, id: string, sent: number | null, record: RecordRow | undefined, findings: Findings): void {
  const newest = cases.get(id);
  const name = `${dept} ${newest?.reference ?? id}`;
  findings.count("inbox");
  if (newest === undefined || record?.version === (newest.modified || null)) return;
  const held = versions.get(id)?.findLast((line) => record !== undefined && (line.modified || null) === record.version);
  const found = held === undefined ? (record?.version ?? "nothing") : `version ${held.n} (${held.modified})`;
  const why = sent !== null && held !== undefined && held.n >= sent ? ", the newest given out" : "";
  findings.lost("inbox: newest version", name, `version ${newest.n} (${newest.modified})`, found + why);
}
