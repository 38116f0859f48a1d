import { describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { asked, until } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { CASE_CHANGED } from "./kit/documents.ts";

const DELEGATE = asked<{ delegate: { __typename: string; id?: string } }>(
  `mutation ($input: DelegateInput!) { delegate(input: $input) { __typename ... on Delegation { id } } }`,
);
const LOCK = asked<{ lockAccount: { __typename: string } }>(`mutation ($input: AccountInput!) { lockAccount(input: $input) { __typename } }`);

describe("an open socket", () => {
  test.each([
    ["of an account that was locked", async (hub: TestHub) => void (await hub.ask(LOCK, { input: { username: "dich" } }, "cntt"))],
    [
      "of an account whose post ended",
      async (hub: TestHub) =>
        void (await hub.database.sql("update account_post p set valid_to = valid_from from account a where a.id = p.account_id and a.username = 'dich'")),
    ],
  ])("%s is told nothing more, and is closed", async (_, ends) => {
    const { hub, source, clock } = await aProvince().with(aCase({ id: "one" }));
    await hub.account("UNIT_HEAD", "SXD", "dich");
    const [his, anothers] = [await hub.watch(CASE_CHANGED, {}, "dich"), await hub.watch(CASE_CHANGED, {}, "lanhdao")];
    await ends(hub);
    clock.advance(1_500);
    source.change("one", { urgent: true });
    await hub.settled();
    await anothers.frame("another is told", ({ caseChanged }) => caseChanged.case?.urgent === true);
    clock.advance(1_500);
    source.change("one", { urgent: false });
    await hub.settled();
    await anothers.frame("another is told again", ({ caseChanged }) => caseChanged.case?.urgent === false);
    await until("his socket is closed", () => his.closed?.code === 4403);
    expect(his.frames).toEqual([]);
  });

  test("by a lent act is closed when the delegation ends", async () => {
    const { hub, source, clock } = await aProvince().with(aCase({ id: "one" }));
    const span = { fromAt: new Date(clock.now()).toISOString(), toAt: new Date(clock.now() + 60_000).toISOString() };
    await hub.ask(DELEGATE, { input: { to: "cntt", acts: ["readCases"], ...span } }, "lanhdao");
    const his = await hub.watch(CASE_CHANGED, {}, "cntt");
    source.change("one", { urgent: true });
    await hub.settled();
    await his.frame("while it is lent he is told", ({ caseChanged }) => caseChanged.case?.urgent === true);
    clock.advance(61_000);
    source.change("one", { urgent: false });
    await hub.settled();
    await until("his socket is closed", () => his.closed?.code === 4403);
    expect(his.frames.filter(({ caseChanged }) => caseChanged.case?.urgent === false)).toEqual([]);
  });
});
