import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText, nfc } from "./index.ts";
import { firstInvalidUtf8 } from "./text.ts";

const words = "Đường Nguyễn Huệ: đèn hỏng";
const utf8 = new TextEncoder().encode(words);
const bytes = (...values: number[]) => new Uint8Array(values);

describe("a body becomes text", () => {
  test.each([
    ["declared UTF-8", utf8, "application/json; charset=UTF-8"],
    ["charset in quotes", utf8, 'text/xml; charset="utf-8"'],
    ["undeclared", utf8, null],
    ["UTF-8 with byte order mark", Buffer.concat([bytes(0xef, 0xbb, 0xbf), utf8]), null],
    ["UTF-16LE with byte order mark", Buffer.concat([bytes(0xff, 0xfe), iconv.encode(words, "utf-16le")]), "application/json; charset=utf-8"],
    ["UTF-16BE with byte order mark", Buffer.concat([bytes(0xfe, 0xff), iconv.encode(words, "utf-16be")]), null],
    ["UTF-8 that a server calls Latin-1", utf8, "text/plain; charset=ISO-8859-1"],
    ["UTF-8 that a server calls ASCII", utf8, "text/plain; charset=us-ascii"],
  ])("%s", (_name, body, contentType) => {
    expect(decodeText(body, contentType)).toBe(words);
  });

  test("windows-1258 is composed after parsing", () => {
    expect(nfc(decodeText(iconv.encode("Nguyễn".normalize("NFD").replace("e\u0302", "ê"), "windows-1258"), "text/plain; charset=windows-1258"))).toBe("Nguyễn");
  });

  test("the manifest's encoding counts where the source declares none", () => {
    expect(decodeText(iconv.encode(words, "utf-16le"), "application/json", "utf-16le")).toBe(words);
  });

  test("an XML declaration counts where nothing else does", () => {
    expect(decodeText(iconv.encode('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', "latin1"), "text/xml")).toContain("é");
  });

  test.each([
    ["invalid UTF-8, with the offset", Buffer.concat([Buffer.from("abc"), bytes(0xc3, 0x28)]), null, /byte 3 of 5/],
    ["invalid UTF-8 after a byte order mark", Buffer.concat([bytes(0xef, 0xbb, 0xbf), Buffer.from("ab"), bytes(0xff)]), null, /byte 5 of 6/],
    ["a charset nobody knows", utf8, "text/plain; charset=vni-times", /unknown/],
    ["bytes without meaning in the charset", bytes(0x41, 0xd2, 0xff), "text/plain; charset=gb2312", /not: character/],
  ])("refuses %s", (_name, body, contentType, message) => {
    expect(() => decodeText(body, contentType)).toThrow(expect.objectContaining({ fault: "data", message: expect.stringMatching(message) }));
  });

  test("the first invalid byte is found exactly where a strict decoder stops", () => {
    const strict = (body: Uint8Array) => {
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(body);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.oneof(
      fc.string({ unit: "binary" }).map((text) => Buffer.from(text.toWellFormed())),
      fc.uint8Array({ maxLength: 3 }),
    );
    const claim = () =>
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
          const body = Buffer.concat(parts);
          const at = firstInvalidUtf8(body);
          return at === -1 ? strict(body) : !strict(body) && strict(body.subarray(0, at));
        }),
      );
    expect(claim).not.toThrow();
  });
});
