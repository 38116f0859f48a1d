import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aDepartment, type TestDepartment } from "../a-department.ts";
import { CREDENTIALS } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { child, parseXml, textOf, type Element } from "./xml-tree.ts";

const WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss";
const PATH = "/eoffice/ws/PhanAnh";

let started: Awaited<ReturnType<typeof aDepartment>>;
let eoffice: TestDepartment;
beforeAll(async () => {
  started = await aDepartment("eoffice", { scale: 1, richness: "full" });
  eoffice = started.department;
});
afterAll(() => started.leave());
beforeEach(() => eoffice.control("fault", { mode: "none" }));

type Login = { password?: string; created?: string; nonce?: Buffer };

function envelope(
  operation: string,
  content: string,
  { password = CREDENTIALS.eoffice.password, created = new Date().toISOString(), nonce = randomBytes(16) }: Login = {},
): string {
  const digest = createHash("sha1")
    .update(nonce)
    .update(created + password)
    .digest("base64");
  const token = `<o:Username>${CREDENTIALS.eoffice.user}</o:Username><o:Password Type="${WSS}-username-token-profile-1.0#PasswordDigest">${digest}</o:Password><o:Nonce>${nonce.toString("base64")}</o:Nonce><u:Created>${created}</u:Created>`;
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><o:Security xmlns:o="${WSS}-wssecurity-secext-1.0.xsd" xmlns:u="${WSS}-wssecurity-utility-1.0.xsd"><o:UsernameToken>${token}</o:UsernameToken></o:Security></e:Header><e:Body><${operation} xmlns="urn:songlamha:eoffice:phananh:1">${content}</${operation}></e:Body></e:Envelope>`;
}

/** @returns the response element, or the fault's code and the product's own */
async function call(
  operation: string,
  content: string,
  login?: Login,
): Promise<{ status: number; response: Element | undefined; fault: string | null; word: string | null }> {
  const answer = await eoffice.ask(PATH, { method: "POST", body: envelope(operation, content, login), headers: { "content-type": "text/xml; charset=utf-8" } });
  const first = child(parseXml(await answer.text()), "Body")?.children[0];
  const isFault = first?.local === "Fault";
  return {
    status: answer.status,
    response: isFault ? undefined : first,
    fault: isFault ? textOf(first, "faultcode") : null,
    word: textOf(child(child(first, "detail"), "loi"), "ma"),
  };
}

const act = (id: string, key: string, what: string): Promise<Awaited<ReturnType<typeof call>>> =>
  call("CapNhatHoSo", `<maGiaoDich>${key}</maGiaoDich><maHoSo>${id}</maHoSo>${what}`);
const ORDER = "<hanhDong>ChuyenXuLy</hanhDong><donVi>Sở Nội vụ</donVi><hinhThucGiao>VAN_BAN</hinhThucGiao><thoiGian>2026-11-20T08:00:00</thoiGian>";

test("its pages tell every case of the ledger once, in the order of change", async () => {
  const ids: string[] = [];
  const marks: string[] = [];
  for (let page = 1, more = true; more; page += 1) {
    const { response } = await call("DanhSachThayDoi", `<trang>${page}</trang><soDong>100</soDong>`);
    for (const file of child(response, "danhSach")?.children ?? []) {
      ids.push(textOf(file, "maHoSo") ?? "");
      marks.push(textOf(file, "capNhatLuc") ?? "");
    }
    more = textOf(response, "conTrang") === "true";
  }
  const ledger = await eoffice.control<LedgerLine[]>("ledger");
  expect(ids.toSorted()).toEqual([...new Set(ledger.map(({ id }) => id))].toSorted());
  expect(marks).toEqual(marks.toSorted());
  const since = marks[200] ?? "";
  const { response } = await call("DanhSachThayDoi", `<tuThoiDiem>${since}</tuThoiDiem><trang>1</trang><soDong>100</soDong>`);
  expect(textOf(response, "tongSo")).toBe(String(marks.filter((mark) => mark >= since).length));
});

test("lets in whoever knows the password, now, and once for a nonce", async () => {
  const nonce = randomBytes(16);
  const ask = (login: Login): Promise<unknown> => call("LayHoSo", "<maHoSo>x</maHoSo>", login).then(({ fault, word }) => word ?? fault);
  expect(await ask({ password: "falsch" })).toBe("wsse:FailedAuthentication");
  expect(await ask({ created: new Date(Date.now() - 3_600_000).toISOString() })).toBe("wsse:MessageExpired");
  expect([await ask({ nonce }), await ask({ nonce })]).toEqual(["KHONG_TIM_THAY", "wsse:FailedAuthentication"]);
});

test("does an act once for its transaction, and says by a fault why it does not", async () => {
  const { id, n } = await eoffice.control<LedgerLine>("change", { kind: "new" });
  expect((await act(id, "t1", `<phienBan>1</phienBan>${ORDER}`)).word).toBe("SAI_PHIEN_BAN");
  const done = await act(id, "t1", `<phienBan>${n}</phienBan>${ORDER}`);
  expect(textOf(child(done.response, "ketQua"), "daThucHien")).toBe("false");
  expect(textOf(child((await act(id, "t1", ORDER)).response, "ketQua"), "daThucHien")).toBe("true");
  expect((await act(id, "t1", "<hanhDong>TiepNhan</hanhDong>")).word).toBe("TRUNG_GIAO_DICH");
  expect((await act(id, "t2", ORDER)).word).toBe("KHONG_DUOC_PHEP");
  expect((await act(id, "t3", "<hanhDong>Bay</hanhDong>")).word).toBe("DU_LIEU_SAI");
  expect(textOf(child((await call("TraCuuGiaoDich", "<maGiaoDich>t1</maGiaoDich>")).response, "ketQua"), "maHoSo")).toBe(id);
  expect((await call("TraCuuGiaoDich", "<maGiaoDich>t2</maGiaoDich>")).word).toBe("KHONG_TIM_THAY");
});

test("the letter that answers a case is in the case and in the list of letters", async () => {
  const { id } = await eoffice.control<LedgerLine>("change", { kind: "new" });
  await act(id, "l1", ORDER);
  await act(id, "l2", "<hanhDong>TiepNhan</hanhDong>");
  await act(
    id,
    "l3",
    "<hanhDong>KyVanBan</hanhDong><ketQua>Đã giải quyết &amp; trả lời</ketQua><soVanBan>88/SNV-TD</soVanBan><ngayVanBan>2099-01-02</ngayVanBan>",
  );
  const file = child((await call("LayHoSo", `<maHoSo>${id}</maHoSo>`)).response, "hoSo");
  expect([textOf(file, "trangThai"), textOf(file, "ketQua"), textOf(child(file, "vanBanTraLoi"), "so")]).toEqual([
    "Đã có văn bản trả lời",
    "Đã giải quyết & trả lời",
    "88/SNV-TD",
  ]);
  const { response } = await call("DanhSachVanBan", "<tuNgay>2099-01-01</tuNgay><trang>1</trang><soDong>10</soDong>");
  expect(child(response, "danhSach")?.children.map((letter) => textOf(letter, "maHoSo"))).toEqual([id]);
});

test("faults strike lists and acts alike: nothing done, done and cut off, done without a word", async () => {
  const { id } = await eoffice.control<LedgerLine>("change", { kind: "new" });
  await eoffice.control("fault", { mode: "fail", times: 1 });
  expect((await call("LayHoSo", `<maHoSo>${id}</maHoSo>`)).word).toBe("LOI_HE_THONG");
  await eoffice.control("fault", { mode: "write_busy", times: 1 });
  expect((await act(id, "f1", ORDER)).word).toBe("DANG_KHOA");
  await eoffice.control("fault", { mode: "write_lost", times: 1 });
  await expect(act(id, "f1", ORDER)).rejects.toThrow();
  expect(textOf(child((await act(id, "f1", ORDER)).response, "ketQua"), "daThucHien")).toBe("true");
});

test("the description is well-formed and names every operation", async () => {
  const description = parseXml(await (await eoffice.ask(`${PATH}?wsdl`)).text());
  expect(child(description, "portType")?.children.map(({ attributes }) => attributes["name"])).toEqual([
    "DanhSachThayDoi",
    "LayHoSo",
    "DanhSachVanBan",
    "CapNhatHoSo",
    "TraCuuGiaoDich",
  ]);
});
