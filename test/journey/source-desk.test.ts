import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { describe, expect, onTestFinished, test } from "vitest";
import { KINDS } from "../../connectors/src/index.ts";
import { reconcile, schemaOf } from "../../server/src/ingest/index.ts";
import { asked } from "../hub.ts";
import { Source, aCase, aProvince } from "../world.ts";
import type { RestManifest, World } from "../world.ts";
import { boardOf, sourceOf, theCase } from "./kit/reading.ts";
import { SUBJECTS } from "./kit/subjects.ts";

type Done = { done: { __typename: string; problems?: { at: string; expected: string }[]; [field: string]: unknown } };
const doing = (name: string, input: string, asks: string) =>
  asked<Done>(`mutation ($input: ${input}!) { done: ${name}(input: $input) { __typename ... on SourceRefused { problems { at expected } } ${asks} } }`);
const CHECK = doing("checkSource", "SourceMeantInput", "... on SourceCheck { ok findings { step ok fault message } }");
const PREVIEW = doing(
  "previewSource",
  "SourceMeantInput",
  "... on SourcePreview { records { sourceId title stage unit { code } submitterName submitterPhone dueAt problem unknownWords { list word } } rejects { reason } }",
);
const CONNECT = doing("connectSource", "ConnectSourceInput", "... on Source { code paused secretNames manifest }");
const SECRETS = doing("setSourceSecrets", "SetSourceSecretsInput", "... on Source { secretNames }");
const MAP = doing("mapSourceWord", "MapSourceWordInput", "... on SourceReplayed { applied held source { unknownWords quarantined } }");
const REPLAY = doing("replaySource", "ReplaySourceInput", "... on SourceReplayed { records applied held }");
const SETTLE = doing("settleQuarantined", "SettleQuarantinedInput", "... on Source { quarantined }");
const KINDS_OF = asked<{ sourceKinds: { kind: string; schema: string; skeleton: string }[] }>(`{ sourceKinds { kind schema skeleton } }`);
const QUARANTINE = asked<{ source: { quarantine: { id: string; stream: string; locator: string; reason: string }[] } }>(
  `{ source(code: "nguon") { quarantine { id stream locator reason } } }`,
);

const without = (manifest: RestManifest): string => {
  const { secrets: _secrets, ...rest } = manifest;
  return stringify(JSON.parse(JSON.stringify(rest)));
};
const SECRET = [{ name: "key", value: "chia-khoa" }];
const asIt = async <Answer>(world: World, document: ReturnType<typeof doing>, input: object): Promise<Answer> =>
  (await world.hub.ask(document, { input }, "cntt")).done as Answer;

/** A source that nobody connected. */
async function apart(world: World, code: string): Promise<Source> {
  const source = await Source.start(code, () => world.clock.now());
  source.put(
    aCase({
      id: "first",
      received: "2026-03-12",
      title: "Đèn đường tắt",
      submitter: { name: "Trần Văn Mẫu", phone: "0912345678", email: null, address: null },
    }),
  );
  return source;
}

test("a source is checked, previewed with its submitters masked, and connected, all by a person; nothing is written before", async () => {
  const world = await aProvince().with();
  const source = await apart(world, "moi");
  try {
    const meant = { manifest: without(source.manifest), secrets: SECRET };
    expect(await asIt(world, CHECK, meant)).toMatchObject({ ok: true, findings: [{ step: "MANIFEST" }, { step: "SOURCE" }, { step: "RECORDS" }] });
    const preview = await asIt<{ records: object[] }>(world, PREVIEW, meant);
    expect(preview.records).toMatchObject([
      { sourceId: "first", title: "Đèn đường tắt", unit: { code: "SXD" }, submitterName: "T••• V•• M••", submitterPhone: "09••••••78", problem: null },
    ]);
    expect(JSON.stringify(preview)).not.toMatch(/0912345678|Trần Văn/);
    expect(await world.hub.database.sql("select 1 from source where code = 'moi' union all select 1 from inbox")).toEqual([]);
    const connected = await asIt<{ manifest: string }>(world, CONNECT, { ...meant, paused: true });
    expect(connected).toMatchObject({ __typename: "Source", code: "moi", paused: true, secretNames: ["key"] });
    expect(connected.manifest).not.toContain("chia-khoa");
    await world.hub.settled();
    expect((await boardOf(world.hub)).open).toBe(1);
  } finally {
    await source.stop();
  }
});

test.each<[string, (manifest: RestManifest) => void, object[], string, RegExp]>([
  ["a place of the manifest", (m) => void (m.config.list["path"] = "pa"), SECRET, "MANIFEST", /^config\.list\.path: /],
  ["an owner that is in no register", (m) => void (m.owner = "SKHONG"), SECRET, "MANIFEST", /SKHONG/],
  ["credentials", () => undefined, [{ name: "key", value: "sai" }], "SOURCE", /refused our credentials/],
  ["an address where nothing listens", (m) => void (m.baseUrl = "http://127.0.0.1:1"), SECRET, "SOURCE", /nothing listens/],
  ["words it does not map", (m) => void (m.config.words.stage = {}), SECRET, "RECORDS", /giao/],
])("a check names %s and where it is", async (_name, spoil, secrets, step, message) => {
  const world = await aProvince().with();
  const source = await apart(world, "moi");
  try {
    const { manifest } = source;
    spoil(manifest);
    const answer = await asIt<{ ok: boolean; findings: { step: string; ok: boolean; message: string }[] }>(world, CHECK, {
      manifest: without(manifest),
      secrets,
    });
    expect(answer.ok).toBe(false);
    expect(answer.findings.at(-1)).toMatchObject({ step, ok: false, message: expect.stringMatching(message) });
  } finally {
    await source.stop();
  }
});

test("a folder of registers is looked into where the operator allowed it, and nowhere else, however it is written", async () => {
  const world = await aProvince().with();
  const refused = expect.stringMatching(/^the hub may not read the folder .*: SOURCE_FOLDERS names none that it is in$/);
  const [subject] = SUBJECTS["sheet"] ?? [];
  const folder = await subject?.start();
  folder?.script.rows.push({ id: "A-1", title: "Đèn đường tắt", tick: 1 });
  await folder?.sync?.();
  const named = { name: { vi: "Sổ", en: "Register" }, kind: "sheet", owner: "SXD", zone: "Asia/Ho_Chi_Minh", everySeconds: 60, config: subject?.written };
  const manifest = (id: string, baseUrl?: string): string => stringify({ id, ...named, baseUrl });
  expect(await asIt(world, CHECK, { manifest: manifest("so", folder?.baseUrl) })).toMatchObject({ ok: true });
  const allowed = pathToFileURL(tmpdir()).href;
  const elsewhere = {
    "noi-khac": "file:///etc",
    "ten-tuong-tu": `${allowed}-khac`,
    "lien-ket": aLinkTo("/etc"),
    "len-tren": `${allowed}/%2e%2e/etc`,
  };
  for (const [id, place] of Object.entries(elsewhere)) {
    const meant = { manifest: manifest(id, place) };
    const { findings } = await asIt<{ findings: object[] }>(world, CHECK, meant);
    expect({ id, ...findings.at(-1) }).toMatchObject({ id, step: "SOURCE", ok: false, fault: "CONFIG", message: refused });
    expect({ id, ...(await asIt<object>(world, PREVIEW, meant)) }).toMatchObject({ id, __typename: "SourceRefused" });
    expect(await asIt(world, CONNECT, meant)).toMatchObject({ __typename: "Source", code: id });
  }
  await world.hub.settled();
  for (const id of Object.keys(elsewhere)) expect({ id, ...(await sourceOf(world.hub, id)) }).toMatchObject({ id, lastProblem: refused });
  await folder?.close();
});

/** A link in a folder that may be read. */
function aLinkTo(target: string): string {
  const link = join(mkdtempSync(join(tmpdir(), "so-")), "lien-ket");
  symlinkSync(target, link);
  onTestFinished(() => rmSync(dirname(link), { recursive: true }));
  return pathToFileURL(link).href;
}

describe("secrets", () => {
  test("are not sent to another address than they were given for", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    const elsewhere = await apart(world, "khac");
    try {
      const manifest = without({ ...world.source.manifest, baseUrl: elsewhere.baseUrl });
      expect(await asIt(world, CHECK, { manifest })).toMatchObject({
        ok: false,
        findings: [{ step: "MANIFEST" }, { step: "SOURCE", message: expect.stringMatching(/no secret "key"/) }],
      });
    } finally {
      await elsewhere.stop();
    }
  });

  test("are changed by name and never read back", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    const answer = await asIt(world, SECRETS, {
      source: "nguon",
      secrets: [
        { name: "key", value: "bi-mat-moi" },
        { name: "old", value: null },
      ],
    });
    expect(answer).toEqual({ __typename: "Source", secretNames: ["key"] });
    await world.hub.settled();
    expect((await sourceOf(world.hub, "nguon")).lastProblem).toMatch(/refused our credentials/); // the source knows the old one
    const written = JSON.stringify([await world.hub.database.sql("select body from audit_entry"), world.hub.log]);
    expect(written).not.toContain("bi-mat-moi");
  });
});

describe("what was held back", () => {
  test("becomes a case when its word is mapped", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12", row: { state: "trạng thái lạ" } }));
    expect((await boardOf(world.hub)).open).toBe(0);
    const input = { source: "nguon", list: "stage", word: "trạng thái lạ", meaning: "IN_PROGRESS" };
    expect(await asIt(world, MAP, { ...input, meaning: "KHONG_CO" })).toMatchObject({ __typename: "SourceRefused" });
    expect(await asIt(world, MAP, input)).toEqual({ __typename: "SourceReplayed", applied: 1, held: 0, source: { unknownWords: 0, quarantined: 0 } });
    await world.hub.shown();
    expect(await theCase(world.hub, "one")).toMatchObject({ stage: "IN_PROGRESS" });
    const [entry] = await world.hub.database.sql<{ body: string }>("select body from audit_entry where act = 'mapSourceWord'");
    expect(entry?.body).toContain("cntt");
    expect(entry?.body).not.toContain("trạng thái lạ");
  });

  test("is taken once more record by record, or settled by a person with a reason", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12", row: { received: "hôm qua" } }));
    const [held] = (await world.hub.ask(QUARANTINE, {}, "cntt")).source.quarantine;
    expect(held).toMatchObject({ locator: "one", stream: "cases" });
    expect(await asIt(world, REPLAY, { source: "nguon", stream: held?.stream, record: held?.locator })).toMatchObject({ records: 1, applied: 0, held: 1 });
    const [again] = (await world.hub.ask(QUARANTINE, {}, "cntt")).source.quarantine;
    expect(await asIt(world, SETTLE, { id: again?.id, reason: "" })).toMatchObject({ __typename: "SourceRefused" });
    expect(await asIt(world, SETTLE, { id: again?.id, reason: "Bản ghi thử của đơn vị" })).toEqual({ __typename: "Source", quarantined: 0 });
  });
});

test("whoever keeps no sources does nothing with them", async () => {
  const world = await aProvince().with(aCase({ received: "2026-03-12" }));
  const input = { source: "nguon", list: "stage", word: "x", meaning: "RECEIVED" };
  for (const who of ["lanhdao", "giamdoc.sxd", null]) expect((await world.hub.answer(MAP, { input }, who)).data).toBeNull();
  const it = await world.hub.account("IT_OFFICER", "SYT"); // another department's
  expect((await world.hub.ask(MAP, { input }, it)).done).toMatchObject({ __typename: "SourceRefused", problems: [{ at: "source" }] });
});

test("a full read shows what the hub lacks and has otherwise, and mends it", async () => {
  const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
  world.source.put(aCase({ id: "hidden", received: "2026-03-12", changed: "2026-03-01" })); // behind the mark already read
  world.source.remove("two");
  await world.hub.settled();
  const hub = { ...world.hub.hub, changed: () => undefined };
  const who = { actor: { kind: "cli" as const, id: null, name: "thu" }, may: () => true };
  expect(await reconcile(hub, who, "nguon", false)).toMatchObject({
    counts: { MISSING: 1, EXTRA: 1, DIFFERENT: 0 },
    ranges: [{ source: 2, hub: 2, equal: false }],
    first: [
      { kind: "MISSING", id: "hidden" },
      { kind: "EXTRA", id: "two" },
    ],
    mended: 0,
  });
  expect(await reconcile(hub, who, "nguon", true)).toMatchObject({ mended: 1 });
  expect(await reconcile(hub, who, "nguon", false)).toMatchObject({ counts: { MISSING: 0, EXTRA: 1, DIFFERENT: 0 } });
});

test("every kind has a schema for editors and a manifest to fill in", async () => {
  const world = await aProvince().with();
  const { sourceKinds } = await world.hub.ask(KINDS_OF, {}, "cntt");
  expect(sourceKinds.map(({ kind }) => kind)).toEqual(KINDS);
  for (const { kind, schema, skeleton } of sourceKinds) {
    expect(JSON.parse(schema)).toMatchObject({ properties: { kind: { const: kind }, config: { type: "object" } } });
    expect(skeleton).toContain(`kind: ${kind}`);
    expect(schemaOf(kind).required).toContain("config");
  }
});
