import type { CaseChange } from "@dau-moi/schema";
import { afterEach, describe, expect, test } from "vitest";
import { fakeContext, serve, type Answer, type Served } from "../conformance/index.ts";
import type { WriteCommand } from "../connector.ts";
import { configSchema } from "./config.ts";
import { rest } from "./index.ts";
import { common } from "./scripted.fixture.ts";

const AT = "2026-03-16T02:05:00.000Z";
const assign: CaseChange = { kind: "ASSIGN", at: AT, toUnit: "SXD", form: "SYSTEM", orderedAt: AT, paper: { number: "12/CV", day: "2026-03-16" } };
const comment: CaseChange = { kind: "COMMENT", at: AT, note: "Sớm trả lời" };
const result: CaseChange = { kind: "RECORD_RESULT", at: AT, result: "Xong" };
const paging = { kind: "page", page: "p", total: "total" };
const list = { path: "/c", items: "items", paging };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

interface Told {
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

const changes = {
  ASSIGN: {
    method: "PUT",
    path: "/c/{id}/unit",
    query: { v: "{version?}" },
    body: { unit: "{unit}", at: "{orderedAt}", no: "{number}", on: "{day}", note: "{note?}" },
  },
  COMMENT: { path: "/c/{id}/notes", as: "form", body: { text: "[{at}] {note}" }, shows: { notes: [{ text: "{note}" }] } },
  RECORD_RESULT: { path: "/c/{id}/result", body: { text: "{result}", files: [{ name: "{file.name?}", content: "{file.base64?}" }] } },
};

async function source(answer: (told: Told) => Answer, write: object = {}, config: object = {}) {
  const told: Told[] = [];
  served = await serve((url, headers, asked) => {
    const one = { path: `${url.pathname}${url.search}`, headers, body: asked.body };
    told.push(one);
    return answer(one);
  });
  const parsed = configSchema.parse({ ...common, auth: { kind: "none" }, time: "dd/MM/yyyy HH:mm", list, write: { changes, ...write }, ...config });
  return { told, context: fakeContext(parsed, served.baseUrl) };
}
const command = (change: CaseChange, expectedVersion: string | null = null): WriteCommand => ({
  change,
  stream: "cases",
  sourceId: "SXD/2026/1",
  expectedVersion,
  idempotencyKey: "khoa-1",
});
const ok: Answer = { body: "{}" };

describe("a change", () => {
  test("is said in the source's words, its times in its own zone and writing, and nothing that it does not carry", async () => {
    const { told, context } = await source(() => ok, { key: { header: "Idempotency-Key" }, version: { header: "If-Match" } });
    for (const change of [assign, comment, result]) expect(await rest.apply?.(context, command(change, "v1"))).toMatchObject({ status: "applied" });
    expect(told.map(({ path }) => path)).toEqual(["/c/SXD%2F2026%2F1/unit?v=v1", "/c/SXD%2F2026%2F1/notes", "/c/SXD%2F2026%2F1/result"]);
    expect(JSON.parse(told[0]?.body ?? "")).toEqual({ unit: "SXD", at: "16/03/2026 09:05", no: "12/CV", on: "16/03/2026" });
    expect(Object.fromEntries(new URLSearchParams(told[1]?.body))).toEqual({ text: "[16/03/2026 09:05] Sớm trả lời" });
    expect(JSON.parse(told[2]?.body ?? "")).toEqual({ text: "Xong" });
    expect(told[0]?.headers).toMatchObject({ "idempotency-key": "khoa-1", "if-match": '"v1"' });
  });

  test.each<[string, Answer, object]>([
    ["a word of success", { body: '{"kq":"OK","v":"m2"}' }, { status: "applied", version: "m2" }],
    ["a repeat told as a refusal", { body: '{"kq":"TU CHOI","lyDo":"đã cập nhật"}' }, { status: "already_applied" }],
    ["a refusal with status 200", { body: '{"kq":"TU CHOI","lyDo":"hồ sơ đã đóng"}' }, { status: "refused", reason: "hồ sơ đã đóng" }],
    ["a word nobody knows", { body: '{"kq":"??"}' }, { status: "unknown" }],
    ["a login page with status 200", { type: "text/html", body: "<!doctype html><html>Đăng nhập</html>" }, { status: "unknown" }],
    ["half an answer", { body: '{"kq":"O' }, { status: "unknown" }],
    ["an error of the source", { status: 500, body: "" }, { status: "unknown" }],
    ["a conflict by status", { status: 412, body: "" }, { status: "conflict", current: null }],
    ["another refusal by status", { status: 422, body: '{"lyDo":"sai ngày"}' }, { status: "refused", reason: "sai ngày" }],
    ["only that it was received", { status: 202, body: "" }, { status: "unknown" }],
  ])("answered by %s is what it means", async (_what, answer, outcome) => {
    const word = [
      { path: "lyDo", words: { "đã cập nhật": "already_applied" } },
      { path: "kq", words: { OK: "applied", "TU CHOI": "refused" } },
    ];
    const { told, context } = await source(() => answer, { answers: { word, version: "v", reason: "lyDo" } });
    expect(await rest.apply?.(context, command(comment))).toMatchObject(outcome);
    expect(told.filter(({ path }) => path.endsWith("/notes"))).toHaveLength(1);
  });

  test("a busy source did not take is thrown, to be sent again later; so is one for a source that is not there", async () => {
    const { context } = await source(() => ({ status: 409, body: "{}" }), { answers: { status: { "409": "busy" } } });
    await expect(rest.apply?.(context, command(comment))).rejects.toMatchObject({ fault: "transient" });
    await served?.close();
    served = undefined;
    await expect(rest.apply?.(context, command(comment))).rejects.toMatchObject({ fault: "transient" });
  });

  test("is not sent where the record is another than the one that was seen", async () => {
    const row = { id: "SXD/2026/1", changed: "16/03/2026 08:00", notes: [{ text: " Sớm trả lời" }] };
    const { told, context } = await source(() => ({ body: JSON.stringify(row) }), {
      version: { compare: true },
      probe: { kind: "record" },
      changes: { COMMENT: changes.COMMENT },
    });
    expect(await rest.apply?.(context, command(comment, "15/03/2026 08:00"))).toMatchObject({ status: "conflict", current: { version: row.changed } });
    expect(told.map(({ path }) => path)).toEqual(["/cases/SXD%2F2026%2F1"]);
    expect(await rest.probe?.(context, command(comment))).toMatchObject({ status: "applied", version: row.changed });
    expect(await rest.probe?.(context, command({ ...comment, note: "Khác" }))).toMatchObject({ status: "refused" });
  });
});

describe("a write part", () => {
  const complaints = (write: object, config: object = {}) =>
    configSchema
      .safeParse({ ...common, list, write: { changes, ...write }, ...config })
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
  test.each([
    [
      "with a placeholder its change does not carry",
      { changes: { CLOSE: { path: "/c/{id}", body: { u: "{unit}" } } } },
      {},
      /changes\.CLOSE: \{unit\} is not among/,
    ],
    ["that writes a unit of two words", {}, { words: { ...common.words, unit: { A: "SXD", B: "SXD" } } }, /unitWords: expected the word for SXD/],
    ["whose probe has nothing to look for", { probe: { kind: "record" } }, {}, /changes\.ASSIGN\.shows/],
    ["that looks at single cases nobody can ask for", { version: { compare: true } }, { one: undefined }, /^one: /],
  ])("%s is refused, naming the place", (_what, write, config, complaint) => {
    expect(complaints({})).toEqual([]);
    expect(complaints(write, config).join("\n")).toMatch(complaint);
  });
});
