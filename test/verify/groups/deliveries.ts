import { deliveries, toldInChain, type DeliveryRow, type UnkeptRow } from "../deliveries.queries.ts";
import type { Findings } from "../findings.ts";
import type { Ledger } from "../ledger.ts";
import { outsideBook, type OutsideBook } from "../outside.ts";
import { keyOf } from "../recount.ts";
import type { Tables } from "../tables.ts";
import type { View } from "../view.ts";

type Snapshot = <Result>(work: (tables: Tables) => Promise<Result>) => Promise<Result>;

/** What deliveries are held against: the books of those outside, and the departments' own of who reported what. */
export interface DeliveryMaterial {
  /** folder of the ledgers of those outside; null: none */
  outside: string | null;
  ledgers: readonly Ledger[];
  view: View;
  inSnapshot: Snapshot;
}

/** The books before the hub's tables were read, and after: what is under way between the two is no fault. */
interface Books {
  before: OutsideBook;
  after: OutsideBook;
}

/** Whatever went out stands in the hub once and as what it is, whatever the hub says it sent went out, to whom it was for, and what did not arrive was told. */
export async function compareDeliveries({ outside, ledgers, view, inSnapshot }: DeliveryMaterial, findings: Findings): Promise<void> {
  const before = outsideBook(outside);
  const { rows, unkept } = await inSnapshot(async (tables) => ({
    rows: await tables.rows<DeliveryRow>(deliveries),
    unkept: await tables.rows<UnkeptRow>(toldInChain),
  }));
  for (const { entry } of unkept) findings.lost("deliveries: a word to a citizen that was decided", entry, "one delivery");
  for (const row of rows) compareToldFailure(row, findings);
  const after = outsideBook(outside);
  if (before === null || after === null) {
    const gone = rows.filter(({ state }) => state === "SENT").length;
    if (gone > 0) findings.leaveOut("what was sent to people: no ledger of a mail server or gateway", gone);
    return;
  }
  const books = { before, after };
  compareUnknown(rows, books, findings);
  const phones = phonesOf(ledgers, view);
  for (const row of rows) {
    compareSent(row, books, findings);
    compareArrival(row, books, findings);
    compareCitizen(row, { books, phones }, findings);
  }
  compareAddresses(rows, books, findings);
}

/** The same in every detail, with the row and without it. */
const nameOf = (messageId: string): string => `message ${messageId}`;

/** What went out and the hub knows nothing of, and what went out twice. */
function compareUnknown(rows: readonly DeliveryRow[], { before }: Books, findings: Findings): void {
  const known = new Set(rows.map(({ message_id }) => message_id));
  for (const [id, lines] of before.sent) {
    findings.count("deliveries");
    if (!known.has(id)) findings.lost("deliveries: what went out", nameOf(id), "one delivery of the hub");
    if (lines.length > 1) findings.doubled("deliveries: what went out", nameOf(id), "once", `${lines.length} times`);
  }
}

function compareSent({ message_id, state }: DeliveryRow, { before, after }: Books, findings: Findings): void {
  findings.count("deliveries");
  if (state === "SENT" && !after.sent.has(message_id)) findings.lost("deliveries: told as sent", nameOf(message_id), "it went out");
  if ((state === "EMPTY" || state === "REFUSED") && before.sent.has(message_id)) findings.same("deliveries: state", nameOf(message_id), "SENT", state);
}

const FAILURES: Readonly<Record<string, string>> = { unreachable: "UNREACHABLE", blocked: "BLOCKED", expired: "EXPIRED" };

/** What the gateway said last of the latest instant, as the hub has it; null: nothing. */
function arrivalIn({ reports }: OutsideBook, messageId: string): string | null {
  const [newest] = (reports.get(messageId) ?? []).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (newest === undefined) return null;
  const word = newest.status === "delivered" ? "ARRIVED" : (FAILURES[newest.code ?? ""] ?? "FAILED");
  return `${word} ${new Date(newest.at).toISOString()}`;
}

function compareArrival(row: DeliveryRow, { before, after }: Books, findings: Findings): void {
  const [earlier, later] = [arrivalIn(before, row.message_id), arrivalIn(after, row.message_id)];
  const found = row.arrival === null || row.arrival_at === null ? null : `${row.arrival} ${row.arrival_at.toISOString()}`;
  findings.same("deliveries: arrival", nameOf(row.message_id), found === later ? later : earlier, found);
  if (earlier === null || earlier.startsWith("ARRIVED")) return;
  findings.count("deliveries");
  if (!row.told_not_arrived) findings.lost("deliveries: that it did not arrive", nameOf(row.message_id), `a notice to ${row.account}`);
}

function compareToldFailure({ state, message_id, account, told_unsent }: DeliveryRow, findings: Findings): void {
  if (state !== "REFUSED" && state !== "GIVEN_UP") return;
  findings.count("deliveries");
  if (!told_unsent) findings.lost("deliveries: that it was not sent", nameOf(message_id), `a notice to ${account}`);
}

interface Phone {
  number: string | null;
  isSecret: boolean;
}

/** Of whoever reported each case, by its id in the hub, as the departments' own ledgers have it. */
function phonesOf(ledgers: readonly Ledger[], { rows }: View): Map<string, Phone> {
  const callers = new Map(ledgers.flatMap(({ dept, cases }) => [...cases].map(([id, { record }]) => [keyOf(dept, id), record.caller] as const)));
  return new Map(
    [...rows].flatMap(([key, found]) => {
      const caller = callers.get(key);
      return caller === undefined ? [] : found.map(({ id }) => [id, { number: digitsOf(caller.phone), isSecret: caller.hidePhone }] as const);
    }),
  );
}

/** "+84 912 345 678" and "0912.345.678" are one number. */
function digitsOf(text: string | null): string | null {
  const digits = (text ?? "").replaceAll(/\D/g, "").replace(/^84(?=\d{9,10}$)/, "0");
  return digits === "" ? null : digits;
}

/** A word to a citizen goes to the number that its own source has, and to nobody who asked for secrecy. */
function compareCitizen(
  { kind, message_id, case_id }: DeliveryRow,
  { books, phones }: { books: Books; phones: ReadonlyMap<string, Phone> },
  findings: Findings,
): void {
  const [line] = books.before.sent.get(message_id) ?? [];
  if (kind !== "CITIZEN" || case_id === null || line?.kind !== "message") return;
  const phone = phones.get(case_id);
  if (phone === undefined) return findings.leaveOut("words to citizens of cases without a department's ledger");
  findings.same("deliveries: sent to", nameOf(message_id), phone.number, digitsOf(line.to));
  findings.same("deliveries: sent to one who wants his number kept secret", nameOf(message_id), false, phone.isSecret);
}

/** What is for one officer goes to one address as long as he has not chosen another. Addresses are sealed: which one it is, is not known outside. */
function compareAddresses(rows: readonly DeliveryRow[], { before }: Books, findings: Findings): void {
  const own = rows.filter(({ kind, moved }) => kind !== "CITIZEN" && !moved);
  const holders = new Map<string, string>();
  for (const mine of Map.groupBy(own, ({ kind, account }) => `${kind} ${account}`).values()) {
    const sent = mine.flatMap(({ message_id, account }) =>
      (before.sent.get(message_id) ?? []).map((line) => ({ message_id, account, to: [line.to].flat().join() })),
    );
    const [first] = sent;
    for (const { message_id, account, to } of sent) {
      findings.same("deliveries: address of one officer", nameOf(message_id), first?.to, to);
      findings.same("deliveries: officer of one address", nameOf(message_id), holders.get(to) ?? account, account);
      holders.set(to, holders.get(to) ?? account);
    }
  }
}
