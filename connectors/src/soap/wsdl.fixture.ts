export const TARGET = "urn:so-mau:ho-so:v1";

/** How the scripted service is built. */
export interface Build {
  version: "1.1" | "1.2";
  /** document: elements of the schema, qualified; rpc: parts by their names, unqualified */
  style: "document" | "rpc";
}

type Fields = readonly (readonly [name: string, type: string, occurs?: string])[];

const MAYBE = 'minOccurs="0"';
const TYPES: Readonly<Record<string, Fields>> = {
  BoLoc: [
    ["tuDau", "xs:string", MAYBE],
    ["sauMa", "xs:string", MAYBE],
    ["trang", "xs:int", MAYBE],
    ["the", "xs:string", MAYBE],
  ],
  DanhSach: [
    ["hoSo", "t:HoSo", 'minOccurs="0" maxOccurs="unbounded"'],
    ["tong", "xs:int", MAYBE],
    ["bayGio", "xs:string", MAYBE],
    ["tiepTheo", "t:TiepTheo", 'minOccurs="0" nillable="true"'],
    ["theTiep", "xs:string", MAYBE],
  ],
  TiepTheo: [
    ["dau", "xs:string"],
    ["ma", "xs:string"],
  ],
  KetQua: [
    ["ma", "xs:string"],
    ["phienBan", "xs:string", MAYBE],
  ],
};
const ROW = ["ma", "soHoSo", "capNhatLuc", "ngayNhan", "trangThai", "kenh", "linhVuc", "trichYeu", "noiDung", "khan", "donVi", "diaDiem", "giau", "viecCuoi"];

/** What each operation is asked with, in this order, and answers. */
const OPERATIONS: Readonly<Record<string, { asked: Fields; answered: Fields }>> = {
  DanhSachHoSo: {
    asked: [
      ["boLoc", "t:BoLoc"],
      ["soDong", "xs:int"],
    ],
    answered: [["ketQua", "t:DanhSach"]],
  },
  XemHoSo: { asked: [["maHoSo", "xs:string"]], answered: [["hoSo", "t:HoSo", 'minOccurs="0" nillable="true"']] },
  CapNhatHoSo: {
    asked: [
      ["maHoSo", "xs:string"],
      ["khoa", "xs:string", MAYBE],
      ["phienBan", "xs:string", MAYBE],
      ["viec", "xs:string"],
      ["noiDung", "xs:string", MAYBE],
    ],
    answered: [["ketQua", "t:KetQua"]],
  },
  TraKhoa: { asked: [["khoa", "xs:string"]], answered: [["trangThai", "xs:string", MAYBE]] },
};

/** Names in the order a message must have them, by the name of their type or operation. */
export function orderOf(name: string): string[] {
  return (TYPES[name] ?? OPERATIONS[name]?.asked ?? []).map(([field]) => field);
}

/** @param address of the service, as its own machine calls itself */
export function wsdlOf({ version, style }: Build, address: string): string {
  const soap = version === "1.1" ? "soap" : "soap12";
  const messages = Object.entries(OPERATIONS).flatMap(([name, { asked, answered }]) => [
    messageOf(name, asked, style),
    messageOf(`${name}Response`, answered, style),
  ]);
  const elements =
    style === "rpc"
      ? ""
      : Object.entries(OPERATIONS)
          .map(([name, { asked, answered }]) => elementOf(name, asked) + elementOf(`${name}Response`, answered))
          .join("");
  const abstract = Object.keys(OPERATIONS).map(
    (name) => `<operation name="${name}"><input message="t:${name}"/><output message="t:${name}Response"/></operation>`,
  );
  const body = style === "rpc" ? `<s:body use="literal" namespace="${TARGET}"/>` : '<s:body use="literal"/>';
  const bound = Object.keys(OPERATIONS).map(
    (name) => `<operation name="${name}"><s:operation soapAction="${TARGET}/${name}"/><input>${body}</input><output>${body}</output></operation>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/${soap}/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${TARGET}" targetNamespace="${TARGET}">
<types><xs:schema targetNamespace="${TARGET}" elementFormDefault="${style === "rpc" ? "unqualified" : "qualified"}">
${Object.entries(TYPES)
  .map(([name, fields]) => `<xs:complexType name="${name}"><xs:sequence>${fieldsOf(fields)}</xs:sequence></xs:complexType>`)
  .join("\n")}
<xs:complexType name="HoSo"><xs:sequence>${fieldsOf(ROW.map((name) => [name, "xs:string", 'minOccurs="0" nillable="true"']))}<xs:element name="cacBuoc" minOccurs="0"><xs:complexType><xs:sequence>${fieldsOf([["buoc", "xs:string", 'minOccurs="0" maxOccurs="unbounded"']])}</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
${elements}</xs:schema></types>
${messages.join("\n")}
<portType name="HoSoPort">${abstract.join("")}</portType>
<binding name="HoSoBinding" type="t:HoSoPort"><s:binding style="${style}" transport="http://schemas.xmlsoap.org/soap/http"/>${bound.join("")}</binding>
<service name="HoSo"><port name="HoSoSoap" binding="t:HoSoBinding"><s:address location="${address}"/></port></service>
</definitions>`;
}

function fieldsOf(fields: Fields): string {
  return fields.map(([name, type, occurs = ""]) => `<xs:element name="${name}" type="${type}" ${occurs}/>`).join("");
}

function elementOf(name: string, fields: Fields): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${fieldsOf(fields)}</xs:sequence></xs:complexType></xs:element>`;
}

function messageOf(name: string, fields: Fields, style: Build["style"]): string {
  const parts =
    style === "rpc" ? fields.map(([field, type]) => `<part name="${field}" type="${type}"/>`).join("") : `<part name="parameters" element="t:${name}"/>`;
  return `<message name="${name}">${parts}</message>`;
}
