import { describe, expect, test } from "vitest";

import { workbook } from "../workbook.ts";
import { bytesInPieces, bytesOf } from "./bytes.ts";
import { fileName } from "./kinds.ts";
import { kindOf } from "./look.ts";
import { aCall, aDocument, aFax, aPhotograph, aPicture, aRecording, aScan, anOpenDocument, zipOf } from "./made.fixture.ts";

const book = workbook({ name: "Danh sách", columns: [{ title: "Mã", width: 9 }], rows: [["PA-1"]] });
const renamedInItsHead = (): Buffer => {
  const whole = aDocument();
  whole.write("x", whole.indexOf("word/document.xml<w:"), "latin1"); // the directory still says word/document.xml
  return whole;
};

describe("a file is what its bytes say", () => {
  test.each([
    ["ket-qua.pdf", aScan(), "PDF"],
    ["bien-ban.docx", aDocument(), "DOCX"],
    ["danh-sach.xlsx", book, "XLSX"],
    ["to-trinh.odt", anOpenDocument(), "ODT"],
    ["anh.png", aPicture(), "PNG"],
    ["anh.JPG", aPhotograph(), "JPEG"],
    ["fax.tiff", aFax(), "TIFF"],
    ["ghi-am.mp3", aRecording(), "MP3"],
    ["cuoc-goi.wav", aCall(), "WAV"],
    ["ghi-chu.txt", Buffer.from("Đã vá xong mặt đường, 5 < 7."), "TEXT"],
    ["dai.txt", Buffer.from("Đường Nguyễn Trãi ".repeat(40_000)), "TEXT"],
  ])("%s", async (name, bytes, kind) => {
    expect(await kindOf(name, bytesOf(bytes))).toBe(kind);
    expect(
      await kindOf(
        name,
        bytesInPieces(bytes.length, 61, async (n) => bytes.subarray(n * 61, (n + 1) * 61)),
      ),
    ).toBe(kind); // however it is cut into pieces
  });
});

describe("a file that lies is refused, and told why", () => {
  test.each([
    ["an executable as a PDF", "ket-qua.pdf", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]), /chương trình Windows/],
    ["a program of Linux as a picture", "anh.png", Buffer.concat([Buffer.from("\u007fELF", "latin1"), Buffer.alloc(500)]), /chương trình Linux/],
    ["a command file as text", "ghi-chu.txt", Buffer.from("#!/bin/sh\nrm -rf /"), /tệp lệnh/],
    ["a page as text", "ghi-chu.txt", Buffer.from("xin chào <script>alert(1)</script>"), /HTML/],
    ["a page far behind the beginning of a text", "ghi-chu.txt", Buffer.from(`${"chữ ".repeat(90_000)}<html>`), /HTML/],
    ["a drawing with scripts as a picture", "anh.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
    ["a document with macros", "bien-ban.docx", aDocument({ "word/vbaProject.bin": "x" }), /macro/],
    ["a document with controls", "bien-ban.docx", aDocument({ "word/activeX/activeX1.xml": "x" }), /macro/],
    ["a document with a program inside", "bien-ban.docx", aDocument({ "word/embeddings/setup.exe": "MZ" }), /chương trình/],
    ["a plain zip as a document", "bien-ban.docx", zipOf({ "virus.txt": "x" }), /tệp nén thường/],
    [
      "a zip that only names a document's parts",
      "bien-ban.docx",
      zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "x", "_rels/.rels": "x" }),
      /tệp nén thường/,
    ],
    ["a zip whose directory and parts disagree", "bien-ban.docx", renamedInItsHead(), /không đúng cấu trúc/],
    ["a zip with bytes behind it", "bien-ban.docx", Buffer.concat([aDocument(), Buffer.from("MZ")]), /không đúng cấu trúc/],
    ["a program with a zip behind it", "bien-ban.docx", Buffer.concat([Buffer.from("MZ"), aDocument()]), /chương trình/],
    ["a picture with a zip behind it", "anh.jpg", Buffer.concat([aPhotograph(), zipOf({ "a.exe": "MZ" })]), /tệp nén giấu/],
    ["a PDF that runs something", "ket-qua.pdf", Buffer.concat([aScan().subarray(0, 2_900), Buffer.from("/S /JavaScript /JS (x) %%EOF")]), /mã lệnh/],
    ["half a PDF", "ket-qua.pdf", aScan().subarray(0, 1_000), /bị cụt/],
    ["an old document", "cu.doc", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), /kiểu cũ/],
    ["a PDF called an executable", "ket-qua.exe", aScan(), /không có đuôi \.pdf/],
    ["a PDF called a picture", "anh.png", aScan(), /có nội dung là PDF/],
    ["bytes that are nothing", "ghi-chu.txt", Buffer.from([0, 1, 2, 3, 0xff]), /không thuộc loại/],
    ["nothing", "ghi-chu.txt", Buffer.alloc(0), /không có nội dung/],
  ])("%s", async (_what, name, bytes, fault) => {
    expect(await kindOf(name, bytesOf(bytes))).toEqual({ fault: expect.stringMatching(fault) });
  });
});

test.each([
  ["C:\\Users\\a\\Kết quả.pdf", "Kết quả.pdf"],
  ["../../etc/passwd.txt", "passwd.txt"],
  ["anh\u202egpj.exe", null],
  ["  ", null],
  [`${"a".repeat(201)}.pdf`, null],
  ["a\u0000.pdf", null],
])("the name %j is kept as %j", (given, kept) => {
  expect(fileName(given)).toBe(kept);
});
