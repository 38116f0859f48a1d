import { expect, test } from "vitest";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";

interface Entry {
  unit: { code: string; hotlines: { number: string }[]; mailboxes: { kind: string; address: string }[] };
  faults: string[];
  system: string;
  sources: { code: string; freshness: string }[];
  standing: string;
  review: { wrong: string[]; byName: string; dueOn: string } | null;
  mayReview: boolean;
}
interface Directory {
  summary: Record<"units" | "withNumber" | "withMailbox" | "faulty" | "connected" | "silent" | "unconnected" | "toReview", number>;
  totalCount: number;
  edges: { node: Entry }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  months: number;
}
const ENTRY = `unit { code hotlines { number } mailboxes { kind address } } faults system sources { code freshness } standing review { wrong byName dueOn } mayReview`;
const DIRECTORY = asked<{ directory: Directory }>(`query ($filter: DirectoryFilter, $first: Int, $after: String) {
  directory(filter: $filter, first: $first, after: $after) {
    summary { units withNumber withMailbox faulty connected silent unconnected toReview } totalCount months edges { node { ${ENTRY} } } pageInfo { hasNextPage endCursor }
  }
}`);
const REVIEW = asked<{ reviewDirectory: { __typename: string; entry?: Entry; at?: string; message?: string } }>(
  `mutation ($input: ReviewDirectoryInput!) { reviewDirectory(input: $input) { __typename ... on DirectoryReviewed { entry { ${ENTRY} } } ... on DirectoryRefused { at message } } }`,
);

type World = Awaited<ReturnType<ReturnType<typeof aProvince>["with"]>>;

async function wholeList(world: World, filter: object = {}, as = "lanhdao"): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let after: string | null = null; ;) {
    const { directory }: { directory: Directory } = await world.hub.ask(DIRECTORY, { filter, first: 7, after }, as);
    found.push(...directory.edges.map(({ node }) => node));
    if (!directory.pageInfo.hasNextPage) {
      expect(found).toHaveLength(directory.totalCount);
      return found;
    }
    after = directory.pageInfo.endCursor;
  }
}
const entryOf = async (world: World, unit: string): Promise<Entry | undefined> => (await wholeList(world)).find((one) => one.unit.code === unit);

/** Every number of the summary is as long as its list, and the list is nobody's else. */
async function expectSummaryOfLists(world: World): Promise<void> {
  const { summary } = (await world.hub.ask(DIRECTORY, {})).directory;
  const count = async (filter: object): Promise<number> => (await wholeList(world, filter)).length;
  expect(summary).toEqual({
    units: await count({}),
    withNumber: (await wholeList(world)).filter(({ unit }) => unit.hotlines.length > 0).length,
    withMailbox: (await wholeList(world)).filter(({ unit }) => unit.mailboxes.length > 0).length,
    faulty: await count({ anyFault: true }),
    connected: await count({ system: "CONNECTED" }),
    silent: await count({ system: "SILENT" }),
    unconnected: await count({ system: "NONE" }),
    toReview: await count({ toReview: true }),
  });
  expect(summary.units - summary.withNumber).toBe(await count({ fault: "NO_NUMBER" }));
  expect(summary.connected + summary.silent + summary.unconnected).toBe(summary.units);
}

test("the directory is for who sees figures, each in his own units, and is reviewed by who may", async () => {
  const { hub } = await aProvince().with();
  expect((await hub.answer(DIRECTORY, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await hub.answer(DIRECTORY, {}, await hub.account("TELECOM", "TINH"))).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await hub.answer(DIRECTORY, { filter: { unit: "SYT" } }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await hub.answer(DIRECTORY, { after: "KHONG-CO" })).errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  const { edges } = (await hub.ask(DIRECTORY, {}, "giamdoc.sxd")).directory;
  expect(edges[0]?.node.unit.code).toBe("SXD");
  const other = await hub.ask(REVIEW, { input: { unit: "SYT", wrong: [] } }, "giamdoc.sxd");
  expect(other.reviewDirectory).toMatchObject({ __typename: "DirectoryRefused", at: "unit" });
  expect((await hub.answer(REVIEW, { input: { unit: "SXD", wrong: [] } }, "lanhdao")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

test("what is missing is named, a review holds for its months and until the entry changes, and a restart says the same", async () => {
  const world = await aProvince({ at: "2026-03-16 10:00" }).with();
  await world.hub.settled();
  expect(await entryOf(world, "SXD")).toMatchObject({ faults: [], standing: "DUE", review: null, mayReview: false });
  expect((await entryOf(world, "SYT"))?.faults).toEqual(["NO_NUMBER", "NO_MAILBOX", "NOBODY_IN_CHARGE"]);
  await expectSummaryOfLists(world);

  const found = async (...wrong: string[]) => (await world.hub.ask(REVIEW, { input: { unit: "SXD", wrong } }, "thanhtra")).reviewDirectory;
  expect(await found("HEAD", "HEAD")).toMatchObject({ __typename: "DirectoryRefused", at: "wrong" });
  expect((await found("HOURS", "NUMBERS")).entry).toMatchObject({ standing: "WRONG", review: { wrong: ["NUMBERS", "HOURS"], dueOn: "2026-09-16" } });
  const said = await world.hub.ask(REVIEW, { input: { unit: "SXD", wrong: [] } }, "giamdoc.sxd");
  expect(said.reviewDirectory.entry).toMatchObject({ standing: "CURRENT", review: { wrong: [] } });
  await expectSummaryOfLists(world);
  const chain = await world.hub.database.sql<{ act: string; subject: string }>(
    "select act, subject from audit_entry where act = 'reviewDirectory' order by number",
  );
  expect(chain.map(({ act, subject }) => [act, subject])).toEqual([
    ["reviewDirectory", "unit:SXD"],
    ["reviewDirectory", "unit:SXD"],
  ]);

  const before = await wholeList(world);
  await world.restarted();
  await world.hub.settled();
  expect(await wholeList(world)).toEqual(before);

  const file = `officers: []\nhotlines:\n  - { unit: SXD, number: "1022", name: Số mới, hours: [{ days: [MON], from: "07:00", to: "17:00" }], from: 2026-03-01, basis: công văn }\n`;
  await world.hub.hub.database.asWorker().write((tx) => importOfficers(tx, file, "2026-03-16"));
  expect(await entryOf(world, "SXD")).toMatchObject({ faults: ["NUMBER_SHARED"], standing: "CHANGED" });
  expect((await entryOf(world, "VPUB"))?.faults).toEqual(["NUMBER_SHARED"]);
  const again = await world.hub.ask(REVIEW, { input: { unit: "SXD", wrong: [] } }, "giamdoc.sxd");
  expect(again.reviewDirectory.entry?.standing).toBe("CURRENT");
  await world.hub.now("2026-09-16T00:00:00+07:00");
  expect((await entryOf(world, "SXD"))?.standing).toBe("DUE");
  await expectSummaryOfLists(world);
});

test("a unit's own system is connected, silent or none", async () => {
  const world = await aProvince({ at: "2026-03-16 10:00" }).with();
  await world.hub.settled();
  const connected = (await wholeList(world, { system: "CONNECTED" })).map(({ unit, sources }) => [unit.code, sources.map(({ freshness }) => freshness)]);
  expect(connected).toHaveLength(1);
  expect(connected[0]?.[1]).toEqual(["FRESH"]);
  await world.hub.now("2026-03-17T10:00:00+07:00"); // nobody read it since
  expect((await wholeList(world, { system: "SILENT" })).map(({ unit }) => unit.code)).toEqual([connected[0]?.[0]]);
  await expectSummaryOfLists(world);
});

test("a file of mailboxes says where it is wrong", async () => {
  const { hub } = await aProvince().with();
  const imported = (text: string) => hub.hub.database.asWorker().write((tx) => importOfficers(tx, `officers: []\nmailboxes:\n${text}`, "2026-03-16"));
  const mailbox = (address: string, from = "2026-01-01"): string =>
    `  - { kind: EMAIL, unit: SXD, address: "${address}", name: Thư, from: ${from}, basis: b }\n`;
  await expect(imported(mailbox("khong phai thu"))).rejects.toThrow(/mailboxes\.0\.address/);
  await expect(imported(mailbox("a@b.example") + mailbox("a@b.example", "2026-02-01"))).rejects.toThrow(/mailboxes\.1.*twice/);
  await expect(imported(mailbox("a@b.example", "2001-01-01"))).rejects.toThrow(/mailboxes\.0.*exists from/);
});
