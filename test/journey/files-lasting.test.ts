import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { aScan } from "../../server/src/platform/files/made.fixture.ts";
import { sweepFiles } from "../../server/src/writeback/index.ts";
import { startHubProcess, until } from "../hub.ts";
import { download, hashOf, rowsOf, upload, worked } from "./kit/files.ts";
import { idOf } from "./kit/reading.ts";
import { aWritingProvince, request, seenOf, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const SCAN = { name: "Biên bản nghiệm thu.pdf", bytes: aScan(700_000) };

test("a file outlives the hub that took it; one whose sender breaks off in the middle leaves nothing that could be attached", async () => {
  const world = await aWritingProvince([worked("a", "SXD")]);
  const taken = await upload(world.hub, "a", SCAN, HEAD);
  const headers = {
    origin: world.hub.url,
    "x-file-name": "nua.pdf",
    "x-file-key": randomUUID(),
    "content-length": 2_000_000,
    cookie: await world.hub.cookieOf(HEAD),
  };
  const half = httpRequest(`${world.hub.url}/files?case=${await idOf(world.hub, "a")}`, { method: "POST", headers });
  half.on("error", () => undefined); // it is broken off below
  half.write(aScan(1_000_000));
  await until("half of it is there", async () => (await rowsOf(world)).some(({ whole, pieces }) => !whole && pieces > 1));
  const [hanging] = (await rowsOf(world)).filter(({ whole }) => !whole);
  expect(await request(world.hub, "a", { kind: "RECORD_RESULT", words: "Đã vá", files: [hanging?.id] }, HEAD)).toMatchObject({ at: "files" });
  half.destroy();
  await until("nothing of the half is left", async () => (await rowsOf(world)).every(({ whole }) => whole));
  await world.restarted();
  expect(hashOf((await download(world.hub, taken.id ?? "", HEAD)).bytes)).toBe(hashOf(SCAN.bytes));
  const input = { kind: "RECORD_RESULT" as const, words: "Đã vá", files: [taken.id], key: randomUUID(), seen: await seenOf(world.hub, "a") };
  const clicks = await Promise.all([1, 2].map(() => request(world.hub, "a", input, HEAD)));
  expect(clicks.map(({ __typename }) => __typename)).toEqual(["CaseChangeQueued", "CaseChangeQueued"]);
  expect(await request(world.hub, "a", { ...input, key: randomUUID(), words: "Lần nữa" }, HEAD)).toMatchObject({ __typename: "ChangeNotPossible" });
  await sends(world.hub);
  expect(world.writable.effects.map(({ told }) => hashOf(Buffer.from(told["tep"] ?? "", "base64")))).toEqual([hashOf(SCAN.bytes)]);
}, 60_000);

test("a hub that is killed in the middle of a file leaves nothing that could be attached, and its remains go a day later", async () => {
  const world = await aWritingProvince([worked("a", "SXD")]);
  const { url, adminUrl, keyFile } = world.hub.database;
  const other = await startHubProcess({
    DATABASE_URL: url,
    ...(adminUrl == null ? {} : { DATABASE_ADMIN_URL: adminUrl }),
    HUB_KEY_FILE: keyFile,
    ROLE: "api",
    SAMPLE: "off",
  });
  const headers = { origin: other.url, "x-file-name": "nua.pdf", "x-file-key": randomUUID(), "content-length": 2_000_000, cookie: await other.cookieOf(HEAD) };
  const half = httpRequest(`${other.url}/files?case=${await idOf(world.hub, "a")}`, { method: "POST", headers });
  half.on("error", () => undefined); // its hub is killed below
  half.write(aScan(1_000_000));
  await until("half of it is there", async () => (await rowsOf(world)).some(({ pieces }) => pieces > 1));
  await other.program.end("SIGKILL");
  expect(await rowsOf(world)).toMatchObject([{ whole: false, attached: false }]);
  const [left] = await world.hub.database.sql<{ id: string; begun: Date }>("select id, begun_at as begun from stored_file");
  expect(await request(world.hub, "a", { kind: "RECORD_RESULT", words: "Đã vá", files: [left?.id] }, HEAD)).toMatchObject({ at: "files" });
  expect((await download(world.hub, left?.id ?? "", HEAD)).status).toBe(404);
  const begun = left?.begun.getTime() ?? 0;
  expect(await sweepFiles(world.hub.hub.database, begun + 23 * 3_600_000)).toBe(0);
  expect(await sweepFiles(world.hub.hub.database, begun + 25 * 3_600_000)).toBe(1);
  expect(await rowsOf(world)).toEqual([]);
}, 120_000);
