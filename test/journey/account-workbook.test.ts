import { afterAll, beforeAll, expect, test } from "vitest";
import { xlsx, zip } from "../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../connectors/src/sheet/write.fixture.ts";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
let keeper: string;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with();
  keeper = await world.hub.account("IT_OFFICER", "SXD");
}, 60_000);
afterAll(() => world?.leave());

interface Sheet {
  sheets: string[];
  columns: string[];
  accounts: { line: number; sheet: string | null; username: string; role: string; unitCode: string }[];
  problems: { line: number; at: string; cell: string | null; missing: string | null; message: string }[];
}
const PREVIEW = asked<{ previewAccounts: Sheet }>(
  "query ($input: AccountSheetInput!) { previewAccounts(input: $input) { sheets columns accounts { line sheet username role unitCode } problems { line at cell missing message } } }",
);
const look = async (file: Buffer, columns: object[] = []): Promise<Sheet> =>
  (await world.hub.ask(PREVIEW, { input: { file: file.toString("base64"), columns } }, keeper)).previewAccounts;

const HEAD = ["STT", "Họ  và tên", "Tên đăng nhập", "Vai trò", "Mã đơn vị", "Ghi chú"];
const TITLE = ["DANH SÁCH TÀI KHOẢN CÁN BỘ"];
const book = (...rows: Written[][]): Buffer => xlsx([{ name: "Sở Xây dựng", rows: [TITLE, [], HEAD, ...rows], merges: ["A1:F1"] }], { shared: true });
const MAI = [1, "Bùi Thị Mai", "bui.mai", "Công chức đầu mối", "sxd", null];
const LONG = [2, "Đặng Long Hải", "dang.long", "DIVISION_HANDLER", "SXD-HTGT", "biệt phái"];

test("a workbook as an office saves it is read below its title, by the words of its header", async () => {
  const read = await look(
    xlsx([
      { name: "Hướng dẫn", rows: [["Điền vào trang sau"], ["Vai trò", "xem phụ lục"]] },
      { name: "Sở Xây dựng", rows: [TITLE, [], HEAD, MAI], merges: ["A1:F1"] },
      { name: "Hạ tầng", rows: [HEAD, LONG] },
      { name: "Cũ", rows: [HEAD, [3, "Người Cũ", "nguoi.cu", "UNIT_HEAD", "SXD", null]], hidden: true },
    ]),
  );
  expect(read.problems).toEqual([]);
  expect(read.sheets).toEqual(["Sở Xây dựng", "Hạ tầng"]);
  expect(read.accounts).toEqual([
    { line: 4, sheet: "Sở Xây dựng", username: "bui.mai", role: "FOCAL_OFFICER", unitCode: "SXD" },
    { line: 2, sheet: "Hạ tầng", username: "dang.long", role: "DIVISION_HANDLER", unitCode: "SXD-HTGT" },
  ]);
});

test("what is wrong is told by sheet and cell: formulas, merged cells, unknown roles, units of others, names twice and taken", async () => {
  const { accounts, problems } = await look(
    xlsx([
      {
        name: "Sở Xây dựng",
        rows: [
          TITLE,
          [],
          HEAD,
          MAI,
          [2, { f: "B4", v: "Bùi Thị Mai", t: "str" }, "mai.bui", "FOCAL_OFFICER", "SXD"],
          [3, "Ai Đó", "a.b", "Vua", "SXD"],
          [4, "Ai Đó", "c.d", "FOCAL_OFFICER", "SYT"],
          [5, "Ai Đó", "BUI.MAI", "FOCAL_OFFICER", "SXD"],
          [6, "Ai Đó", "giamdoc.sxd", "FOCAL_OFFICER", "SXD"],
          [7, "Ai Đó", "e.f", "FOCAL_OFFICER", "SXD"],
          [8, "Ai Nữa", "g.h", "FOCAL_OFFICER", null],
        ],
        merges: ["E10:E11"],
      },
    ]),
  );
  expect(accounts.map((one) => one.username)).toEqual(["bui.mai", "e.f"]);
  expect(problems.map(({ cell, at }) => [cell, at])).toEqual([
    ["Sở Xây dựng!B5", "họ và tên"],
    ["Sở Xây dựng!D6", "vai trò"],
    ["Sở Xây dựng!E7", "mã đơn vị"],
    ["Sở Xây dựng!C8", "tên đăng nhập"],
    ["Sở Xây dựng!C9", "tên đăng nhập"],
    ["Sở Xây dựng!E11", "mã đơn vị"],
  ]);
  expect(problems[0]?.message).toContain("công thức");
  expect(problems[3]?.message).toContain("Sở Xây dựng!C4");
  expect(problems[5]?.message).toContain("gộp");
});

test("a column that no heading names is asked for, and told", async () => {
  const file = xlsx([{ name: "S", rows: [TITLE, ["Họ và tên", "Email công vụ", "Vai trò", "Mã đơn vị"], ["Bùi Thị Mai", "bui.mai", "UNIT_HEAD", "SXD"]] }]);
  const before = await look(file);
  expect(before.columns).toContain("Email công vụ");
  expect(before.problems).toEqual([expect.objectContaining({ cell: "S!2", missing: "username", at: "tên đăng nhập" })]);
  const told = await look(file, [{ tells: "username", column: "Email công vụ" }]);
  expect([told.problems, told.accounts.map((one) => one.username)]).toEqual([[], ["bui.mai"]]);
});

test("what is no whole workbook is refused as a whole, and the hub goes on", async () => {
  const whole = book(MAI);
  const burst = zip([{ name: "xl/workbook.xml", bytes: Buffer.alloc(50 * 2 ** 20, 0x20) }]);
  const files = {
    "cut off": whole.subarray(0, whole.length / 2),
    "made to burst": burst,
    "the old format": Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "neither workbook nor text": Buffer.from([0xff, 0xfe, 0xfd, 0x80]),
    "larger than 5 MB": Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), Buffer.alloc(5 * 2 ** 20)]),
  };
  for (const [name, file] of Object.entries(files)) {
    const { accounts, problems } = await look(file);
    expect([name, accounts.length, problems.map(({ at, cell }) => [at, cell])]).toEqual([name, 0, [["sheet", null]]]);
  }
  expect((await look(whole)).accounts).toHaveLength(1);
});

test("a workbook of 1,000 accounts fits, one more does not", async () => {
  const rows = Array.from({ length: 1_001 }, (_, i) => [i + 1, `Cán bộ số ${i}`, `can.bo.${i}`, "FOCAL_OFFICER", "SXD", "x".repeat(200)]);
  expect((await look(book(...rows.slice(0, 1_000)))).accounts).toHaveLength(1_000);
  const over = await look(book(...rows));
  expect([over.accounts.length, over.problems.map(({ message }) => message)]).toEqual([0, ["Nhiều nhất 1000 dòng mỗi lần."]]);
});

test("a large body is read from nobody but those who keep accounts", async () => {
  const query = {
    query: "query ($input: AccountSheetInput!) { previewAccounts(input: $input) { columns } }",
    variables: { input: { file: "A".repeat(400_000) } },
  };
  const statusFor = async (cookie?: string): Promise<number> =>
    (
      await fetch(`${world.hub.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(cookie === undefined ? {} : { cookie }) },
        body: JSON.stringify(query),
      })
    ).status;
  expect(await statusFor()).toBe(413);
  expect(await statusFor(await world.hub.signIn("thanhtra"))).toBe(413);
  expect(await statusFor(await world.hub.signIn(keeper))).toBe(200);
});

test("it is adopted as CSV is: all of it with a password each, and audited", async () => {
  const adopt = asked<{ adoptAccounts: { __typename: string; passwords?: { username: string }[] } }>(
    "mutation ($input: AccountSheetInput!) { adoptAccounts(input: $input) { __typename ... on AccountsAdopted { passwords { username } } } }",
  );
  const send = async (file: Buffer) => (await world.hub.ask(adopt, { input: { file: file.toString("base64") } }, keeper)).adoptAccounts;
  expect((await send(book(MAI, [2, "Ai Đó", { f: "1+1", v: 2 }, "FOCAL_OFFICER", "SXD"]))).__typename).toBe("AccountSheet");
  expect((await send(book(MAI, LONG))).passwords?.map((one) => one.username)).toEqual(["bui.mai", "dang.long"]);
  const entries = await world.hub.database.sql<{ subject: string }>("select subject from audit_entry where act = 'adoptAccounts' order by number");
  expect(entries.map((entry) => entry.subject)).toEqual(["account:bui.mai", "account:dang.long"]);
});
