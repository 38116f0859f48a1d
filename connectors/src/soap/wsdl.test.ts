import { afterEach, describe, expect, test } from "vitest";
import { fakeContext, serve, type Served } from "../conformance/index.ts";
import { messageOf } from "./message.ts";
import { wsdlOf } from "./wsdl.fixture.ts";
import { documentsOf, portOf, type Port } from "./wsdl/index.ts";

let served: Served | undefined;
afterEach(() => served?.close());

const open = (inner: string, more = "") =>
  `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s11="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"
    xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:don" xmlns:k="urn:khac" targetNamespace="urn:don" ${more}>${inner}</w:definitions>`;

const SCHEMA = `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:don" xmlns:k="urn:khac" targetNamespace="urn:don" elementFormDefault="qualified">
  <x:import namespace="urn:khac" schemaLocation="khac.xsd"/><x:include schemaLocation="chung.xsd"/>
  <x:element name="Gui"><x:complexType><x:sequence>
    <x:element name="don" type="d:DonMoRong"/><x:element name="gap" type="x:boolean" nillable="true"/><x:element ref="k:dau" minOccurs="0"/><x:any minOccurs="0" processContents="lax"/>
  </x:sequence></x:complexType></x:element>
  <x:element name="Xem"><x:complexType><x:sequence>
    <x:element name="don" type="d:DonMoRong"/><x:element name="gap" type="x:boolean" nillable="true"/><x:element ref="k:dau" minOccurs="0"/>
  </x:sequence></x:complexType></x:element>
  <x:complexType name="DonMoRong"><x:complexContent><x:extension base="d:Don"><x:sequence><x:element name="con" type="d:DonMoRong" minOccurs="0" form="unqualified"/></x:sequence></x:extension></x:complexContent></x:complexType>
</x:schema>`;
/** has its includer's namespace */
const COMMON = `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:don" elementFormDefault="qualified">
  <x:complexType name="Don"><x:sequence><x:element name="ma" type="x:string"/><x:choice><x:element name="so" type="x:int"/><x:element name="chu" type="x:string"/></x:choice></x:sequence></x:complexType></x:schema>`;
const OTHER = '<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:khac"><x:element name="dau" type="x:string"/></x:schema>';

const ABSTRACT = open(
  `<w:types>${SCHEMA}</w:types>${["Gui", "Xem"].map((name) => `<w:message name="${name}"><w:part name="p" element="d:${name}"/></w:message>`).join("")}
   <w:message name="Ma"><w:part name="ma" type="x:string"/></w:message>
   <w:portType name="P"><w:operation name="Gui"><w:input message="d:Gui"/></w:operation><w:operation name="Xem"><w:input message="d:Xem"/></w:operation>
   <w:operation name="Cu"><w:input message="d:Ma"/></w:operation></w:portType>`,
);
const bound = (prefix: string, name: string) =>
  `<w:binding name="${name}" type="d:P"><${prefix}:binding transport="http" />${["Gui", "Xem"].map((one) => `<w:operation name="${one}"><${prefix}:operation soapAction="a/${one}"/><w:input><${prefix}:body use="literal"/></w:input></w:operation>`).join("")}
   <w:operation name="Cu"><${prefix}:operation style="rpc"/><w:input><${prefix}:body use="encoded"/></w:input></w:operation></w:binding>`;
const port = (prefix: string, name: string) => `<w:port name="${name}" binding="d:${name}"><${prefix}:address location="http://may-trong/dv"/></w:port>`;
const WHOLE = open(
  `<w:import namespace="urn:don" location="http://may-trong.noi-bo/don/chung.wsdl?tang=2"/>${bound("s12", "Moi")}${bound("s11", "Cu")}
   <w:service name="S">${port("s12", "Moi")}${port("s11", "Cu")}</w:service>`,
);

async function portAt(documents: Record<string, string>, wanted?: string): Promise<Port> {
  served = await serve((url) => ({
    type: "text/xml",
    body: documents[url.pathname + url.search] ?? "",
    status: documents[url.pathname + url.search] === undefined ? 404 : 200,
  }));
  const { http } = fakeContext({}, served.baseUrl);
  return portOf(await documentsOf(http, { url: `${served.baseUrl}/don/goc.wsdl` }), wanted);
}

const DOCUMENTS = { "/don/goc.wsdl": WHOLE, "/don/chung.wsdl?tang=2": ABSTRACT, "/don/khac.xsd": OTHER, "/don/chung.xsd": COMMON };
const bodyOf = (message: string) => /<soap:Body>(.*)<\/soap:Body>/.exec(message)?.[1];

describe("a service's description", () => {
  test("is read with all it imports, each from the source's own address", async () => {
    const { name, version, operation } = await portAt(DOCUMENTS);
    expect([name, version, operation("Xem").action]).toEqual(["Cu", "1.1", "a/Xem"]);
    expect((await portAt(DOCUMENTS, "Moi")).version).toBe("1.2");
  });

  test("decides the order of parameters, their namespaces and what is nil", async () => {
    const { version, operation } = await portAt(DOCUMENTS);
    const given = { dau: "x < y", don: { con: { ma: "2" }, so: "7", ma: "1 & 2" } };
    expect(bodyOf(messageOf(version, operation("Xem"), given, ""))).toBe(
      '<p:Xem xmlns:p="urn:don"><p:don><p:ma>1 &amp; 2</p:ma><p:so>7</p:so><con><p:ma>2</p:ma></con></p:don><p:gap xsi:nil="true"/><p:dau xmlns:p="urn:khac">x &lt; y</p:dau></p:Xem>',
    );
  });

  test("where it lets anything stand, parameters have the message's namespace", async () => {
    const { version, operation } = await portAt(DOCUMENTS);
    expect(bodyOf(messageOf(version, operation("Gui"), { don: { ma: "1" } }, ""))).toBe('<p:Gui xmlns:p="urn:don"><p:don><p:ma>1</p:ma></p:don></p:Gui>');
  });

  test.each([
    ["a parameter it does not have", { don: { maSo: "1" } }, "config", /parameters of Xem: "maSo" is not in "don", which has ma, so, chu, con/],
    ["text where elements belong", { don: "1" }, "config", /"don" holds elements, not text/],
    ["elements where text belongs", { gap: { a: "1" } }, "config", /"gap" holds text, not elements/],
    ["a character no XML can carry", { dau: "a\u0000" }, "data", /no XML can carry/],
  ])("refuses %s before anything is sent", async (_name, given, fault, message) => {
    const { version, operation } = await portAt(DOCUMENTS);
    expect(() => messageOf(version, operation("Xem"), given, "")).toThrow(expect.objectContaining({ fault, message: expect.stringMatching(message) }));
  });

  test.each([
    ["an operation it does not have", async () => (await portAt(DOCUMENTS)).operation("Sua"), /no operation "Sua"; it has Gui, Xem, Cu/],
    ["an encoded message", async () => (await portAt(DOCUMENTS)).operation("Cu"), /SOAP-encoded/],
    ["a port it does not have", () => portAt(DOCUMENTS, "Ba"), /no port "Ba"; it has Moi, Cu/],
    [
      "two ports of one version",
      () =>
        portAt({
          "/don/goc.wsdl": wsdlOf({ version: "1.1", style: "rpc" }, "http://a/").replace(/<port .*<\/port>/, (one) => one + one.replace("HoSoSoap", "Hai")),
        }),
      /which port .* HoSoSoap, Hai/,
    ],
    ["a page that is no WSDL", () => portAt({ "/don/goc.wsdl": "<wsdl/>" }), /expected a WSDL 1\.1 or an XML schema, found <wsdl>/],
    ["an import that is not there", () => portAt({ ...DOCUMENTS, "/don/chung.xsd": undefined as never }), /a document the WSDL imports: HTTP 404/],
  ])("that has not %s says so", async (_name, ask, message) => {
    await expect(ask()).rejects.toMatchObject({ fault: "config", message: expect.stringMatching(message) });
  });

  test("of entities upon entities is refused unread", async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "${"x".repeat(50)}"><!ENTITY b "&a;&a;">]>${WHOLE}`;
    await expect(portAt({ "/don/goc.wsdl": bomb })).rejects.toMatchObject({ fault: "data", message: expect.stringMatching(/DOCTYPE/) });
  });

  test("that imports without end is given up", async () => {
    served = await serve((url) => ({ type: "text/xml", body: open(`<w:import location="${Number(url.pathname.slice(1)) + 1}"/>`) }));
    const { http } = fakeContext({}, served.baseUrl);
    await expect(documentsOf(http, { url: `${served.baseUrl}/1` })).rejects.toMatchObject({
      fault: "config",
      message: expect.stringMatching(/more than 40 documents/),
    });
  });
});
