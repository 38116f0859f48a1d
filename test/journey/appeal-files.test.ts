import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDocument, aPicture, aScan } from "../../server/src/platform/files/made.fixture.ts";
import { sweepFiles } from "../../server/src/writeback/index.ts";
import type { Who } from "../hub.ts";
import type { World } from "../world.ts";
import { appealAct, appealOf } from "./kit/appealing.ts";
import { download, hashOf, uploadFor } from "./kit/files.ts";
import { heldBack } from "./kit/held-back.ts";
import { idOf } from "./kit/reading.ts";
import { aScoredMarch, handledAt, linesOf, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
const SCAN = { name: "Gia hạn cho ông Trần Văn Mẫu 0912345678.pdf", bytes: aScan(700_000) };
const LETTER = { name: "Phiếu trình.docx", bytes: aDocument() };
let world: World;
let march: string;
let other: string;
let id: string;
let scan: string;

beforeAll(async () => {
  ({ world, march } = await aScoredMarch());
  const { hub, source } = world;
  other = await hub.account("UNIT_HEAD", "SYT");
  for (const one of ["late", "kept", "moved", "done", "again"])
    source.put(handledAt(one, "SXD", "2026-03-20 10:00", one === "kept" ? { confidential: ["name"] } : {}));
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
  id = await asks("PA-LATE");
  scan = (await adds(SCAN, HEAD)).id ?? "";
}, 90_000);
afterAll(() => world?.leave());

/** The head asks that a late case's line count as in time, or as another unit's. */
async function asks(reference: string, wish: object = { kind: "TIME" }): Promise<string> {
  const { lines } = await linesOf(world.hub, { period: march, unit: "SXD", indicator: "U1" });
  const ordinal = lines.find((line) => line.reference === reference)?.ordinal;
  const line = { period: march, unit: "SXD", indicator: "U1", ordinal };
  return (await appealAct(world.hub, "askScoreAppeal", { ...line, ...wish, words: "Có văn bản gia hạn" }, HEAD)).appeal?.id ?? "";
}
const adds = (file: { name: string; bytes: Buffer }, who: Who, appeal = id) => uploadFor(world.hub, { appeal }, file, who);
const filesOf = async (who: Who, appeal = id) => (await appealOf(world.hub, appeal, who))?.files;
const statusOf = async (file: string, who: Who): Promise<number> => (await download(world.hub, file, who)).status;

describe("files of an appeal", () => {
  test("are for who sees the appeal alone: a stranger is refused over the graph and at the door", async () => {
    for (const who of [other, "cntt", "vanhanh"]) {
      expect([who, await appealOf(world.hub, id, who)]).toEqual([who, null]);
      expect([who, await statusOf(scan, who)]).toEqual([who, 404]);
    }
    expect(await statusOf(scan, null)).toBe(401);
    const moved = await asks("PA-MOVED", { kind: "ATTRIBUTION", otherUnit: "SYT" });
    const file = (await adds(LETTER, HEAD, moved)).id ?? "";
    expect((await filesOf(other, moved))?.map((one) => one.id)).toEqual([file]);
    expect(await statusOf(file, other)).toBe(200); // its unit would get the line
    for (const who of [await world.hub.account("EMULATION_SECRETARY", "TINH"), await world.hub.account("DIVISION_HANDLER", "SYT")]) {
      expect((await filesOf(who, moved))?.map((one) => one.mayFetch)).toEqual([false]); // scores alone open no case
      expect([who, await statusOf(file, who)]).toEqual([who, 404]);
    }
    expect((await adds(LETTER, other, moved)).status).toBe(403);
    expect((await appealOf(world.hub, moved, other))?.filesTaken).toBeNull();
  });

  test("are added by who asked it and by who answers it, by nobody else, and outlive the hub byte for byte", async () => {
    expect((await adds(LETTER, null)).status).toBe(401);
    for (const who of [other, "lanhdao", "thanhtra", "cntt"]) expect([who, (await adds(LETTER, who)).status]).toEqual([who, 403]);
    expect((await uploadFor(world.hub, { appeal: "999999" }, LETTER, HEAD)).status).toBe(403);
    const letter = (await adds(LETTER, OFFICE)).id ?? "";
    await world.restarted();
    await sweepFiles(world.hub.hub.database, world.hub.instant + 48 * 3_600_000);
    const shown = await filesOf(HEAD);
    expect(shown).toMatchObject([
      { id: scan, mediaType: "application/pdf", bytes: 700_000, byUnit: { code: "SXD" } },
      { id: letter, name: LETTER.name, bytes: LETTER.bytes.length, byUnit: { code: "TINH" } },
    ]);
    for (const who of [HEAD, OFFICE, "lanhdao", "thanhtra"]) expect(hashOf((await download(world.hub, scan, who)).bytes)).toBe(hashOf(SCAN.bytes));
    expect(hashOf((await download(world.hub, letter, HEAD)).bytes)).toBe(hashOf(LETTER.bytes));
    const given = await download(world.hub, scan, OFFICE);
    expect(given.headers.get("content-disposition")).toMatch(/^attachment;.*\.pdf/);
  });

  test("carry no submitter in their names, neither on the page nor in the file that is saved", async () => {
    const name = (await filesOf(OFFICE))?.[0]?.name;
    expect(name).toMatch(/^Gia hạn cho ông .*\.pdf$/);
    const saved = decodeURIComponent((await download(world.hub, scan, OFFICE)).headers.get("content-disposition") ?? "");
    for (const told of [name, saved]) expect(told).not.toMatch(/Trần Văn Mẫu|0912345678/);
    const kept = JSON.stringify(await world.hub.database.sql("select body from audit_entry where act in ('uploadFile', 'downloadFile')"));
    expect(kept).not.toMatch(/Trần Văn Mẫu|0912345678|Phiếu trình/);
  });

  test("are what they are called: a program, a packed file, a lie and an empty one are refused by name; more than ten are not taken", async () => {
    const before = await filesOf(HEAD);
    for (const [name, bytes] of [
      ["ke-khai.pdf", Buffer.from("MZ\u0090\u0000 this is a program")],
      ["ke-khai.zip", Buffer.from("Rar!\u001a\u0007\u0001\u0000")],
      ["ke-khai.png", aScan()],
      ["ke-khai.pdf", Buffer.alloc(0)],
    ] as const) {
      const answer = await adds({ name, bytes }, HEAD);
      expect([answer.status, answer.message?.includes(`"${name}"`)]).toEqual([415, true]);
    }
    expect(await filesOf(HEAD)).toEqual(before);
    const most = (await appealOf(world.hub, id, HEAD))?.filesTaken?.most ?? 0;
    expect(most).toBe(8);
    for (let i = 0; i < most; i += 1) expect((await adds({ name: `${i}.png`, bytes: aPicture() }, HEAD)).status).toBe(201);
    expect(await adds({ name: "11.png", bytes: aPicture() }, HEAD)).toMatchObject({ status: 409, code: "TOO_MANY" });
    expect((await appealOf(world.hub, id, HEAD))?.filesTaken).toBeNull();
    expect(await filesOf(HEAD)).toHaveLength(10);
    expect(await world.hub.database.sql("select 1 from stored_file where appeal_id is null")).toEqual([]);
  });

  test("are there once, however often they are sent under one key: the same again is the first answer, another file is refused", async () => {
    const again = await asks("PA-AGAIN");
    const key = randomUUID();
    const sends = (file: { name: string; bytes: Buffer }, who: Who = HEAD, more = {}) =>
      uploadFor(world.hub, { appeal: again }, file, who, { "x-file-key": key, ...more });
    expect(await sends(LETTER, null)).toMatchObject({ status: 401 });
    expect(await sends(LETTER, HEAD, { "x-file-key": "1" })).toMatchObject({ status: 400, code: "BAD_KEY" });
    const [first, beside] = await Promise.all([sends(SCAN), sends(SCAN)]); // sent twice at once
    expect([first.status, beside.id, beside.name]).toEqual([201, first.id, first.name]);
    expect(await sends(SCAN, HEAD, { "x-file-key": key.toUpperCase() })).toEqual(first);
    for (const [name, bytes] of [
      [SCAN.name, aScan(700_001)],
      [SCAN.name, aScan(900_000)],
      [SCAN.name, SCAN.bytes.subarray(0, 600_000)],
      ["Khác.pdf", SCAN.bytes],
    ] as const)
      expect(await sends({ name, bytes })).toMatchObject({ status: 409, code: "KEY_USED" });
    expect(await uploadFor(world.hub, { appeal: id }, SCAN, HEAD, { "x-file-key": key })).toMatchObject({ status: 409, code: "KEY_USED" });
    const office = await sends(SCAN, OFFICE); // a key is its sender's own
    expect(office.status).toBe(201);
    await world.restarted();
    expect((await filesOf(HEAD, again))?.map((one) => one.id)).toEqual([first.id, office.id]);
    await appealAct(world.hub, "answerScoreAppeal", { appeal: again, answer: "REFUSED", words: "Không có căn cứ", ...PAPER }, OFFICE);
    expect(await sends(SCAN)).toEqual(first); // it arrived in time, whatever was decided since
    expect((await adds(SCAN, HEAD, again)).status).toBe(409);
    const told = await world.hub.database.sql("select 1 from audit_entry where act = 'uploadFile' and subject = $1", [`scoreAppeal:${again}`]);
    expect([told.length, (await filesOf(HEAD, again))?.length]).toEqual([2, 2]);
  });

  test("about a case whose submitter asked for confidence are for who works on it, and go with the submitter's key", async () => {
    const kept = await asks("PA-KEPT");
    const file = (await adds(SCAN, OFFICE, kept)).id ?? "";
    expect([await statusOf(file, OFFICE), await statusOf(file, "thanhtra"), await statusOf(file, HEAD)]).toEqual([200, 404, 200]);
    await world.hub.database.sql("update source_record set wrapped_key = null where case_id = $1", [await idOf(world.hub, "kept")]);
    expect(await statusOf(file, HEAD)).toBe(410);
    expect(await filesOf(HEAD, kept)).toMatchObject([{ id: file, name: null }]);
    expect((await adds(SCAN, HEAD, kept)).status).toBe(410);
  });

  test("are taken while it waits alone: one on its way when the answer comes is not kept; nothing of them is changed or taken away", async () => {
    const { hub } = world;
    const waiting = await asks("PA-DONE");
    const busy = await heldBack(hub.database, `select from score_period where id = ${march} for update`);
    const answering = appealAct(hub, "answerScoreAppeal", { appeal: waiting, answer: "REFUSED", words: "Không có căn cứ", ...PAPER }, OFFICE);
    await busy.waitingFor("lockPeriod", 1);
    const adding = adds(LETTER, HEAD, waiting);
    await busy.waitingFor("lockPeriod", 2);
    await busy.end();
    expect((await answering).appeal?.state).toBe("REFUSED");
    expect(await adding).toMatchObject({ status: 409, code: "NOT_NOW" });
    expect((await adds(LETTER, HEAD, waiting)).status).toBe(409);
    expect(await filesOf(HEAD, waiting)).toEqual([]);
    expect(await hub.database.sql("select 1 from stored_file where appeal_id is null")).toEqual([]);
    const cookie = await hub.cookieOf(HEAD);
    expect((await fetch(`${hub.url}/files/${scan}`, { method: "DELETE", headers: { origin: hub.url, cookie } })).status).toBe(404);
    await expect(hub.database.sql("delete from score_appeal_file")).rejects.toThrow("append-only");
    const acts = await hub.database.sql<{ act: string; subject: string }>(
      "select distinct act, subject from audit_entry where act in ('uploadFile', 'downloadFile') and subject = $1 order by 1",
      [`scoreAppeal:${id}`],
    );
    expect(acts.map(({ act }) => act)).toEqual(["downloadFile", "uploadFile"]);
  });
});
