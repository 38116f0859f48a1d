import { afterEach, describe, expect, test } from "vitest";
import { fakeContext, serve, type Answer, type FakeContext, type ScriptedSource, type Served } from "../conformance/index.ts";
import { openClient } from "./client.ts";
import { configSchema, type SoapConfig } from "./config.ts";
import { soap } from "./index.ts";
import { byKeyset } from "./listers.fixture.ts";
import { scripted } from "./scripted.fixture.ts";
import { PASSWORD, USER } from "./signed.fixture.ts";
import { common, subjects } from "./subjects.fixture.ts";
import { wsdlOf } from "./wsdl.fixture.ts";
import { answered, faulted, type Value } from "./xml.fixture.ts";

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

const secrets = { user: USER, password: PASSWORD };
const build = { version: "1.1", style: "document" } as const;
const WSDL = { wsdl: { text: wsdlOf(build, "http://may-trong/dich-vu/ho-so") } };

/** A service that demands digests, as the kit's is, and a context to ask it with. */
async function service(changes: object = {}): Promise<{ source: ScriptedSource; context: FakeContext<SoapConfig> }> {
  const source = await scripted({ ...build, demand: "digest", list: byKeyset, time: "rfc3339" });
  closing.push(() => source.close());
  source.script.rows.push({ id: "A-1", title: "vụ 1", tick: 1 });
  return { source, context: fakeContext(configSchema.parse({ ...(subjects[0]?.written as object), ...changes }), source.baseUrl, { secrets }) };
}

/** A service that answers as it is told, whoever asks. */
async function answering(
  answer: (operation: string) => Answer | { readonly [name: string]: Value },
  changes: object = {},
): Promise<{ context: FakeContext<SoapConfig>; served: Served; bodies: string[] }> {
  const bodies: string[] = [];
  const served = await serve((_url, _headers, { body }) => {
    bodies.push(body);
    const operation = /<p:(\w+)/.exec(body)?.[1] ?? "";
    const told = answer(operation);
    return "body" in told ? (told as Answer) : { type: "text/xml", body: answered(build, operation, told) };
  });
  closing.push(() => served.close());
  const list = { operation: "DanhSachHoSo", items: "ketQua.hoSo", paging: { kind: "page", page: "boLoc.trang", pageSize: 5 } };
  return { context: fakeContext(configSchema.parse({ ...common, ...WSDL, list, ...changes }), served.baseUrl, { secrets }), served, bodies };
}

describe("a digest", () => {
  test("is made with the source's own time, however wrong that is", async () => {
    const { source, context } = await service();
    source.script.skewMinutes = -90;
    expect(await soap.check(context)).toEqual({ ok: true });
  });

  test("whose time grew old between two questions is made anew once", async () => {
    const { source, context } = await service();
    expect((await soap.fetchOne?.(context, "cases", "A-1"))?.sourceId).toBe("A-1");
    source.script.skewMinutes = 12;
    expect((await soap.fetchOne?.(context, "cases", "A-1"))?.sourceId).toBe("A-1");
  });

  test("of a description in the manifest asks the service for its time first", async () => {
    const { context } = await service(WSDL);
    expect(await soap.check(context)).toEqual({ ok: true });
    expect(context.asked.map((url) => new URL(url).pathname)).toEqual(["/dich-vu/ho-so", "/dich-vu/ho-so"]);
  });

  test("with a wrong password is refused after one try, and its words tell no password", async () => {
    const { source, context } = await service();
    const wrong = fakeContext(context.config, source.baseUrl, { secrets: { ...secrets, password: "sai-roi-9" } });
    expect(await soap.check(wrong)).toMatchObject({ ok: false, fault: "auth", message: expect.not.stringContaining("sai-roi-9") });
    let messages = 0;
    source.script.before = () => (messages += 1);
    await soap.check(fakeContext(configSchema.parse(context.config), source.baseUrl, { secrets: { ...secrets, password: "sai-roi-9" } }));
    expect(messages).toBeLessThanOrEqual(3); // the description, the message, the time
  });
});

describe("an answer", () => {
  const row = { ma: "A-1", soHoSo: "1", capNhatLuc: "2026-01-05T07:01:00+07:00" };

  test("whose rows stand under another name is a fault of the schema, not an empty list", async () => {
    const { context } = await answering(() => ({ ketQua: { hoSoMoi: row } }));
    expect(await soap.check(context)).toMatchObject({ ok: false, fault: "schema", message: expect.stringMatching(/"hoSoMoi", which the WSDL does not know/) });
  });

  test("without rows is an empty list where nothing strange stands beside", async () => {
    const { context } = await answering(() => ({ ketQua: { tong: "0" } }));
    expect(await soap.check(context)).toEqual({ ok: true });
  });

  test.each([
    ["another element", { type: "text/xml", body: answered(build, "XemHoSo", {}) }, "schema", /expected <DanhSachHoSoResponse>, found <XemHoSoResponse>/],
    ["no envelope", { type: "text/xml", body: "<loi/>" }, "schema", /expected a SOAP envelope, found <loi>/],
    ["500 without a fault", { status: 500, type: "text/plain", body: "NullReferenceException" }, "transient", /HTTP 500 without a fault/],
    ["a page with 500", { status: 500, type: "text/html", body: "<!DOCTYPE html><html><body>Lỗi</body></html>" }, "transient", /HTTP 500 without a fault/],
    ["400 without a fault", { status: 400, type: "text/plain", body: "Bad Request" }, "config", /HTTP 400/],
    ["attachments", { type: "multipart/related; boundary=x", body: "--x" }, "data", /MTOM/],
    ["entities upon entities", { type: "text/xml", body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, "data", /DOCTYPE/],
    ["a fault", { status: 500, type: "text/xml", body: faulted("1.1", "Server", "quá tải") }, "transient", /answers Server: quá tải/],
  ])("of %s is told by its kind", async (_name, answer, fault, message) => {
    const { context } = await answering(() => answer);
    expect(await soap.check(context)).toMatchObject({ ok: false, fault, message: expect.stringMatching(message) });
  });

  test.each([
    ["an operation", { one: { operation: "Xem", parameters: { ma: "{id}" }, item: "hoSo" } }, "config", /no operation "Xem"/],
    ["a parameter", { one: { operation: "XemHoSo", parameters: { so: "{id}" }, item: "hoSo" } }, "config", /"so" is not in "XemHoSo", which has maHoSo/],
    ["a place in an answer", { one: { operation: "XemHoSo", parameters: { maHoSo: "{id}" }, item: "vanBan" } }, "schema", /answer to XemHoSo has no "vanBan"/],
    [
      "a place of its rows",
      { list: { operation: "DanhSachHoSo", items: "ketQua.vanBan", paging: { kind: "page", page: "boLoc.trang" } } },
      "schema",
      /no "ketQua\.vanBan"/,
    ],
  ])("is not waited for where the description lacks %s: the check says so", async (_name, changes, fault, message) => {
    const { context } = await answering(() => ({ ketQua: {} }), changes);
    expect(await soap.check(context)).toMatchObject({ ok: false, fault, message: expect.stringMatching(message) });
  });
});

describe("a change", () => {
  const write = (parameters: object, changes: object = {}, kind = "ASSIGN") => ({
    write: {
      unitWords: { SXD: "Sở Xây dựng" },
      formWords: { WRITTEN: "Văn bản" },
      changes: { [kind]: { operation: "CapNhatHoSo", parameters } },
      ...changes,
    },
    time: "dd/MM/yyyy HH:mm",
  });
  const assign = { kind: "ASSIGN", at: "2026-03-16T02:00:00.000Z", toUnit: "SXD", form: "WRITTEN", orderedAt: "2026-03-16T01:30:00.000Z" } as const;
  const command = { change: assign, stream: "cases", sourceId: "A-1", expectedVersion: "3", idempotencyKey: "k-1" };
  const done = { ketQua: { ma: "OK", phienBan: "4" } };

  test("is said in the source's words, times and order, and left out where it has none", async () => {
    const { context, bodies } = await answering(
      () => done,
      write({ noiDung: "{unit}, {form} lúc {orderedAt}", viec: "giao", maHoSo: "{id}", khoa: "{note?}" }),
    );
    expect(await soap.apply?.(context, command)).toMatchObject({ status: "applied" });
    expect(bodies[0]).toContain(
      "<p:maHoSo>A-1</p:maHoSo><p:viec>giao</p:viec><p:noiDung>Sở Xây dựng, Văn bản lúc 16/03/2026 08:30</p:noiDung></p:CapNhatHoSo>",
    );
  });

  test("brings its file in a parameter", async () => {
    const { context, bodies } = await answering(() => done, write({ maHoSo: "{id}", viec: "{file.name?}", noiDung: "{file.base64?}" }, {}, "RECORD_RESULT"));
    const file = { name: "tra-loi.pdf", mediaType: "application/pdf", bytes: Buffer.from("%PDF-1.7") };
    await soap.apply?.(context, { ...command, change: { kind: "RECORD_RESULT", at: assign.at, result: "Đã vá" }, files: [file] });
    expect(bodies[0]).toContain(`<p:viec>tra-loi.pdf</p:viec><p:noiDung>${file.bytes.toString("base64")}</p:noiDung>`);
  });

  test("that no XML can carry is refused before anything is sent", async () => {
    const { context, bodies } = await answering(() => done, write({ maHoSo: "{id}", viec: "giao", noiDung: "{note}" }));
    expect(await soap.apply?.(context, { ...command, change: { ...assign, note: "a\u0001b" } })).toMatchObject({
      status: "refused",
      reason: expect.stringMatching(/no XML/),
    });
    expect(bodies).toEqual([]);
  });

  const fault = (code: string, words = "") => ({ status: 500, type: "text/xml", body: faulted("1.1", code, words) });
  test.each([
    ["a Server fault, which may have come after the act", fault("Server"), { status: "unknown" }],
    ["a Client fault", fault("Client", "Hồ sơ của ông Nguyễn Văn Mẫu đã đóng"), { status: "refused", reason: "Client: Hồ sơ của ông … đã đóng" }],
    ["a gateway's page", { type: "text/html", body: "<html><body>502 Bad Gateway</body></html>" }, { status: "unknown" }],
    ["an answer nobody understands", { type: "text/xml", body: "<khac/>" }, { status: "unknown" }],
    ["503", { status: 503, body: "" }, { status: "unknown" }],
    ["a word of refusal", { ketQua: { ma: "KHOA" } }, { status: "refused", reason: 'the source answered "KHOA"' }],
    ["a word no manifest knows", { ketQua: { ma: "LA" } }, { status: "unknown", reason: 'the source answered "LA"' }],
    ["no word", { ketQua: { phienBan: "4" } }, { status: "unknown" }],
  ] as [string, Answer | { readonly [name: string]: Value }, object][])("that was answered by %s", async (_name, answer, outcome) => {
    const answers = { word: { path: "ketQua.ma", words: { OK: "applied", KHOA: "refused" } } };
    const { context, bodies } = await answering(() => answer, write({ maHoSo: "{id}", viec: "giao" }, { answers }));
    expect(await soap.apply?.(context, command)).toMatchObject(outcome);
    expect(bodies.length).toBe(1);
  });

  test("that the source refuses to sign in for is thrown: it surely did not happen", async () => {
    const { context } = await answering(() => fault("FailedAuthentication"), write({ maHoSo: "{id}", viec: "giao" }));
    await expect(soap.apply?.(context, command)).rejects.toMatchObject({ fault: "auth" });
  });

  test("of a record that others changed meanwhile is a conflict, unless the record shows it already", async () => {
    const shown = { ma: "A-1", soHoSo: "1", capNhatLuc: "9", viecCuoi: "giao", donVi: "Sở Xây dựng" };
    const changes = { ASSIGN: { operation: "CapNhatHoSo", parameters: { maHoSo: "{id}", viec: "giao" }, shows: { viecCuoi: "giao", donVi: "{unit}" } } };
    const by = (row: object) => answering(() => ({ hoSo: row as Value }), write({}, { version: { compare: true }, changes }));
    expect(await soap.apply?.((await by({ ...shown, donVi: "Sở Y tế" })).context, command)).toMatchObject({ status: "conflict", current: { version: "9" } });
    const { context, bodies } = await by(shown);
    expect(await soap.apply?.(context, command)).toMatchObject({ status: "already_applied", version: "9" });
    expect(bodies.length).toBe(1);
  });
});

test("a description is read once a run, however much is asked", async () => {
  const { context } = await service();
  const client = await openClient(context);
  await soap.fetchOne?.(context, "cases", "A-1");
  await soap.check(context);
  expect(await openClient(context)).toBe(client);
  expect(context.asked.filter((url) => url.endsWith("?wsdl")).length).toBe(1);
});
