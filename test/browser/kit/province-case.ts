import { randomUUID } from "node:crypto";
import type { LedgerLine } from "../../departments/index.ts";
import { asked } from "../../hub.ts";
import { BOARD } from "./documents.ts";
import { theProvince } from "./province.ts";
import { soon } from "./seen.ts";

/** A case of the province's hotline, which its department wrote and the hub has read. */
export interface ProvinceCase {
  /** the hub's number */
  id: string;
  /** the department's */
  sourceId: string;
  reference: string;
}

/** Fields that the sample's regulation gives to SXD, and one that it gives to SYT. */
const ROADS = ["TRANSPORT", "CONSTRUCTION"] as const;
export const HEALTH = ["HEALTH"] as const;

const MOST_DRAWS = 400;

/** A new case, just received by the province's office, of one of these fields. */
export async function received(fields: readonly string[] = ROADS): Promise<ProvinceCase> {
  const { department, database } = theProvince();
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const line = await department.tinh.control<LedgerLine>("change", { kind: "new" });
    if (!fields.includes(line.field) || (line.stream ?? "HOTLINE") !== "HOTLINE") continue;
    let id = "";
    const known = "select c.id::text as id from feedback_case c join source s on s.id = c.source_id where s.code = 'tinh' and c.source_case_id = $1";
    const isKnown = async (): Promise<boolean> => (id = (await database.sql<{ id: string }>(known, [line.id]))[0]?.id ?? "") !== "";
    await soon(`the hub has ${line.reference}`, isKnown, 20_000);
    return { id, sourceId: line.id, reference: line.reference };
  }
  throw new Error(`the department drew no case of ${fields.join(", ")}`);
}

const SEEN = asked<{ case: { learnedAt: string; dueAt: string | null; receivedAt: string } | null }>(
  "query ($id: ID!) { case(id: $id) { learnedAt dueAt receivedAt } }",
);
const REQUEST = asked<{ requestCaseChange: { __typename: string; message?: string } }>(
  "mutation ($input: RequestCaseChangeInput!) { requestCaseChange(input: $input) { __typename ... on Problem { message } } }",
);

/** What the hub knows of its times now. */
export async function timesOf({ id }: ProvinceCase, as = "chanhvp"): Promise<{ learnedAt: string; dueAt: string | null; receivedAt: string }> {
  const found = (await theProvince().hub.ask(SEEN, { id }, as)).case;
  if (found === null) throw new Error(`${as} sees no case ${id}`);
  return found;
}

/** Asks for a change beside the browser and waits until the department shows it. */
export async function changed(one: ProvinceCase, change: { kind: string } & Record<string, unknown>, as: string): Promise<void> {
  const input = { caseId: one.id, key: randomUUID(), seen: (await timesOf(one, as)).learnedAt, ...change };
  const { __typename, message } = (await theProvince().hub.ask(REQUEST, { input }, as)).requestCaseChange;
  if (__typename !== "CaseChangeQueued") throw new Error(`${change.kind}: ${__typename} ${message ?? ""}`);
  await verified(one);
}

const REPORT = asked<{ reportToLeader: { __typename: string } }>("mutation ($input: ReportToLeaderInput!) { reportToLeader(input: $input) { __typename } }");

/** What closing asks for, beside the browser: the citizen answered by a letter, the chairman reported to. */
export async function answeredAndReported(one: ProvinceCase, as: string): Promise<void> {
  const now = new Date();
  const paper = { number: "219/SXD-VP", day: new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) };
  await changed(one, { kind: "ANSWER", answerForm: "LETTER", answeredAt: now.toISOString(), paper, words: "Đã trả lời bằng văn bản" }, as);
  const input = { key: randomUUID(), caseId: one.id, addressee: "CHU-TICH", reportedAt: now.toISOString(), words: "Đã giải quyết xong" };
  const { __typename } = (await theProvince().hub.ask(REPORT, { input }, as)).reportToLeader;
  if (__typename !== "ReportedToLeader") throw new Error(__typename);
}

/** Waits until everything decided on the case is verified, and the hub's numbers know it. @param least how many decisions there must be */
export async function verified({ id }: ProvinceCase, least = 1): Promise<void> {
  const { database, hub } = theProvince();
  const one = async (sql: string): Promise<number> => (await database.sql<{ n: number }>(sql, sql.includes("$1") ? [id] : []))[0]?.n ?? -1;
  const isVerified = `select (count(*) >= ${least} and bool_and(state = 'VERIFIED'))::int as n from case_change where case_id = $1`;
  await soon(`what was decided on ${id} is verified`, async () => (await one(isVerified)) === 1, 60_000);
  const last = await one("select last::int as n from journal_head");
  await soon("the numbers know it", async () => (await hub.ask(BOARD, {})).board.asOf.event >= last, 20_000);
}

/** Gives it to a unit, as the province's office does. */
export async function givenTo(one: ProvinceCase, unit: string): Promise<void> {
  const { receivedAt } = await timesOf(one);
  await changed(one, { kind: "ASSIGN", toUnit: unit, form: "SYSTEM", orderedAt: receivedAt }, "chanhvp");
}

/** A case that SXD has accepted. */
export async function atWork(fields?: readonly string[]): Promise<ProvinceCase> {
  const one = await received(fields);
  await givenTo(one, "SXD");
  await changed(one, { kind: "ACCEPT" }, "giamdoc.sxd");
  return one;
}
