import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbook } from "../../server/src/platform/workbook.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { itemsOf, jobOf, works } from "./kit/bulk.ts";
import type { JobAnswer } from "./kit/bulk.ts";
import { changesOf } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const PREVIEW = asked<{
  previewLetters: {
    rows?: { line: number; standing: string; number: string; day: string | null; case: { reference: string } | null }[];
    matched?: number;
    message?: string;
  };
}>(
  `query ($input: LettersInput!) { previewLetters(input: $input) { ... on LetterList { rows { line standing message number day case { reference } } matched typedCount } ... on BulkNotPossible { message } } }`,
);
const RECORD = asked<{ recordLetters: JobAnswer }>(
  "mutation ($input: RecordLettersInput!) { recordLetters(input: $input) { __typename ... on BulkJob { id state cases done left } ... on BulkNotPossible { at message } } }",
);

let world: World;
const references: Record<string, string> = {};
beforeAll(async () => {
  const working = (id: string, lead: string, more: object = {}) =>
    aCase({
      id,
      received: "2026-03-02 08:00",
      lead,
      stage: "IN_PROGRESS",
      submitter: { name: "Trần Văn Mẫu", phone: "0912345678", email: null, address: null },
      ...more,
    });
  world = await aProvince({ kept: true }).with(
    working("a", "SXD"),
    working("b", "SXD"),
    working("early", "SXD"),
    working("recorded", "SXD", { stage: "RESOLVED", result: "Đã sửa" }),
    working("health", "SYT"),
    working("new", "SXD", { stage: "RECEIVED" }),
  );
  for (const { id, reference } of await world.hub.database.sql<{ id: string; reference: string }>("select source_case_id as id, reference from feedback_case"))
    references[id] = reference;
}, 60_000);
afterAll(() => world?.leave());

const row = (number: string, day: string, name: string, words = ""): string => [number, day, references[name] ?? name, words].join("\t");

describe("a list of letters out of the office's own register", () => {
  test("is for those who record results, and nobody else", async () => {
    const input = { csv: "1/SXD\t09/03/2026\tX" };
    expect((await world.hub.answer(PREVIEW, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await world.hub.answer(PREVIEW, { input }, "thanhtra")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("is told row by row: matched, recorded already, not found, out of his sight, a date before the receipt or to come", async () => {
    const rows = [
      ["Số văn bản", "Ngày văn bản", "Mã phản ánh", "Nội dung"].join("\t"),
      row("101/SXD-HTGT", "9/3/2026", "a", "Đã vá mặt đường, báo ông Trần Văn Mẫu 0912345678"),
      row("102/SXD-HTGT", "2026-03-10", "b"),
      row("103/SXD-HTGT", "01/03/2026", "early"),
      row("104/SXD-HTGT", "17/03/2026", "early"),
      row("105/SXD-HTGT", "31/02/2026", "early"),
      row("106/SXD-HTGT", "10/03/2026", "recorded"),
      row("107/SXD-HTGT", "10/03/2026", "khong-co"),
      row("108/SXD-HTGT", "10/03/2026", "health"),
      row("109/SXD-HTGT", "10/03/2026", "a"),
      row("", "10/03/2026", "b"),
      row("110/SXD-HTGT", "10/03/2026", "new"),
    ];
    const list = (await world.hub.ask(PREVIEW, { input: { csv: rows.join("\r\n") } }, HEAD)).previewLetters;
    expect(list.rows?.map(({ line, standing }) => `${line} ${standing}`)).toEqual([
      "2 MATCHED",
      "3 MATCHED",
      "4 BAD_DATE",
      "5 BAD_DATE",
      "6 BAD_DATE",
      "7 ALREADY_RECORDED",
      "8 NOT_FOUND",
      "9 NOT_FOUND",
      "10 TWICE",
      "11 BAD_ROW",
      "12 NOT_ALLOWED",
    ]);
    expect(list).toMatchObject({ matched: 2 });
  });

  test("is recorded as one job, each case by its own letter, once, over a restart; the submitter's name lies nowhere in the open", async () => {
    const csv = [
      row("101/SXD-HTGT", "9/3/2026", "a", "Đã vá mặt đường, báo ông Trần Văn Mẫu 0912345678"),
      row("102/SXD-HTGT", "2026-03-10", "b"),
      row("7/SXD", "10/03/2026", "khong-co"),
    ].join("\n");
    const input = { csv, key: randomUUID(), reason: "Ghi nhận văn bản đã trả lời" };
    const job = (await world.hub.ask(RECORD, { input }, HEAD)).recordLetters;
    expect(job).toMatchObject({ __typename: "BulkJob", state: "RUNNING", cases: 2 });
    await world.restarted();
    await works(world.hub);
    expect((await world.hub.ask(RECORD, { input }, HEAD)).recordLetters).toMatchObject({ id: job.id, state: "DONE", done: 2 });
    expect(await jobOf(world.hub, job.id, HEAD)).toMatchObject({ left: 0 });
    expect((await itemsOf(world.hub, job.id, HEAD)).map(({ outcome }) => outcome)).toEqual(["DONE", "DONE"]);
    expect(await changesOf(world.hub, "a")).toMatchObject([{ kind: "RECORD_RESULT", words: "Đã vá mặt đường, báo ông ••• •••" }]);
    expect(await changesOf(world.hub, "b")).toMatchObject([{ words: "Đã giải quyết theo văn bản số 102/SXD-HTGT ngày 10/03/2026." }]);
    const open = await world.hub.database.sql<{ told: unknown }>(
      "select k.told from case_change k union all select i.own from bulk_item i union all select to_jsonb(j.told) from bulk_job j",
    );
    expect(JSON.stringify(open)).not.toMatch(/Văn Mẫu|0912345678/);
    const papers = await world.hub.database.sql<{ paper: object }>("select told -> 'paper' as paper from case_change order by id");
    expect(papers.map(({ paper }) => paper).toSorted((one, two) => JSON.stringify(one).localeCompare(JSON.stringify(two)))).toEqual([
      { number: "101/SXD-HTGT", day: "2026-03-09" },
      { number: "102/SXD-HTGT", day: "2026-03-10" },
    ]);
    const after = (await world.hub.ask(PREVIEW, { input: { csv } }, HEAD)).previewLetters;
    expect(after.rows?.map(({ standing }) => standing)).toEqual(["ALREADY_RECORDED", "ALREADY_RECORDED", "NOT_FOUND"]);
  });

  test("may come as a workbook; a file that lies about what it is is refused", async () => {
    const columns = ["Số", "Ngày", "Mã phản ánh"].map((title) => ({ title, width: 20 }));
    const file = workbook({ name: "Văn bản", columns, rows: [["201/SXD", "10/03/2026", references["early"] ?? ""]] }).toString("base64");
    expect((await world.hub.ask(PREVIEW, { input: { file } }, HEAD)).previewLetters.rows).toMatchObject([
      { line: 2, standing: "MATCHED", number: "201/SXD", day: "2026-03-10" },
    ]);
    const broken = Buffer.from("504b0304ffff", "hex").toString("base64");
    expect((await world.hub.ask(PREVIEW, { input: { file: broken } }, HEAD)).previewLetters.message).toContain("Không đọc được bảng tính");
    expect((await world.hub.ask(PREVIEW, { input: {} }, HEAD)).previewLetters.message).toContain("Cần đúng một tệp");
  });
});
