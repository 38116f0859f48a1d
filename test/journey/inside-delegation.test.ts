import { afterAll, beforeAll, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { anInsideProvince, gives, held, insideOf, lends, says } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { proposalList, proposed, settleProposal } from "./kit/proposing.ts";
import { idOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
const HOUR = 3_600_000;
let w: InsideWorld;
let deputy: string;

beforeAll(async () => {
  w = await anInsideProvince(["a", "b", "c", "draft", "own"].map((id) => held(id)));
  deputy = await w.staff.hire("FOCAL_OFFICER", "SXD", "pho.sxd");
}, 90_000);
afterAll(() => w?.world.leave());

const END = asked<{ endDelegation: { __typename: string; at?: string } }>(
  "mutation ($input: DelegationInput!) { endDelegation(input: $input) { __typename ... on AccountRefused { at } } }",
);

test("nobody lends to himself, what is not his, to nobody, backwards, over what has passed, or for longer than 90 days", async () => {
  const { hub } = w.world;
  const now = hub.instant;
  const lent = { to: deputy, acts: ["assignInside"], fromAt: now, toAt: now + HOUR };
  await expect(lends(hub, lent, null)).rejects.toThrow("UNAUTHENTICATED");
  expect(await lends(hub, { ...lent, to: HEAD }, HEAD)).toMatchObject({ __typename: "AccountRefused", at: "to" });
  expect(await lends(hub, { ...lent, to: "khong.co" }, HEAD)).toMatchObject({ at: "to" });
  expect(await lends(hub, { ...lent, acts: [] }, HEAD)).toMatchObject({ at: "acts" });
  expect(await lends(hub, { ...lent, acts: ["assignCases"] }, HEAD)).toMatchObject({ at: "acts" });
  expect(await lends(hub, { ...lent, to: HEAD }, deputy)).toMatchObject({ at: "acts" });
  expect(await lends(hub, { ...lent, toAt: now }, HEAD)).toMatchObject({ at: "to" });
  expect(await lends(hub, { ...lent, fromAt: now - 2 * HOUR, toAt: now - HOUR }, HEAD)).toMatchObject({ at: "to" });
  expect(await lends(hub, { ...lent, toAt: now + 91 * 24 * HOUR }, HEAD)).toMatchObject({ at: "to" });
  expect(await hub.database.sql("select count(*)::int as n from delegation")).toEqual([{ n: 0 }]);
});

test("who stands in gives work within his time and by what was lent alone; it is told whose post it was, lends on to nobody, and ends by itself, also after a restart", async () => {
  const now = w.world.hub.instant;
  await expect(gives(w.world.hub, "a", { division: "SXD-HTGT", current: null }, deputy)).rejects.toThrow("FORBIDDEN");
  const lent = { to: deputy, acts: ["assignInside", "readCases"], fromAt: now + HOUR, toAt: now + 5 * HOUR };
  expect((await lends(w.world.hub, lent, HEAD)).__typename).toBe("Delegation");
  await expect(gives(w.world.hub, "a", { division: "SXD-HTGT", current: null }, deputy)).rejects.toThrow("FORBIDDEN"); // it has not begun
  await w.world.hub.now(HOUR);
  await w.staff.restarted();
  const { hub } = w.world;
  expect((await gives(hub, "a", { division: "SXD-HTGT" }, deputy)).__typename).toBe("AssignedInside");
  const [shown] = (await insideOf(hub, "a", HEAD))?.insideAssignments ?? [];
  expect(shown).toMatchObject({ byName: "Người thử SXD", onBehalfOf: HEAD });
  const [entry] = await hub.database.sql<{ body: string }>("select body::text as body from audit_entry where act = 'assignInside' and actor = $1", [deputy]);
  expect(entry?.body).toContain(`"${HEAD}"`);
  expect(await lends(hub, { ...lent, to: w.road, acts: ["assignInside"] }, deputy)).toMatchObject({ __typename: "AccountRefused", at: "acts" });
  expect((await says(hub, "a", {}, deputy)).__typename).toBe("CommentKept"); // by his own post before the lent one
  expect(await hub.database.sql("select on_behalf_of from inside_comment")).toEqual([{ on_behalf_of: null }]);
  await hub.now(4 * HOUR);
  await expect(gives(hub, "b", { division: "SXD-HTGT", current: null }, deputy)).rejects.toThrow("FORBIDDEN");
  expect(await hub.database.sql("select count(*)::int as n from inside_assignment where on_behalf_of = $1", [HEAD])).toEqual([{ n: 1 }]);
});

test("the second person stays a second person: who drafted decides it by no post lent to him, and what he may decide by it is told with whose post it was", async () => {
  const { hub } = w.world;
  const now = hub.instant;
  const draft = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường" };
  expect((await lends(hub, { to: deputy, acts: ["approveResults", "assignInside"], fromAt: now, toAt: now + HOUR }, HEAD)).__typename).toBe("Delegation");
  const id = await proposed(hub, "draft", draft, deputy);
  expect(await settleProposal(hub, id, "APPROVE", deputy)).toMatchObject({ __typename: "ChangeNotAllowed" });
  expect((await proposalList(hub, "TO_DECIDE", deputy)).totalCount).toBe(0);
  const other = await proposed(hub, "own", draft, w.focal);
  expect((await proposalList(hub, "TO_DECIDE", deputy)).edges.map(({ node }) => node.id)).toEqual([other]);
  expect((await settleProposal(hub, other, "APPROVE", deputy)).__typename).toBe("ProposalSettled");
  expect(await hub.database.sql("select settled_on_behalf_of as lender from case_proposal where id = $1", [other])).toEqual([{ lender: HEAD }]);
});

test("it is ended early by who gave it and by nobody else, at once", async () => {
  const { hub } = w.world;
  const now = hub.instant;
  const { id } = await lends(hub, { to: w.road, acts: ["assignInside", "readCases"], fromAt: now, toAt: now + HOUR }, HEAD);
  expect((await gives(hub, "c", { officer: w.road2, current: null }, w.road)).__typename).toBe("AssignedInside");
  expect((await hub.ask(END, { input: { id } }, w.road)).endDelegation).toMatchObject({ __typename: "AccountRefused" });
  expect((await hub.ask(END, { input: { id } }, HEAD)).endDelegation.__typename).toBe("Delegation");
  await expect(gives(hub, "c", { officer: w.house }, w.road)).rejects.toThrow("FORBIDDEN");
  expect(await hub.database.sql("select count(*)::int as n from inside_assignment where case_id = $1", [await idOf(hub, "c")])).toEqual([{ n: 1 }]);
});
