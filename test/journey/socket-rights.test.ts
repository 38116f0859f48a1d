import { expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import { CASE_CHANGED } from "./kit/documents.ts";
import { until } from "./kit/until.ts";

/** Nobody's session can be looked up; how often it was tried stays. */
const AWAY = [
  "alter table session rename to session_away",
  "create sequence looked_up",
  "create function no_session() returns boolean language plpgsql security definer as $$ begin perform nextval('looked_up'); raise exception 'away'; end $$",
  "create view session as select * from session_away where no_session()",
  "grant select, update on session to public",
];
const BACK = ["drop view session", "alter table session_away rename to session"];

test("nothing is told to a socket while nobody can say what its owner may see: it waits, and comes only to whom it may still be told", async () => {
  const { hub, source, clock } = await aProvince().with(aCase({ id: "one", lead: "SXD" }));
  const leaving = await hub.account("UNIT_HEAD", "SXD", "sap.nghi");
  const [his, leaders] = [await hub.watch(CASE_CHANGED, {}, leaving), await hub.watch(CASE_CHANGED, {}, "lanhdao")];
  clock.advance(1_500);
  for (const statement of AWAY) await hub.database.sql(statement);
  const tries = async (): Promise<number> => (await hub.database.sql<{ n: number }>("select last_value::int as n from looked_up"))[0]?.n ?? 0;
  source.change("one", { urgent: true });
  await hub.settled();
  await until("both were looked up again and again", async () => (await tries()) > 6);
  expect([his.frames, leaders.frames]).toEqual([[], []]);
  await hub.database.sql("delete from session_away where account_id = (select id from account where username = $1)", [leaving]);
  for (const statement of BACK) await hub.database.sql(statement);
  await leaders.frame("what waited", ({ caseChanged }) => caseChanged.case?.urgent === true);
  await until("the other's socket is closed", () => his.closed?.code === 4403);
  expect(his.frames).toEqual([]);
  await leaders.stop();
});
