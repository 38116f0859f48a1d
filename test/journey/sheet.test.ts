import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { expect, onTestFinished, test } from "vitest";
import { aRow, HEADERS, REGISTER } from "../../connectors/src/sheet/register.fixture.ts";
import { csv, xlsx } from "../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../connectors/src/sheet/write.fixture.ts";
import { CHECKOUT, hubCommand } from "../hub.ts";
import type { Manifest } from "../hub.ts";
import { verify } from "../verify/verify.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { boardOf, caseOf, sourceOf, theCase } from "./kit/reading.ts";

const SETTLE_MS = 30_000;

/** A commune's folder of registers, connected as the source "so". */
async function aCommune(): Promise<{ world: World; folder: string; manifest: Manifest; read(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "so-tiep-dan-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const world = await aProvince().with();
  const manifest: Manifest = {
    id: "so",
    name: { vi: "Sổ tiếp công dân", en: "Register of visitors" },
    kind: "sheet",
    owner: "X-ANPHU",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl: pathToFileURL(folder).href,
    allow: [],
    everySeconds: 5,
    staleAfterSeconds: 600,
    frozen: false,
    secrets: {},
    config: REGISTER,
  };
  await world.hub.connect(manifest);
  /** One look that sees the files, and one after they have stood still. */
  const read = async (): Promise<void> => {
    await world.hub.settled();
    await world.hub.now(SETTLE_MS);
    await world.hub.settled();
  };
  return { world, folder, manifest, read };
}

const book = (...rows: Written[][]) =>
  xlsx([{ name: "Tháng 3", rows: [["SỔ TIẾP CÔNG DÂN"], HEADERS, ...rows, ["Tổng cộng", rows.length]] }], { shared: true });

test("a row of an Excel register becomes a case, is changed, held back by its cell, mended and replayed; nothing is lost or doubled", async () => {
  const { world, folder, manifest, read } = await aCommune();
  const { hub } = world;
  const path = join(folder, "so-tiep-dan.xlsx");

  writeFileSync(path, book(aRow("1"), aRow("2", { "Ngày tiếp nhận": "31/02/2026" }), aRow("3", { "Lĩnh vực": "Cấp nước" }), aRow(null)));
  await hub.settled();
  expect(await sourceOf(hub, "so")).toMatchObject({ cases: 0, quarantined: 0, lastProblem: null }); // it may still be written
  await read();

  expect(await boardOf(hub)).toMatchObject({ open: 1 });
  expect(await theCase(hub, "1")).toMatchObject({ stage: "ASSIGNED", unit: { code: "SXD" }, channel: "IN_PERSON", receivedAt: "2026-03-12T02:30:00.000Z" });
  const held = await sourceOf(hub, "so");
  expect(held).toMatchObject({ cases: 1, quarantined: 3, unknownWords: 1, lastProblem: null });
  expect(held.quarantine?.toSorted((a, b) => (a.locator < b.locator ? -1 : 1))).toMatchObject([
    { locator: "2", place: "so-tiep-dan.xlsx › Tháng 3 › B4", reason: expect.stringMatching(/^Ngày tiếp nhận: expected a time written dd\/MM\/yyyy/) },
    { locator: "3", place: "so-tiep-dan.xlsx › Tháng 3 › F5", reason: expect.stringMatching(/^Lĩnh vực: unknown field word "Cấp nước"/) },
    { locator: "so-tiep-dan.xlsx › Tháng 3 › 6", place: null, reason: expect.stringMatching(/^expected an id in "Số"/) },
  ]);

  // the keeper answers the first, mends the second's date and gives the fourth its number; the IT officer maps the third's word
  await hub.connect({
    ...manifest,
    config: { ...REGISTER, words: { ...REGISTER.words, field: { ...REGISTER.words.field, "Cấp nước": "URBAN_INFRASTRUCTURE" } } },
  });
  await hub.settled();
  expect(await theCase(hub, "3")).toMatchObject({ field: "URBAN_INFRASTRUCTURE" }); // out of the raw inbox
  expect((await sourceOf(hub, "so")).quarantine?.find(({ locator }) => locator === "2")).toMatchObject({ place: "so-tiep-dan.xlsx › Tháng 3 › B4" });
  writeFileSync(
    path,
    book(aRow("1", { "Ngày trả lời": "13/03/2026", "Kết quả": "Đã vá mặt đường" }), aRow("2"), aRow("3", { "Lĩnh vực": "Cấp nước" }), aRow("4")),
  );
  await read();
  expect(await sourceOf(hub, "so")).toMatchObject({ cases: 4, quarantined: 0, unknownWords: 0 });
  expect(await theCase(hub, "1")).toMatchObject({ stage: "ANSWERED", result: "Đã vá mặt đường" });
  expect(await boardOf(hub)).toMatchObject({ open: 4 });

  // saved anew, and with fewer rows
  const events = await hub.lastEvent();
  writeFileSync(path, book(aRow("4"), aRow("2")));
  await read();
  expect(await sourceOf(hub, "so")).toMatchObject({ cases: 4, quarantined: 0 });
  expect([await hub.lastEvent(), await caseOf(hub, "1")]).toEqual([events, expect.objectContaining({ stage: "ANSWERED" })]);
  const verdict = await verify(
    { checkout: CHECKOUT, url: hub.url, freePass: null, databaseUrl: hub.database.url, ledgers: join(folder, "none"), outside: null },
    { hold: false, account: null },
  );
  expect(verdict).toMatchObject({ differences: 0, lost: 0, doubled: 0 });
  expect(Object.values(verdict.compared).reduce((sum, values) => sum + values, 0)).toBeGreaterThan(20);
}, 120_000);

test("a file that is replaced while the hub is away is read after its restart, and a half one waits until it is whole", async () => {
  const { world, folder, read } = await aCommune();
  const path = join(folder, "so.csv");
  const whole = csv([HEADERS, aRow("1"), aRow("2")] as string[][]);
  writeFileSync(path, whole.slice(0, -60));
  await read();
  expect(await sourceOf(world.hub, "so")).toMatchObject({
    cases: 1,
    quarantined: 1,
    quarantine: [{ locator: "so.csv › 3", reason: expect.stringContaining("quotation mark stands open") }],
  });
  await world.restarted();
  writeFileSync(path, whole);
  await read();
  expect(await sourceOf(world.hub, "so")).toMatchObject({ cases: 2, quarantined: 0 });
}, 120_000);

test("a file with a telephone number that lost its zero gives its case, and the number is told and not guessed", async () => {
  const { world, folder, read } = await aCommune();
  writeFileSync(join(folder, "so.xlsx"), book(aRow("1", { "Điện thoại": 912_345_678 })));
  await read();
  expect(await sourceOf(world.hub, "so")).toMatchObject({
    cases: 1,
    quarantined: 1,
    quarantine: [{ locator: "1", place: "so.xlsx › Tháng 3 › D3", reason: expect.stringMatching(/^Điện thoại: a telephone number without its leading zero/) }],
  });
}, 60_000);

test("the command line connects a register by its manifest, and says what is wrong with one", async () => {
  const { world, folder, manifest, read } = await aCommune();
  const { database } = world.hub;
  const connect = async (id: string, config: object) => {
    const file = join(folder, `khai-bao-${id}.yaml`);
    writeFileSync(file, stringify({ ...manifest, id, config }));
    return hubCommand(["source", "connect", file], { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile });
  };
  const wrong = await connect("sai", { ...REGISTER, time: ["dd/MM/yyyy", "MM/dd/yyyy"], record: { ...REGISTER.record, stage: {} } });
  expect([wrong.ended, wrong.stderr]).toEqual([{ code: 2, signal: null }, expect.stringMatching(/config\.time: two of the patterns look alike/)]);
  expect(wrong.stderr).toMatch(/config\.record\.stage/);
  expect((await connect("so-moi", REGISTER)).ended).toEqual({ code: 0, signal: null });
  writeFileSync(join(folder, "so.csv"), csv([HEADERS, aRow("1")] as string[][]));
  await read();
  expect(await sourceOf(world.hub, "so-moi")).toMatchObject({ cases: 1, quarantined: 0 });
}, 120_000);
