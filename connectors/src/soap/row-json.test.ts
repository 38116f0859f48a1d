import { expect, test } from "vitest";
import { markedXml, parseXmlNodes } from "../wire/index.ts";
import { jsonOf, withLists } from "./row-json.ts";

const json = (inner: string) => jsonOf(parseXmlNodes(markedXml(`<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inner}</r>`), "a row"));

test.each([
  ["text, as it stands", "<a> Huế &amp; <![CDATA[<b>]]></a>", { a: " Huế & <b>" }],
  ["empty, nil and missing apart", '<a/><b xsi:nil="true"/><c xsi:nil="1" kieu="x"/><d xsi:nil="false"/>', { a: "", b: null, c: null, d: "" }],
  ["elements of one name as a list", "<a>1</a><b>2</b><a>3</a>", { a: ["1", "3"], b: "2" }],
  ["attributes of what is no text", '<a ma="1"/><b ma="2"><c/></b>', { a: { "@ma": "1" }, b: { "@ma": "2", c: "" } }],
  ["no attributes of text", '<a lang="vi">chữ</a>', { a: "chữ" }],
  ["names without their prefix", '<n:a xmlns:n="urn:x"><n:b>1</n:b></n:a>', { a: { b: "1" } }],
  ["ids with all their digits", "<a>0090071992547409931</a>", { a: "0090071992547409931" }],
  ["a character no XML can carry as NUL", "<a>x&#x0;y</a>", { a: "x\u0000y" }],
  ["__proto__ as a name like others", "<__proto__><a>1</a></__proto__>", JSON.parse('{"__proto__":{"a":"1"}}')],
])("an element shows %s", (_name, inner, expected) => {
  expect(json(inner)).toEqual(expected);
});

test.each([
  ["one element", "<cac><buoc>1</buoc></cac>", { cac: { buoc: ["1"] } }],
  ["several", "<cac><buoc>1</buoc><buoc>2</buoc></cac>", { cac: { buoc: ["1", "2"] } }],
  ["none", "<cac/>", { cac: { buoc: [] } }],
  ["no holder", "<x>1</x>", { x: "1" }],
  ["a nil holder", '<cac xsi:nil="true"/>', { cac: null }],
])("where the manifest says list, %s is one, or stays for the map to judge", (_name, inner, expected) => {
  expect(withLists(json(inner), ["cac.buoc"])).toEqual(expected);
});
