/** A request as a department sees it. */
export interface Asked {
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
}

const NO_TERMS = { reason: null, new_due: null, approver: null, into: null };

export const tinhRow = {
  id: "90071992547409931",
  code: "DDN-2026-004512",
  received_at: "2026-11-02T08:15:00+07:00",
  modified_at: "2026-11-05T16:40:12.345+07:00",
  status: "da_co_kq",
  channel: "dien_thoai",
  field: "ha_tang_do_thi",
  urgency: "khan",
  title: "Đèn đường hỏng",
  content: "Đèn trước số 12 tắt ba đêm",
  caller: { name: "Nguyễn Văn Mẫu", phone: "0912345678", email: null, address: "12 phố Mẫu", hide_name: true, hide_phone: false, hide_content: false },
  location: { text: "12 phố Mẫu", ward_code: "W03", lat: 19.25, lng: 105.5 },
  intake: "VPUB",
  lead: "CTDT",
  cooperating: ["SXD"],
  supervisor: null,
  case_type: "duong_day_nong",
  merged_into: null,
  urgings: [],
  steps: [
    { ...NO_TERMS, at: "2026-11-02T08:15:00+07:00", act: "tiep_nhan", unit: "VPUB", note: null },
    { ...NO_TERMS, at: "2026-11-02T10:00:00+07:00", act: "giao", unit: "CTDT", note: "gấp" },
    { ...NO_TERMS, at: "2026-11-03T08:00:00+07:00", act: "tam_dung", unit: "CTDT", note: null, reason: "chờ giám định, đo đạc" },
    { ...NO_TERMS, at: "2026-11-04T08:00:00+07:00", act: "tiep_tuc", unit: "CTDT", note: null, reason: "chờ giám định, đo đạc" },
    { ...NO_TERMS, at: "2026-11-04T09:00:00+07:00", act: "gia_han", unit: "CTDT", note: null, new_due: "2026-11-10", approver: "Phó Chủ tịch UBND tỉnh" },
    { ...NO_TERMS, at: "2026-11-05T16:40:00+07:00", act: "co_kq", unit: null, note: null },
  ],
  outcome: "Đã thay bóng",
  close_reason: null,
  repeat_of: "90071992547409930",
};

export function keysetOf(key: string, row: { id: string }) {
  return ({ path, query, headers }: Asked) => {
    if (headers["x-api-key"] !== key) return null;
    if (path === `/api/v2/cases/${row.id}`) return JSON.stringify(row);
    if (path.startsWith("/api/v2/switchboard/")) return JSON.stringify({ days: [], outages: [], next: null, server_time: "2026-11-20T00:00:00+07:00" });
    return path === "/api/v2/cases" ? JSON.stringify({ items: query.has("since") ? [] : [row], next: null, server_time: "2026-11-20T00:00:00+07:00" }) : null;
  };
}

export const sxdRow = {
  maPhanAnh: "SXD/2026/00123",
  ngayTiepNhan: "02/11/2026 08:15",
  ngayCapNhat: "05/11/2026 16:40",
  trangThai: "Không thuộc thẩm quyền",
  nguonTin: "Zalo",
  linhVuc: "Nhà ở - Xây dựng",
  mucDo: "Thường",
  tieuDe: "Xây nhà trái phép".normalize("NFD"),
  noiDung: "Nhà số 7 xây quá tầng",
  nguoiPhanAnh: "Trần Thị Mẫu",
  soDienThoai: "0987654321",
  diaChi: "7 phố Mẫu",
  giuBiMat: "Họ tên;Số điện thoại",
  diaDiem: "7 phố Mẫu",
  toaDo: "19.25,105.5",
  phongThuLy: "Phòng QLN",
  phoiHop: "Phòng HTGT;Trung tâm Hạ tầng",
  ngayGiao: "03/11/2026 09:00",
  ngayNhan: "",
  ngayCoKetQua: "",
  ngayTraLoi: "",
  ngayKetThuc: "05/11/2026 16:40",
  ketQua: "",
  lyDoKetThuc: "",
  phanAnhLan: 1,
  maPhanAnhTruoc: "",
  tamDungTu: "04/11/2026 08:00",
  tamDungDen: "",
  lyDoTamDung: "Chờ bố trí kinh phí",
  giaHanDen: "10/11/2026",
  ngayGiaHan: "04/11/2026 09:00",
  nguoiDuyetGiaHan: "Giám đốc Sở",
  lyDoGiaHan: "",
  ngayBaoCaoChuaKetQua: "",
  lyDoChuaCoKetQua: "",
  soLanDonDoc: 0,
  ngayDonDoc: "",
  maPhanAnhGop: "",
};

export function offsetOf(authorization: string, list: string, one: string, row: { maPhanAnh: string }) {
  return ({ path, query, headers }: Asked) => {
    if (headers["authorization"] !== authorization) return null;
    if (path === one && query.get("ma") === row.maPhanAnh) return JSON.stringify(row);
    return path === list && Number(query.get("sl")) <= 200 ? JSON.stringify({ tong: 1, duLieu: query.get("tu") === "0" ? [row] : [] }) : null;
  };
}

const request = `<request><service_request_id>HT-77</service_request_id><status>open</status><status_notes>Đang sửa chữa</status_notes>
<service_name>Ổ gà</service_name><service_code>OGA</service_code><description>Ổ gà sâu</description><agency_responsible>Trung tâm Hạ tầng</agency_responsible>
<service_notice/><requested_datetime>2026-11-02T08:15:00+07:00</requested_datetime><updated_datetime>2026-11-03T08:15:00+07:00</updated_datetime><expected_datetime/>
<address>ngã tư Mẫu</address><address_id/><zipcode/><lat>19.25</lat><long>105.5</long><media_url/><duplicate_of/></request>`;

export function geoReport({ path, query }: Asked) {
  if (path === "/open311/v2/services.xml") return "<services><service><service_code>OGA</service_code><service_name>Ổ gà</service_name></service></services>";
  if (path === "/open311/v2/requests/HT-77.xml") return `<service_requests>${request}</service_requests>`;
  return path === "/open311/v2/requests.xml"
    ? `<service_requests>${(query.get("page") ?? "1") === "1" && !query.has("end_date") ? request : ""}</service_requests>`
    : null;
}
