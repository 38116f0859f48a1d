import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { acts, actsOn } from "./kit/acting.ts";
import type { Act } from "./kit/acting.ts";
import { given } from "./kit/directing.ts";
import { denounced, STUB, SUBMITTER, TO_CAO } from "./kit/hiding.ts";
import { idOf } from "./kit/reading.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const RULES = { code: "QUY-DINH-HC", reason: "Về quy định hành chính" };
const PAPER = { number: "12/VP-TD", day: "2026-03-16" };

interface Shown {
  letter: { number: string; day: string; byName: string; state: string | null } | null;
  mayRecordLetter: boolean;
}
const SHOWN = asked<{ case: { diversions: Shown[] } }>(
  "query ($id: ID!) { case(id: $id) { diversions { letter { number day byName state } mayRecordLetter } } }",
);
const LISTED = asked<{ divertedCases: { edges: { node: Shown }[] } }>(
  "{ divertedCases { edges { node { letter { number day byName state } mayRecordLetter } } } }",
);

const lettersOf = async (hub: TestHub, name: string, as: Who): Promise<(string | null)[]> =>
  (await hub.ask(SHOWN, { id: await idOf(hub, name) }, as)).case.diversions.map(({ letter }) => letter && `${letter.number} ${letter.day} ${letter.state}`);

/** What the case of this name is sent on by. */
const records = async (hub: TestHub, name: string, as: Who, paper: { number: string; day: string } = PAPER, key: string = randomUUID()): Promise<Act> =>
  acts(hub, "recordDiversionLetter", { key, caseId: await idOf(hub, name), paper }, as);

/** The queue's export with the column of stages. */
async function exported(hub: TestHub, who: string): Promise<string> {
  const { token } = (await hub.ask(asked<{ cases: { asOf: { token: string } } }>("{ cases(first: 0) { asOf { token } } }"), {}, who)).cases.asOf;
  const wanted = new URLSearchParams({ format: "csv", asOf: token, filter: JSON.stringify({ open: true }), columns: "STAGE" });
  const answer = await fetch(`${hub.url}/exports/backlog?${wanted.toString()}`, { headers: { cookie: await hub.cookieOf(who) } });
  expect(answer.status).toBe(200);
  return answer.text();
}

const auditedOf = (hub: TestHub) =>
  hub.database.sql<{ detail: Record<string, unknown> }>(
    "select body::jsonb -> 'detail' as detail from audit_entry where body::jsonb ->> 'act' = 'recordDiversionLetter'",
  );

test("the letter of an open diversion is recorded once, told to the source, corrected by a later one, and there after a restart", async () => {
  const world = await aWritingProvince([given("a")], ["COMMENT"]);
  const { hub } = world;
  expect(await actsOn(hub, "divertCase", "a", RULES, HEAD)).toMatchObject({ __typename: "CaseDiverted" });
  await sends(hub);
  expect(await lettersOf(hub, "a", HEAD)).toEqual([null]);
  const key = randomUUID();
  const clicks = await Promise.all(Array.from({ length: 4 }, () => records(hub, "a", HEAD, PAPER, key)));
  expect(new Set(clicks.map(({ __typename }) => __typename))).toEqual(new Set(["DiversionLetterRecorded"]));
  expect(await records(hub, "a", HEAD, { ...PAPER, number: "13/VP-TD" }, key)).toMatchObject({ __typename: "CaseActRefused", at: "key" });
  expect(await lettersOf(hub, "a", HEAD)).toEqual(["12/VP-TD 2026-03-16 QUEUED"]);
  await sends(hub);
  await hub.settled();
  expect(world.writable.effects.slice(1)).toMatchObject([
    { kind: "COMMENT", told: { yKien: "Đã chuyển theo văn bản số 12/VP-TD ngày 16/03/2026: Phản ánh về quy định hành chính: Sở Tư pháp." } },
  ]);
  expect(await records(hub, "a", HEAD, { number: "  21/VP-TD ", day: "2026-03-12" })).toMatchObject({ __typename: "DiversionLetterRecorded" });
  const again = await world.restarted();
  expect(await lettersOf(again, "a", HEAD)).toMatchObject([expect.stringMatching(/^21\/VP-TD 2026-03-12 /)]);
  expect(await again.database.sql("select number, day::text from diversion_letter order by id")).toEqual([
    { number: "12/VP-TD", day: "2026-03-16" },
    { number: "21/VP-TD", day: "2026-03-12" },
  ]);
  expect(await exported(again, HEAD)).toContain('"21/VP-TD ngày 12/03/2026"');
  const audited = await auditedOf(again);
  expect(audited.map(({ detail }) => detail["day"])).toEqual(["2026-03-16", "2026-03-12"]);
  await expect(again.database.sql("update diversion_letter set number = '99/X'")).rejects.toThrow();
}, 120_000);

test("a letter without a number, of a day before the receipt or to come, by another unit, or of a case that nobody diverted is refused", async () => {
  const { hub } = await aWritingProvince([given("a"), given("b")], ["COMMENT"]);
  await actsOn(hub, "divertCase", "a", RULES, HEAD);
  for (const paper of [
    { ...PAPER, number: "  \u200b" },
    { ...PAPER, number: "x".repeat(81) },
    { ...PAPER, day: "2026-03-17" },
    { ...PAPER, day: "2026-02-27" },
  ])
    expect(await records(hub, "a", HEAD, paper)).toMatchObject({ __typename: "CaseActRefused", at: "paper" });
  expect(await records(hub, "a", HEAD, PAPER, "1")).toMatchObject({ __typename: "CaseActRefused", at: "key" });
  expect(await records(hub, "b", HEAD)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
  const other = await hub.account("UNIT_HEAD", "SYT");
  expect(await records(hub, "a", other)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
  for (const who of ["lanhdao", "thanhtra", "cntt"]) await expect(records(hub, "a", who)).rejects.toThrow("FORBIDDEN");
  expect(await hub.database.sql("select 1 from diversion_letter")).toEqual([]);
  expect(await auditedOf(hub)).toEqual([]);
});

test("the letter of a hidden case is told to those alone who may open it, its source is not told, and no name stands in it", async () => {
  const world = await aWritingProvince([denounced()], ["COMMENT"]);
  const { hub } = world;
  const [chief, board] = [await hub.account("OFFICE_CHIEF", "VPUB"), await hub.account("CITIZEN_RECEPTION_BOARD", "VPUB")];
  expect(await actsOn(hub, "divertCase", "a", TO_CAO, chief)).toMatchObject({ __typename: "CaseDiverted" });
  expect(await records(hub, "a", chief, { ...PAPER, number: `45/PC-TCD ${SUBMITTER.name}` })).toMatchObject({ __typename: "DiversionLetterRecorded" });
  for (const who of [chief, board, "chanhvp"]) expect(await lettersOf(hub, "a", who)).toEqual(["45/PC-TCD ••• 2026-03-16 null"]);
  for (const who of [HEAD, "lanhdao", "thanhtra"]) expect(await lettersOf(hub, "a", who)).toEqual([null]);
  expect((await hub.ask(LISTED, {}, board)).divertedCases.edges).toMatchObject([{ node: { letter: { number: "45/PC-TCD •••" }, mayRecordLetter: false } }]);
  expect((await hub.ask(LISTED, {}, chief)).divertedCases.edges).toMatchObject([{ node: { mayRecordLetter: true } }]);
  expect(await exported(hub, chief)).not.toContain("PC-TCD");
  await sends(hub);
  expect(world.writable.effects.map(({ told }) => told)).toMatchObject([{ yKien: `${STUB}.` }]);
  const told = await hub.database.sql<{ n: number }>("select count(*)::int as n from audit_entry where body like '%TCD%'");
  expect(told).toEqual([{ n: 0 }]);
});
