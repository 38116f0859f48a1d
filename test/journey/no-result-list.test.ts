import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { actsOn } from "./kit/acting.ts";
import { Staff } from "./kit/proposing.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
/** Of two agencies, received and given out on a working day of March 2026; the head reports from seven working days after its limit on. */
const several = (id: string, day: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: `${day} 08:00`,
    stage: "IN_PROGRESS",
    cooperating: ["SYT"],
    steps: [
      { at: `${day} 08:00`, kind: "RECEIVED" },
      { at: `${day} 09:00`, kind: "ASSIGNED", unit: "SXD" },
      { at: `${day} 10:00`, kind: "ACCEPTED" },
    ],
    ...more,
  });

interface Owed {
  totalCount: number;
  edges: {
    cursor: string;
    node: { case: { reference: string; noResultDuty: { dueAt: string; overdue: boolean } | null } | null; duty: { dueAt: string; overdue: boolean } };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const OWED = asked<{ noResultDuties: Owed }>(
  `query ($filter: NoResultFilter, $first: Int, $after: String) { noResultDuties(filter: $filter, first: $first, after: $after) { totalCount
     edges { cursor node { case { reference noResultDuty { dueAt overdue } } duty { dueAt overdue } } } pageInfo { hasNextPage endCursor } } }`,
);
const owed = async (hub: TestHub, filter: object = {}, as: Who = "lanhdao", page: { first?: number; after?: string | null } = {}): Promise<Owed> =>
  (await hub.ask(OWED, { filter, first: 50, ...page }, as)).noResultDuties;
const references = ({ edges }: Owed): (string | undefined)[] => edges.map(({ node }) => node.case?.reference);

test("a list of owed reports has as many rows as its number, page by page, and each is what its case says; a report leaves the overdue until it is due again, through a restart", async () => {
  const world = await aWritingProvince([
    several("a", "2026-03-04"),
    several("b", "2026-03-03"),
    several("c", "2026-03-05", { lead: "SYT", cooperating: ["SXD"], steps: [] }),
    several("alone", "2026-03-04", { cooperating: [] }),
    several("ended", "2026-03-04", { stage: "CLOSED" }),
  ]);
  const staff = new Staff(world);
  const { hub } = world;
  const later = await owed(hub, { overdue: false });
  expect(await owed(hub, { overdue: true })).toMatchObject({ totalCount: 0, edges: [] });
  expect(references(later)).toEqual(expect.arrayContaining(["PA-A", "PA-B"]));
  for (const { node } of later.edges) expect(node.duty).toEqual(node.case?.noResultDuty);
  expect((await owed(hub)).totalCount).toBe(later.totalCount);

  await hub.now("2026-03-25T17:00:00.000Z");
  const late = await owed(hub, { overdue: true });
  expect(references(late).slice(0, 2)).toEqual(["PA-B", "PA-A"]); // the longest due first
  expect(late.edges.every(({ node }) => node.duty.overdue)).toBe(true);
  const paged = [];
  for (let after: string | null = null; ;) {
    const page: Owed = await owed(hub, { overdue: true }, "lanhdao", { first: 1, after });
    expect(page.totalCount).toBe(late.totalCount);
    paged.push(...references(page));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(paged).toEqual(references(late));

  expect(await actsOn(hub, "reportNoResult", "a", { reason: "Chờ Sở Y tế kết luận mẫu nước" }, HEAD)).toMatchObject({ __typename: "NoResultReported" });
  expect(references(await owed(hub, { overdue: true }))).not.toContain("PA-A");
  expect(references(await owed(hub, { overdue: false }))).toContain("PA-A");
  const before = await owed(hub);
  await staff.restarted();
  await sends(world.hub);
  await world.hub.settled();
  expect(await owed(world.hub)).toEqual(before);
  await world.hub.now("2026-04-20T17:00:00.000Z");
  expect(references(await owed(world.hub, { overdue: true }))).toContain("PA-A");
}, 60_000);

test("one reads what is owed of the cases of one's own units, and of no others", async () => {
  const { hub } = await aWritingProvince([several("a", "2026-03-04"), several("c", "2026-03-04", { lead: "SYT", cooperating: ["SXD"], steps: [] })]);
  await hub.now("2026-03-31T17:00:00.000Z");
  expect((await hub.answer(OWED, { filter: {}, first: 50 }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await hub.answer(OWED, { filter: {}, first: 50 }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await hub.answer(OWED, { filter: { unit: "SYT" }, first: 50 }, HEAD)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await hub.answer(OWED, { filter: {}, first: 50, after: "x" }, HEAD)).errors[0]?.extensions?.code).toBe("BAD_CURSOR");
  expect(references(await owed(hub, {}, HEAD))).toEqual(["PA-A"]);
  expect(references(await owed(hub, { unit: "SXD" }))).toEqual(["PA-A"]);
});
