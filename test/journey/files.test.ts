import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDocument, aPicture, aScan } from "../../server/src/platform/files/made.fixture.ts";
import { sweepFiles } from "../../server/src/writeback/index.ts";
import { asked, until } from "../hub.ts";
import { aProvince } from "../world.ts";
import { caseOf, idOf } from "./kit/reading.ts";
import { download, endless, hashOf, rowsOf, upload, worked } from "./kit/files.ts";
import { aWritingProvince, changesOf, request, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const SCAN = { name: "Biên bản nghiệm thu.pdf", bytes: aScan(700_000) };
const ALL = asked<{ case: { changes: { state: string; files: { id: string; name: string | null; mediaType: string; bytes: number }[] }[] } }>(
  "query ($id: ID!) { case(id: $id) { changes { state files { id name mediaType bytes } } } }",
);
const filesShown = async (world: WritingWorld, name: string, as = HEAD) => (await world.hub.ask(ALL, { id: await idOf(world.hub, name) }, as)).case.changes;

test("a file goes with a result to its source byte for byte, is shown as confirmed when the source shows the result, and is fetched again by who may", async () => {
  const world = await aWritingProvince([worked("a", "SXD")]);
  const taken = await upload(world.hub, "a", SCAN, HEAD);
  expect(taken).toMatchObject({ status: 201, name: SCAN.name, mediaType: "application/pdf", bytes: 700_000 });
  expect(await request(world.hub, "a", { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường", files: [taken.id] }, HEAD)).toMatchObject({
    __typename: "CaseChangeQueued",
  });
  await sends(world.hub);
  const sent = Buffer.from(world.writable.effects[0]?.told["tep"] ?? "", "base64");
  expect(hashOf(sent)).toBe(hashOf(SCAN.bytes));
  world.clock.advance(1_000);
  await world.hub.settled();
  expect(await filesShown(world, "a")).toEqual([
    { state: "VERIFIED", files: [{ id: taken.id, name: SCAN.name, mediaType: "application/pdf", bytes: 700_000 }] },
  ]);
  expect((await caseOf(world.hub, "a"))?.stage).toBe("RESOLVED");
  const given = await download(world.hub, taken.id ?? "", "thanhtra");
  expect([given.status, hashOf(given.bytes)]).toEqual([200, hashOf(SCAN.bytes)]);
  expect(
    Object.fromEntries(
      ["content-disposition", "x-content-type-options", "content-security-policy", "cache-control"].map((name) => [name, given.headers.get(name)]),
    ),
  ).toEqual({
    "content-disposition": "attachment; filename=\"Bi_n b_n nghi_m thu.pdf\"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20nghi%E1%BB%87m%20thu.pdf",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "no-store",
  });
  const acts = await world.hub.database.sql("select act, actor from audit_entry where act in ('uploadFile', 'downloadFile') order by at, number");
  expect(acts).toEqual([
    { act: "uploadFile", actor: HEAD },
    { act: "downloadFile", actor: "thanhtra" },
  ]);
}, 60_000);

test("several files of one result go as a list where the source takes one, and one where it takes one alone; larger than its manifest says is refused by name", async () => {
  const world = await aWritingProvince([worked("a", "SXD"), worked("b", "SXD")]);
  const manifest = world.writable.manifest();
  const write = manifest.config["write"] as { changes: Record<string, { path: string; body: object }>; files?: object };
  const both = [
    (await upload(world.hub, "a", { name: "a.pdf", bytes: aScan() }, HEAD)).id,
    (await upload(world.hub, "a", { name: "b.png", bytes: aPicture() }, HEAD)).id,
  ];
  expect(await request(world.hub, "a", { kind: "RECORD_RESULT", words: "Đã vá", files: both }, HEAD)).toMatchObject({
    at: "files",
    message: expect.stringMatching(/1 tệp/),
  });
  const listed = {
    ...write.changes["RECORD_RESULT"],
    body: { viec: "RECORD_RESULT", ketQua: "{result}", tep: [{ ten: "{file.name?}", noiDung: "{file.base64?}" }] },
  };
  await world.hub.connect({
    ...manifest,
    config: { ...manifest.config, write: { ...write, files: { mostBytes: 5_000 }, changes: { ...write.changes, RECORD_RESULT: listed } } },
  });
  expect(await request(world.hub, "a", { kind: "RECORD_RESULT", words: "Đã vá", files: both }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
  await sends(world.hub);
  const sent = world.writable.effects[0]?.told as unknown as { tep: { ten: string; noiDung: string }[] };
  expect(sent.tep.map(({ ten, noiDung }) => [ten, hashOf(Buffer.from(noiDung, "base64"))])).toEqual([
    ["a.pdf", hashOf(aScan())],
    ["b.png", hashOf(aPicture())],
  ]);
  const large = await upload(world.hub, "b", { name: "to.pdf", bytes: aScan(9_000) }, HEAD);
  expect(await request(world.hub, "b", { kind: "RECORD_RESULT", words: "Đã vá", files: [large.id] }, HEAD)).toMatchObject({
    at: "files",
    message: expect.stringMatching(/"to\.pdf" lớn hơn/),
  });
}, 60_000);

describe("a file of a province that takes no results by itself", () => {
  let world: WritingWorld;
  const people: Record<string, string> = {};
  beforeAll(async () => {
    world = (await aProvince({ kept: true }).with(
      worked("ours", "SXD"),
      worked("theirs", "SYT", { field: "HEALTH" }),
      worked("kept", "SXD", { confidential: ["name"] }),
      worked("erased", "SXD"),
    )) as WritingWorld;
    for (const [role, unit] of [
      ["UNIT_HEAD", "SYT"],
      ["UNIT_HEAD", "SNV"],
      ["DIVISION_HANDLER", "SXD"],
      ["OFFICE_CHIEF", "VPUB"],
    ] as const)
      people[`${role} ${unit}`] = await world.hub.account(role, unit);
  }, 60_000);
  afterAll(() => world?.leave());

  test("is taken from nobody who is not signed in, who records no result there, or whose page is another site's", async () => {
    const before = (await rowsOf(world)).length;
    expect(await upload(world.hub, "ours", SCAN, null)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    for (const who of ["lanhdao", "thanhtra", "cntt", people["UNIT_HEAD SYT"] ?? ""])
      expect(await upload(world.hub, "ours", SCAN, who)).toMatchObject({ status: 403 });
    for (const origin of ["https://ke-xau.example", "null"]) expect(await upload(world.hub, "ours", SCAN, HEAD, { origin })).toMatchObject({ status: 403 });
    expect((await rowsOf(world)).length).toBe(before);
    expect(world.hub.log.filter((line) => line.includes('"uploadFile"')).length).toBeGreaterThan(0);
  });

  test("that lies is refused with its name and the reason, and nothing of it stays", async () => {
    const before = (await rowsOf(world)).length;
    for (const [file, reason] of [
      [{ name: "ket-qua.pdf", bytes: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(9_000)]) }, /"ket-qua\.pdf" là chương trình Windows/],
      [{ name: "anh.png", bytes: Buffer.from("<svg onload=alert(1)>") }, /"anh\.png" có mã trang web/],
      [{ name: "bien-ban.docx", bytes: aDocument({ "word/vbaProject.bin": "x" }) }, /"bien-ban\.docx" có macro/],
      [{ name: "bien-ban.docx", bytes: Buffer.concat([aDocument(), Buffer.alloc(600_000)]) }, /không đúng cấu trúc/],
      [{ name: "ket-qua.exe", bytes: aScan() }, /"ket-qua\.exe" có nội dung là PDF/],
    ] as const)
      expect(await upload(world.hub, "ours", file, HEAD)).toMatchObject({ status: 415, message: expect.stringMatching(reason) });
    expect(await upload(world.hub, "ours", { name: "a\u202egpj.exe", bytes: aScan() }, HEAD)).toMatchObject({ status: 400 });
    expect((await rowsOf(world)).length).toBe(before);
  });

  test.each([
    ["says so beforehand", 100 * 2 ** 20, 8 * 2 ** 20],
    ["does not say", null, 40 * 2 ** 20],
  ])(
    "of 100 MB whose sender %s is refused before it was read, in words, and its connection ends in order",
    async (_what, told, most) => {
      const refused = await endless(world.hub, "ours", { as: HEAD, told });
      expect(refused).toMatchObject({ status: 413, end: "ended", body: expect.stringMatching(/"phim\.pdf\\?" lớn hơn 25 MB|phim\.pdf/) });
      expect(refused.taken).toBeLessThan(most);
      await until("nothing of it stays", async () => (await rowsOf(world)).every(({ whole }) => whole));
    },
    60_000,
  );

  test("that no decision has is known to nobody but who handed it over, and serves for no other case and no other person's decision", async () => {
    const taken = await upload(world.hub, "theirs", SCAN, people["UNIT_HEAD SYT"] ?? "");
    expect((await download(world.hub, taken.id ?? "", people["UNIT_HEAD SYT"] ?? "")).status).toBe(200);
    for (const who of ["lanhdao", HEAD, "cntt", "thanhtra"]) expect((await download(world.hub, taken.id ?? "", who)).status).toBe(404);
    expect((await download(world.hub, taken.id ?? "", null)).status).toBe(401);
    expect(await request(world.hub, "ours", { kind: "RECORD_RESULT", words: "Đã sửa", files: [taken.id] }, HEAD)).toMatchObject({ at: "files" });
    const own = await upload(world.hub, "kept", SCAN, HEAD);
    expect(await request(world.hub, "ours", { kind: "RECORD_RESULT", words: "Đã sửa", files: [own.id] }, HEAD)).toMatchObject({ at: "files" });
    expect(await request(world.hub, "ours", { kind: "RECORD_RESULT", words: "Đã sửa", files: [randomUUID()] }, HEAD)).toMatchObject({ at: "files" });
    expect(await changesOf(world.hub, "ours")).toEqual([]);
  });

  test("is fetched by no officer of another unit once it is another unit's, by nobody led there from another site, and each refusal stands in the log", async () => {
    const taken = await upload(world.hub, "theirs", SCAN, people["UNIT_HEAD SYT"] ?? "");
    expect(await request(world.hub, "theirs", { kind: "RECORD_RESULT", words: "Đã khám", files: [taken.id] }, people["UNIT_HEAD SYT"] ?? "")).toMatchObject({
      __typename: "CaseChangeQueued",
    });
    for (const who of [HEAD, people["UNIT_HEAD SNV"] ?? "", people["DIVISION_HANDLER SXD"] ?? "", "cntt"])
      expect((await download(world.hub, taken.id ?? "", who)).status).toBe(404);
    for (const who of ["lanhdao", "thanhtra", people["OFFICE_CHIEF VPUB"] ?? ""]) expect((await download(world.hub, taken.id ?? "", who)).status).toBe(200);
    expect((await download(world.hub, taken.id ?? "", "lanhdao", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    for (const id of ["1", randomUUID(), `${taken.id}%00`, "..%2f..%2fetc%2fpasswd"]) expect((await download(world.hub, id, "lanhdao")).status).toBe(404);
    expect(world.hub.log.filter((line) => line.includes('"downloadFile"')).length).toBeGreaterThan(0);
  });

  test("of a case whose submitter asked for confidence is fetched by who works on it and who may see even that", async () => {
    const taken = await upload(world.hub, "kept", SCAN, people["DIVISION_HANDLER SXD"] ?? "");
    const paper = { number: "5/BC", day: "2026-03-16" };
    expect(
      await request(world.hub, "kept", { kind: "RECORD_RESULT", words: "Đã sửa", paper, files: [taken.id] }, people["DIVISION_HANDLER SXD"] ?? ""),
    ).toMatchObject({
      __typename: "CaseChangeQueued",
    });
    for (const who of [HEAD, "lanhdao"]) expect((await download(world.hub, taken.id ?? "", who)).status).toBe(200);
    expect((await download(world.hub, taken.id ?? "", "thanhtra")).status).toBe(404);
  });

  test("lies sealed in the database, and goes with its submitter's key", async () => {
    const taken = await upload(world.hub, "erased", { name: "Trả lời ông Trần Văn Mẫu.pdf", bytes: aScan() }, HEAD);
    const [kept] = await world.hub.database.sql<{ text: string }>(
      "select f::text || p::text as text from stored_file f join file_piece p on p.file_id = f.id where f.id = $1",
      [taken.id],
    );
    for (const word of ["Trần Văn Mẫu", "%PDF", Buffer.from("%PDF").toString("hex"), Buffer.from("Văn Mẫu").toString("hex")])
      expect(kept?.text).not.toContain(word);
    await world.hub.database.sql("update source_record set wrapped_key = null where case_id = $1", [await idOf(world.hub, "erased")]);
    expect((await download(world.hub, taken.id ?? "", HEAD)).status).toBe(410);
    expect(await upload(world.hub, "erased", SCAN, HEAD)).toMatchObject({ status: 410 });
  });

  test("one that was chosen by mistake is taken back, by nobody else, and never once a decision has it", async () => {
    const taken = await upload(world.hub, "ours", SCAN, HEAD);
    const back = async (who: string, origin = world.hub.url) =>
      (await fetch(`${world.hub.url}/files/${taken.id}`, { method: "DELETE", headers: { cookie: await world.hub.cookieOf(who), origin } })).status;
    expect([await back(people["UNIT_HEAD SYT"] ?? ""), await back(HEAD, "https://ke-xau.example"), await back(HEAD), await back(HEAD)]).toEqual([
      404, 403, 200, 404,
    ]);
  });

  test("one that is sent again under its key is the first one; another under it is refused; taken back, its key is free", async () => {
    const key = { "x-file-key": randomUUID() };
    const before = (await rowsOf(world)).length;
    const taken = await upload(world.hub, "ours", SCAN, HEAD, key);
    expect(await upload(world.hub, "ours", SCAN, HEAD, key)).toEqual(taken);
    expect(await upload(world.hub, "ours", { ...SCAN, bytes: aScan(4_000) }, HEAD, key)).toMatchObject({ status: 409, code: "KEY_USED" });
    expect(await upload(world.hub, "ours", SCAN, null, key)).toMatchObject({ status: 401 });
    expect(await rowsOf(world)).toHaveLength(before + 1);
    const cookie = await world.hub.cookieOf(HEAD);
    expect((await fetch(`${world.hub.url}/files/${taken.id}`, { method: "DELETE", headers: { cookie, origin: world.hub.url } })).status).toBe(200);
    const anew = await upload(world.hub, "ours", SCAN, HEAD, key);
    expect([anew.status, anew.id === taken.id]).toEqual([201, false]);
  });

  test("a twenty-first that waits is refused, and those that wait are erased a day later", async () => {
    const many = people["DIVISION_HANDLER SXD"] ?? "";
    for (let n = 0; n < 20; n += 1) expect((await upload(world.hub, "ours", { name: "a.txt", bytes: Buffer.from(`tệp ${n}`) }, many)).status).toBe(201);
    expect(await upload(world.hub, "ours", SCAN, many)).toMatchObject({ status: 429 });
    const attached = (await rowsOf(world)).filter((row) => row.attached).length;
    expect(await sweepFiles(world.hub.hub.database, world.hub.instant + 23 * 3_600_000)).toBe(0);
    await sweepFiles(world.hub.hub.database, world.hub.instant + 25 * 3_600_000);
    expect(await rowsOf(world)).toHaveLength(attached);
    expect(attached).toBeGreaterThan(0);
  }, 60_000);
});
