import { describe, expect, test } from "vitest";
import { parseXml } from "./index.ts";

const parse = (text: string, limits = {}) => parseXml(text, "the list", limits);

describe("an XML answer", () => {
  test("becomes a small tree of local names, composed text and CDATA", () => {
    const root = parse(
      `<?xml version="1.0"?><ns:list xmlns:ns="urn:x"><ns:one a="1">${"Huế".normalize("NFD")} &amp; <![CDATA[<b>]]></ns:one><empty/></ns:list>`,
    );
    expect(root).toMatchObject({
      name: "list",
      children: [
        { name: "one", text: "Huế & <b>" },
        { name: "empty", text: "" },
      ],
    });
  });

  test.each([
    ["an entity bomb", '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>', "data", /DOCTYPE/],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "data", /DOCTYPE/],
    ["an entity never defined", "<a>&lol;</a>", "data", /not XML/],
    ["cut off", "<a><b>text", "transient", /cut off/],
    ["empty", "", "transient", /empty/],
    ["a NUL", "<a>\u0000</a>", "data", /not XML/],
    ["no XML", '{"a":1}', "data", /not XML/],
    ["two roots", "<a/><b/>", "data", /not XML/],
    ["a web page", "<!DOCTYPE html><html><body>Service Unavailable</body></html>", "transient", /HTML/],
  ])("refuses %s", (_name, text, fault, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ fault, message: expect.stringMatching(message) }));
  });

  test.each([
    ["deeper than allowed", { depth: 3 }, /deeper than 3/],
    ["more elements than allowed", { elements: 3 }, /more than 3 elements/],
    ["longer than allowed", { characters: 10 }, /more than 10 characters/],
  ])("refuses what is %s", (_name, limits, message) => {
    expect(() => parse("<a><b><c><d/></c></b></a>", limits)).toThrow(expect.objectContaining({ fault: "data", message: expect.stringMatching(message) }));
  });
});
