import { describe, expect, test } from "vitest";
import { parseXmlNodes } from "../wire/index.ts";
import { faultOf, withoutPersons } from "./fault.ts";

const old = (code: string, words = "", detail = "") =>
  `<Fault><faultcode>s:${code}</faultcode><faultstring>${words}</faultstring><detail>${detail}</detail></Fault>`;
const recent = (code: string, sub: string, detail = "") =>
  `<Fault><Code><Value>s:${code}</Value>${sub === "" ? "" : `<Subcode><Value>w:${sub}</Value></Subcode>`}</Code><Reason><Text>lý do</Text></Reason><Detail>${detail}</Detail></Fault>`;
const words = { E102: "refused", HetPhien: "auth", KhongCo: "missing", "Client.DaDong": "done" } as const;
const judged = (xml: string) => faultOf(parseXmlNodes(xml, "a fault"), "DongHoSo", words);

describe("a fault is judged by its code", () => {
  test.each([
    ["SOAP 1.1, the asker's", old("Client"), "data", "data"],
    ["SOAP 1.1, the server's", old("Server"), "transient", "transient"],
    ["SOAP 1.1, dotted", old("Server.Unavailable"), "transient", "transient"],
    ["SOAP 1.1, of WS-Security", old("FailedAuthentication"), "auth", "auth"],
    ["SOAP 1.1, not understood", old("MustUnderstand"), "config", "config"],
    ["SOAP 1.2, the asker's", recent("Sender", ""), "data", "data"],
    ["SOAP 1.2, the server's", recent("Receiver", ""), "transient", "transient"],
    ["SOAP 1.2, the subcode first", recent("Sender", "InvalidSecurityToken"), "auth", "auth"],
    ["a code nobody knows", old("KhongRo"), "data", "data"],
    ["the manifest's, of the detail", old("Server", "", "<loi><ma>E102</ma></loi>"), "refused", "data"],
    ["the manifest's, an element of the detail", recent("Receiver", "", "<HetPhien/>"), "auth", "auth"],
    ["the manifest's, the detail's own text", old("Client", "", "<ma>KhongCo</ma>"), "missing", "data"],
    ["the manifest's, the fault's own code", old("Client.DaDong"), "done", "data"],
  ])("%s", (_name, xml, meaning, fault) => {
    expect(judged(xml)).toMatchObject({ meaning, fault, message: expect.stringMatching(/^DongHoSo: the source answers /) });
  });

  test("its message has the code and the words", () => {
    expect(judged(old("Server", "Hồ sơ đã khóa", "<loi><ma>E102</ma></loi>")).message).toBe("DongHoSo: the source answers E102: Hồ sơ đã khóa");
  });
});

test.each([
  ["Hồ sơ của ông Nguyễn Văn Mẫu đã kết thúc", "Hồ sơ của ông … đã kết thúc"],
  ["Không gửi được cho bà Trần Thị Thử (0912 345 678)", "Không gửi được cho bà … (…)"],
  ["Nội dung 'nhà số 5 ngõ 7' không hợp lệ", "Nội dung … không hợp lệ"],
  ["Trùng thư mau@vi-du.vn", "Trùng thư …"],
  ["CCCD 001199000123 sai", "CCCD … sai"],
  ["System.Exception: lỗi\n   at Vanphong.HoSo.Dong(String ten)", "System.Exception: lỗi"],
  ["Lỗi E102 ở bước 3", "Lỗi E102 ở bước 3"],
])("words of a fault are told without persons: %s", (said, told) => {
  expect(withoutPersons(said)).toBe(told);
});
