import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";

const HEAD = "giamdoc.sxd";
const TODAY = "2026-03-16";
const HOURS = [{ days: ["MON", "TUE"], from: "07:00", to: "17:00" }];
const DUTY = 'duty: [{ days: [MON, TUE], from: "07:00", to: "17:00" }], from: 2026-01-01, basis: thử';

interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
}
const CHANGE = asked<{ changeDirectory: Outcome }>(
  "mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { __typename ... on DirectoryRefused { at message } } }",
);
const SEEN = asked<{ directory: { edges: { node: { unit: { code: string }; seen: string } }[] } }>(
  'query { directory(filter: { unit: "SXD" }, first: 100) { edges { node { unit { code } seen } } } }',
);
const CHANGED = { __typename: "DirectoryChanged" };

let world: World;
const sql = <Row>(text: string): Promise<Row[]> => world.hub.database.sql<Row>(text);
const brings = (text: string) => world.hub.hub.database.asWorker().write((tx) => importOfficers(tx, text, TODAY));

beforeAll(async () => {
  world = await aProvince({ kept: true, at: `${TODAY} 10:00` }).with();
  await world.hub.settled();
  await brings(`
officers: []
rosters:
  - unit: SXD
    members:
      - { officer: CB-11, task: Tổ trưởng, charge: chung, ${DUTY}, fields: [TRANSPORT] }
      - { officer: CB-12, task: Tổ phó, charge: pháp chế, ${DUTY}, to: 2026-12-31 }
      - { officer: CB-19, task: Thành viên, charge: hồ sơ, ${DUTY} }
    delegations:
      - { of: CB-11, to: CB-12, from: 2026-03-10, until: 2026-05-01, basis: đi công tác }
      - { of: CB-12, to: CB-19, from: 2026-06-01, until: 2026-06-20, basis: nghỉ phép }
      - { of: CB-19, to: CB-11, from: 2026-03-10, until: 2026-03-12, basis: nghỉ phép }
      - { of: CB-19, to: CB-11, from: 2026-04-01, until: 2026-04-12, basis: nghỉ phép }
`);
}, 60_000);
afterAll(() => world?.leave());

async function seen(): Promise<string> {
  const { directory } = await world.hub.ask(SEEN, {}, HEAD);
  return directory.edges.find(({ node }) => node.unit.code === "SXD")?.node.seen ?? "";
}

async function changes(input: object, as = HEAD): Promise<Outcome> {
  const whole = { key: randomUUID(), unit: "SXD", from: TODAY, basis: "Công văn số 5 của Sở", seen: await seen(), hours: HOURS, ...input };
  return (await world.hub.ask(CHANGE, { input: whole }, as)).changeDirectory;
}

const person = (officer: string, task: string, charge: string) => ({ officer, task, charge });

test("who leaves the task force stands in for nobody from that day on, nobody for him; who stays keeps his fields and his end", async () => {
  const inCharge = [person("CB-11", "Tổ trưởng", "chung và báo cáo"), person("CB-19", "Thành viên", "hồ sơ")];
  expect(await changes({ inCharge })).toEqual(CHANGED);
  const standIns = await sql(
    `select a.code as of, s.code as to, d.valid_from::text as from, d.valid_to::text as until from roster_delegation d join unit u on u.id = d.unit_id
     join officer a on a.id = d.from_officer_id join officer s on s.id = d.to_officer_id where u.code = 'SXD' order by 3, 1`,
  );
  expect(standIns).toEqual([
    { of: "CB-11", to: "CB-12", from: "2026-03-10", until: TODAY },
    { of: "CB-19", to: "CB-11", from: "2026-03-10", until: "2026-03-12" },
    { of: "CB-19", to: "CB-11", from: "2026-04-01", until: "2026-04-12" },
  ]);
  expect(await changes({ inCharge: [...inCharge, person("CB-12", "Tổ phó", "pháp chế")] })).toEqual(CHANGED);
  const members = await sql(
    `select o.code, m.charge, m.fields, m.valid_from::text as from, m.valid_to::text as to from roster_member m join officer o on o.id = m.officer_id
     join unit u on u.id = m.unit_id where u.code = 'SXD' order by 1, 4`,
  );
  expect(members).toEqual([
    { code: "CB-11", charge: "chung", fields: ["TRANSPORT"], from: "2026-01-01", to: TODAY },
    { code: "CB-11", charge: "chung và báo cáo", fields: ["TRANSPORT"], from: TODAY, to: null },
    { code: "CB-12", charge: "pháp chế", fields: [], from: "2026-01-01", to: TODAY },
    { code: "CB-12", charge: "pháp chế", fields: [], from: TODAY, to: null },
    { code: "CB-19", charge: "hồ sơ", fields: [], from: "2026-01-01", to: null },
  ]);
  const [entry] = await sql<{ ended: string }>(
    "select body::jsonb #>> '{detail,standInsEnded}' as ended from audit_entry where act = 'changeDirectory' order by number limit 1",
  );
  expect(entry).toEqual({ ended: "2" });
});

test("what begins later is not taken away by a change from before it, and what is for a time stays so", async () => {
  await brings(`
officers: []
mailboxes:
  - { kind: EMAIL, unit: SXD, address: tam@sxd.songlamha.example, name: Hộp thư tạm, from: 2026-01-01, to: 2026-09-01, basis: thử }
  - { kind: BOX, unit: SXD, address: Sảnh nhà A, name: Hòm thư, from: 2026-05-01, basis: thử }
`);
  const mail = { kind: "EMAIL", address: "tam@sxd.songlamha.example", name: "Hộp thư tạm" };
  const refused = await changes({ mailboxes: [mail] });
  expect(refused).toMatchObject({ at: "from", message: expect.stringContaining("Sảnh nhà A (từ 01/05/2026)") });
  const box = { kind: "BOX", address: "Sảnh nhà A", name: "Hòm thư góp ý" };
  expect(await changes({ from: "2026-05-01", mailboxes: [mail, box] })).toEqual(CHANGED);
  const kept = await sql(
    `select address, m.name, m.valid_from::text as from, m.valid_to::text as to from unit_mailbox m join unit u on u.id = m.unit_id where u.code = 'SXD' order by m.address collate "C"`,
  );
  expect(kept).toEqual([
    { address: "Sảnh nhà A", name: "Hòm thư góp ý", from: "2026-05-01", to: null },
    { address: "tam@sxd.songlamha.example", name: "Hộp thư tạm", from: "2026-01-01", to: "2026-09-01" },
  ]);
});

test("of two who change the same part at once one is told to look again, and so is who looked before a file came", async () => {
  const before = await seen();
  const numbers = (number: string) => [{ number, name: "Trực" }];
  const both = await Promise.all([
    changes({ seen: before, numbers: numbers("0912000998") }),
    changes({ seen: before, numbers: numbers("0912000997") }, "chanhvp"),
  ]);
  expect(both.map(({ at }) => at ?? "changed").toSorted()).toEqual(["changed", "numbers"]);
  expect(await sql("select 1 from hotline h join unit u on u.id = h.unit_id where u.code = 'SXD' and h.valid_to is null")).toHaveLength(1);
  const now = await seen();
  await brings(`
correction: Sở báo lại giờ trực của số máy
officers: []
hotlines:
  - { unit: SXD, number: "0912000998", name: Trực, hours: [{ days: [MON], from: "07:00", to: "11:00" }], from: 2026-01-01, basis: thử }
`);
  expect(await changes({ seen: now, numbers: numbers("0912000998") })).toMatchObject({ at: "numbers" });
  expect(await changes({ seen: now, inCharge: [person("CB-11", "Tổ trưởng", "chung")] })).toEqual(CHANGED); // the file told nothing of people
});

test("a correction is of what it changes: later files need none for it, and it rewrites nobody's past standing in", async () => {
  const hours = (to: string): string => `
officers: []
hotlines:
  - { unit: SXD, number: "0912000998", name: Trực, hours: [{ days: [MON], from: "07:00", to: "${to}" }], from: 2026-01-01, basis: thử }
`;
  await brings(hours("12:00")); // corrected above
  expect(await changes({ numbers: [{ number: "0912000996", name: "Trực" }] })).toEqual(CHANGED);
  await expect(brings(hours("13:00"))).rejects.toThrow("0912000996 was stated by hand");
  const { correction } = await brings(`correction: Sở báo lại số máy cũ vẫn dùng${hours("13:00")}`);
  expect(correction?.rows.toSorted()).toEqual(["numbers SXD 0912000996", "numbers SXD 0912000998"]);
  const roster = `correction: Sổ mới không còn người thay\nofficers: []\nrosters:\n  - unit: SXD\n    members:\n      - { officer: CB-11, task: Tổ trưởng, charge: chung, ${DUTY} }\n`;
  await expect(brings(roster)).rejects.toThrow("CB-12 stood in for CB-11 from 2026-03-10");
  await expect(sql("delete from directory_correction")).rejects.toThrow("append-only");
});
