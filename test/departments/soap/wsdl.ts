import { SPACE } from "./envelope.ts";

type Field = readonly [name: string, type: string, how?: "?" | "*"];

const typed = (type: string): string => (type.includes(":") ? type : `tns:${type}`);
function element([name, type, how]: Field): string {
  const occurs = how === "*" ? ' minOccurs="0" maxOccurs="unbounded"' : how === "?" ? ' minOccurs="0" nillable="true"' : "";
  return `<xs:element name="${name}" type="${typed(type)}"${occurs}/>`;
}
const sequence = (fields: readonly Field[]): string => `<xs:sequence>${fields.map(element).join("")}</xs:sequence>`;
const complexType = (name: string, fields: readonly Field[]): string => `<xs:complexType name="${name}">${sequence(fields)}</xs:complexType>`;
const message = (name: string, fields: readonly Field[]): string =>
  `<xs:element name="${name}"><xs:complexType>${sequence(fields)}</xs:complexType></xs:element>`;

const text = (...names: string[]): Field[] => names.map((name) => [name, "xs:string", "?"]);
const LETTER = [...text("so"), ["ngay", "xs:date", "?"], ...text("trichYeu", "coQuan")] as const satisfies readonly Field[];

const TYPES: Readonly<Record<string, readonly Field[]>> = {
  NguoiGui: text("hoTen", "diaChi", "dienThoai", "thuDienTu", "giuKin"),
  DiaDiem: [...text("moTa", "maXa"), ["viDo", "xs:decimal", "?"], ["kinhDo", "xs:decimal", "?"]],
  DonViPhoiHop: [["donVi", "xs:string", "*"]],
  Buoc: [
    ["thoiGian", "xs:dateTime"],
    ["hanhDong", "xs:string"],
    ...text("donVi", "ghiChu", "lyDo"),
    ["hanMoi", "xs:date", "?"],
    ...text("nguoiDuyet", "gopVao"),
  ],
  QuaTrinh: [["buoc", "Buoc", "*"]],
  VanBanTraLoi: LETTER,
  VanBan: [...LETTER, ["maHoSo", "xs:string"]],
  Tep: text("ten", "loai", "noiDung"),
  HoSo: [
    ["maHoSo", "xs:string"],
    ["soDen", "xs:string"],
    ["phienBan", "xs:long"],
    ["capNhatLuc", "xs:dateTime"],
    ["ngayDen", "xs:dateTime"],
    ["trangThai", "xs:string"],
    ...text("hinhThuc", "linhVuc", "doKhan", "trichYeu", "noiDung"),
    ["nguoiGui", "NguoiGui"],
    ["diaDiem", "DiaDiem", "?"],
    ["donViTiepNhan", "xs:string"],
    ["donViChuTri", "xs:string"],
    ["donViPhoiHop", "DonViPhoiHop", "?"],
    ["quaTrinh", "QuaTrinh"],
    ["vanBanTraLoi", "VanBanTraLoi", "?"],
    ...text("ketQua", "lyDoKetThuc", "hoSoTruoc", "gopVao"),
  ],
  DanhSachHoSo: [["hoSo", "HoSo", "*"]],
  DanhSachVanBanTraLoi: [["vanBan", "VanBan", "*"]],
  KetQua: [
    ["maGiaoDich", "xs:string"],
    ["maHoSo", "xs:string"],
    ["phienBan", "xs:long"],
    ["thoiDiem", "xs:dateTime"],
    ["daThucHien", "xs:boolean"],
  ],
};

const PAGE: readonly Field[] = [
  ["trang", "xs:int"],
  ["soDong", "xs:int"],
];
const PAGE_TOLD: readonly Field[] = [
  ["tongSo", "xs:int"],
  ["trang", "xs:int"],
  ["conTrang", "xs:boolean"],
];
const ACT: readonly Field[] = [
  ["maGiaoDich", "xs:string"],
  ["maHoSo", "xs:string"],
  ["phienBan", "xs:long", "?"],
  ["capNhatLuc", "xs:dateTime", "?"],
  ["hanhDong", "xs:string"],
  ...text("donVi", "hinhThucGiao"),
  ["thoiGian", "xs:dateTime", "?"],
  ...text("soVanBan"),
  ["ngayVanBan", "xs:date", "?"],
  ...text("ghiChu", "ketQua"),
  ["tep", "Tep", "?"],
  ["hanMoi", "xs:date", "?"],
  ...text("lyDo", "nguoiDuyet", "noiDung"),
];

const OPERATIONS: Readonly<Record<string, { takes: readonly Field[]; gives: readonly Field[] }>> = {
  DanhSachThayDoi: {
    takes: [["tuThoiDiem", "xs:dateTime", "?"], ["denThoiDiem", "xs:dateTime", "?"], ...PAGE],
    gives: [...PAGE_TOLD, ["denThoiDiem", "xs:dateTime"], ["danhSach", "DanhSachHoSo"]],
  },
  LayHoSo: { takes: [["maHoSo", "xs:string"]], gives: [["hoSo", "HoSo"]] },
  DanhSachVanBan: { takes: [["tuNgay", "xs:date", "?"], ...PAGE], gives: [...PAGE_TOLD, ["danhSach", "DanhSachVanBanTraLoi"]] },
  CapNhatHoSo: { takes: ACT, gives: [["ketQua", "KetQua"]] },
  TraCuuGiaoDich: { takes: [["maGiaoDich", "xs:string"]], gives: [["ketQua", "KetQua"]] },
};

const perOperation = (write: (name: string) => string): string => Object.keys(OPERATIONS).map(write).join("");

/** WSDL 1.1 of the service, types inline. @param address where it is reached */
export function wsdl(address: string): string {
  const types = Object.entries(TYPES).map(([name, fields]) => complexType(name, fields));
  const messages = Object.entries(OPERATIONS).flatMap(([name, { takes, gives }]) => [message(name, takes), message(`${name}Response`, gives)]);
  const parts = perOperation((name) =>
    ["", "Response"].map((end) => `<message name="${name}${end}Message"><part name="parameters" element="tns:${name}${end}"/></message>`).join(""),
  );
  const port = perOperation(
    (name) => `<operation name="${name}"><input message="tns:${name}Message"/><output message="tns:${name}ResponseMessage"/></operation>`,
  );
  const literal = '<soap:body use="literal"/>';
  const bound = perOperation(
    (name) => `<operation name="${name}"><soap:operation soapAction="${SPACE}#${name}"/><input>${literal}</input><output>${literal}</output></operation>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<definitions name="PhanAnh" targetNamespace="${SPACE}" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${SPACE}" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<types><xs:schema targetNamespace="${SPACE}" elementFormDefault="qualified">${types.join("")}${messages.join("")}</xs:schema></types>
${parts}
<portType name="PhanAnhPort">${port}</portType>
<binding name="PhanAnhBinding" type="tns:PhanAnhPort"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${bound}</binding>
<service name="PhanAnhService"><port name="PhanAnhPort" binding="tns:PhanAnhBinding"><soap:address location="${address}"/></port></service>
</definitions>
`;
}
