import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { partsOf } from "./kit/unzipped.ts";

const HEAD = "giamdoc.sxd";
const TODAY = "2026-03-16";
const HOURS = [{ days: ["MON", "TUE"], from: "07:00", to: "17:00" }];

interface Entry {
  unit: {
    code: string;
    name: string;
    hotlines: { number: string; name: string }[];
    mailboxes: { address: string }[];
    roster: { code: string; charge: string }[];
  };
  standing: string;
  mayChange: boolean;
  seen: string;
  coming: { name: string; from: string }[];
}
interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  entry?: Entry | null;
}
const ENTRY = "unit { code name hotlines { number name } mailboxes { address } roster { code charge } } standing mayChange seen coming { name from }";
const CHANGE = asked<{ changeDirectory: Outcome }>(
  `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { __typename ... on DirectoryChanged { entry { ${ENTRY} } } ... on DirectoryRefused { at message } } }`,
);
const LIST = asked<{ directory: { totalCount: number; edges: { node: Entry }[] } }>(
  `query ($filter: DirectoryFilter) { directory(filter: $filter, first: 100) { totalCount edges { node { ${ENTRY} } } } }`,
);
const FILE = asked<{ directoryFile: { name: string; base64: string; sha256: string } }>(
  "query ($filter: DirectoryFilter) { directoryFile(filter: $filter) { name base64 sha256 } }",
);
let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: `${TODAY} 10:00` }).with();
  await world.hub.settled();
}, 60_000);
afterAll(() => world?.leave());

async function changes(input: object, as: Who = HEAD): Promise<Outcome> {
  const stated = { unit: "SXD", ...input };
  const seen = (await entryOf(stated.unit))?.seen ?? "";
  const whole = { key: randomUUID(), from: TODAY, basis: "Công văn số 5 của Sở", seen, ...stated };
  return (await world.hub.ask(CHANGE, { input: whole }, as)).changeDirectory;
}
async function entryOf(unit: string): Promise<Entry | undefined> {
  return (await world.hub.ask(LIST, { filter: { unit } }, "lanhdao")).directory.edges.find(({ node }) => node.unit.code === unit)?.node;
}
const brings = (text: string) => world.hub.hub.database.asWorker().write((tx) => importOfficers(tx, text, TODAY));

describe("an entry of the directory", () => {
  test("is changed by who keeps it, in his own units alone", async () => {
    for (const who of ["lanhdao", "thanhtra", "cntt"]) await expect(changes({ mailboxes: [] }, who)).rejects.toThrow("FORBIDDEN");
    expect(await changes({ unit: "SYT", mailboxes: [] })).toMatchObject({ at: "unit" });
    expect((await entryOf("SXD"))?.mayChange).toBe(false); // the leader's look
    expect((await world.hub.ask(LIST, {}, HEAD)).directory.edges[0]?.node.mayChange).toBe(true);
  });

  test("is refused at the field that is wrong", async () => {
    expect(await changes({ from: "2026-03-15", mailboxes: [] })).toMatchObject({ at: "from" });
    expect(await changes({ basis: "\u200b", mailboxes: [] })).toMatchObject({ at: "basis" });
    expect(await changes({})).toMatchObject({ at: "numbers" });
    const wrong = await changes({ numbers: [{ number: "02543.3727838", name: "Đường dây nóng" }], hours: HOURS });
    expect(wrong).toMatchObject({ at: "numbers", message: expect.stringContaining("02543.3727838") });
    expect(await changes({ numbers: [{ number: "0912 000 999", name: "Mới" }] })).toMatchObject({ at: "hours" });
    const pair = { number: "0912000999", name: "Mới" };
    expect(await changes({ numbers: [pair, { ...pair, number: "+84912000999" }], hours: HOURS })).toMatchObject({ at: "numbers" });
    expect(await changes({ numbers: [{ ...pair, name: " " }], hours: HOURS })).toMatchObject({ at: "numbers" });
    expect(await changes({ numbers: [pair], hours: [{ ...HOURS[0], from: "18:00" }] })).toMatchObject({ at: "hours" });
    expect(await changes({ mailboxes: [{ kind: "EMAIL", address: "khong-phai-thu", name: "Thư" }] })).toMatchObject({ at: "mailboxes" });
    expect(await changes({ inCharge: [{ officer: "CB-999", task: "Trực", charge: "chung" }], hours: HOURS })).toMatchObject({ at: "inCharge" });
    expect((await world.hub.database.sql("select 1 from directory_change")).length).toBe(0);
  });

  test("shows its new numbers, mailboxes and people from the day on, once however often it is sent, is audited, and days before it stay", async () => {
    const before = await entryOf("SXD");
    const input = {
      key: randomUUID(),
      numbers: [...(before?.unit.hotlines ?? []).map(({ number, name }) => ({ number, name })), { number: "0912 000 999", name: "Số trực" }],
      mailboxes: [{ kind: "EMAIL", address: "moi@sxd.songlamha.example", name: "Hộp thư mới" }],
      inCharge: [{ officer: "cb-12", task: "Tổ trưởng", charge: "đường dây nóng" }],
      hours: HOURS,
    };
    const [one, two] = [await changes(input), await changes(input)];
    expect(one.entry?.unit).toMatchObject({ mailboxes: [{ address: "moi@sxd.songlamha.example" }], roster: [{ code: "CB-12" }] });
    expect(one.entry?.unit.hotlines.map(({ number }) => number)).toEqual(
      [...(before?.unit.hotlines ?? []).map(({ number }) => number), "0912000999"].toSorted(),
    );
    expect(two).toEqual(one);
    expect(one.entry?.seen).not.toBe(before?.seen);
    expect(await changes({ ...input, mailboxes: [] })).toMatchObject({ at: "key" });
    const kept = await world.hub.database.sql<{ number: string; from: string; to: string | null }>(
      "select number, h.valid_from::text as from, h.valid_to::text as to from hotline h join unit u on u.id = h.unit_id where u.code = 'SXD' order by h.valid_from, number",
    );
    expect(kept).toEqual([
      { number: "02383000222", from: "2025-03-01", to: null },
      { number: "0912000999", from: TODAY, to: null },
    ]);
    const ended = await world.hub.database.sql<{ to: string }>(
      "select m.valid_to::text as to from unit_mailbox m join unit u on u.id = m.unit_id where u.code = 'SXD' and m.valid_to is not null",
    );
    expect(ended.every(({ to }) => to === TODAY)).toBe(true);
    const chain = await world.hub.database.sql("select 1 from audit_entry where act = 'changeDirectory' and subject = 'unit:SXD'");
    expect(chain).toHaveLength(1);
    await expect(world.hub.database.sql("delete from directory_change")).rejects.toThrow("append-only");
    const after = await entryOf("SXD");
    await world.restarted();
    await world.hub.settled();
    expect(await entryOf("SXD")).toEqual(after);
  });

  test("that begins later does not show before its day", async () => {
    const later = await changes({ from: "2026-04-01", numbers: [{ number: "1800 1234", name: "Miễn cước" }], hours: HOURS });
    expect(later.entry?.unit.hotlines.map(({ number }) => number)).toEqual(["02383000222", "0912000999"]);
    expect(later.entry?.coming).toEqual([{ name: "18001234", from: "2026-04-01" }]);
    const [{ n } = { n: 0 }] = await world.hub.database.sql<{ n: number }>(
      "select count(*)::int as n from hotline where number = '18001234' and valid_from = '2026-04-01'",
    );
    expect(n).toBe(1);
  });
});

describe("a file of officers", () => {
  const mailbox = (address: string, more = "") =>
    `${more}officers: []\nmailboxes:\n  - { kind: EMAIL, unit: SXD, address: ${address}, name: Cũ, from: 2025-03-01, basis: dữ liệu mẫu }\n`;

  test("does not overwrite what was stated by hand, naming the row, unless it is a correction with its reason", async () => {
    await expect(brings(mailbox("cu@sxd.songlamha.example"))).rejects.toThrow(/SXD: (cu|moi)@sxd.songlamha.example was stated by hand/);
    expect((await entryOf("SXD"))?.unit.mailboxes).toEqual([{ address: "moi@sxd.songlamha.example" }]);
    await expect(brings(mailbox("cu@sxd.songlamha.example", "correction: sai\n"))).rejects.toThrow("at least 10 characters");
    await brings(mailbox("cu@sxd.songlamha.example", "correction: Sở báo lại địa chỉ cũ vẫn dùng\n"));
    expect((await entryOf("SXD"))?.unit.mailboxes).toEqual([{ address: "cu@sxd.songlamha.example" }]);
  });

  test("does not rewrite posts of days that have passed", async () => {
    const posts = (rest: string) => `officers:\n  - { code: CB-12, name: Bùi Thị Thanh }\nposts:\n  ${rest}`;
    const held = "- { officer: CB-12, unit: SXD, title: Công chức pháp chế (đầu mối), staff: CONG_CHUC, from: 2025-03-01";
    await expect(brings(posts("[]"))).rejects.toThrow("CB-12 was Công chức pháp chế (đầu mối) of SXD from 2025-03-01");
    await expect(brings(posts(`${held}, to: 2026-01-01, basis: thử }`))).rejects.toThrow("days that have passed");
    await brings(posts(`${held}, to: ${TODAY}, basis: thử }\n  - { officer: CB-12, unit: SYT, title: Chuyên viên, from: ${TODAY}, basis: thử }`)); // ends today
    await brings(`correction: Quyết định điều động ghi sai ngày\n${posts(`${held}, to: 2026-01-01, basis: thử }`)}`);
  });
});

test("the directory's file has the rows of its page and says where they come from; who took it is written down", async () => {
  const filter = { unit: "SXD" };
  const { directory } = await world.hub.ask(LIST, { filter }, HEAD);
  const { directoryFile } = await world.hub.ask(FILE, { filter }, HEAD);
  expect(directoryFile.name).toBe("danh-ba-duong-day-nong-SXD.xlsx");
  const book = await partsOf(Buffer.from(directoryFile.base64, "base64"));
  const [rows, origin] = [book["xl/worksheets/sheet1.xml"] ?? "", book["xl/worksheets/sheet2.xml"] ?? ""];
  expect(rows.split("<row").length - 2).toBe(directory.totalCount);
  for (const { node } of directory.edges) {
    expect(rows).toContain(node.unit.name);
    for (const { number } of node.unit.hotlines) expect(rows).toContain(number);
  }
  expect(origin).toContain(directoryFile.sha256);
  expect((await world.hub.ask(FILE, { filter }, HEAD)).directoryFile.sha256).toBe(directoryFile.sha256);
  expect(await world.hub.database.sql("select 1 from audit_entry where act = 'directoryFile'")).toHaveLength(2);
  expect((await world.hub.answer(FILE, {}, await world.hub.account("TELECOM", "TINH"))).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});
