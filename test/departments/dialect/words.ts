import type { Channel, Field, Stage } from "@dau-moi/schema";
import type { CourseKind, Stream } from "../course-step.ts";
import type { DepartmentCode } from "../departments.ts";
import type { PauseReason, Topic } from "../text/index.ts";

/** A department's word for a channel, ours, and how often it is used. */
export type ChannelWord = { word: string; channel: Channel; weight: number };
/** A department's word for a field, ours, what people say under it, and how often. */
export type FieldWord = { word: string; field: Field; topic: Topic; weight: number };

const PROVINCE_CHANNELS: readonly ChannelWord[] = [
  { word: "dien_thoai", channel: "PHONE", weight: 60 },
  { word: "tin_nhan", channel: "SMS", weight: 14 },
  { word: "hop_thu", channel: "EMAIL", weight: 13 },
  { word: "truc_tiep", channel: "IN_PERSON", weight: 8 },
  { word: "buu_dien", channel: "POST", weight: 5 },
];
const OFFICE_CHANNELS: readonly ChannelWord[] = [
  { word: "Điện thoại", channel: "PHONE", weight: 46 },
  { word: "Tổng đài tỉnh", channel: "OTHER_SYSTEM", weight: 18 },
  { word: "Zalo", channel: "APP", weight: 16 },
  { word: "Cổng TTĐT", channel: "WEB", weight: 12 },
  { word: "Trực tiếp", channel: "IN_PERSON", weight: 8 },
];

const PAPER_CHANNELS: readonly ChannelWord[] = [
  { word: "Bưu điện", channel: "POST", weight: 52 },
  { word: "Trực tiếp", channel: "IN_PERSON", weight: 30 },
  { word: "Thư điện tử", channel: "EMAIL", weight: 18 },
];
const HEALTH_CHANNELS: readonly ChannelWord[] = [
  { word: "DT", channel: "PHONE", weight: 52 },
  { word: "TT", channel: "IN_PERSON", weight: 14 },
  { word: "WEB", channel: "WEB", weight: 16 },
  { word: "ZALO", channel: "APP", weight: 12 },
  { word: "KHAC", channel: "OTHER_SYSTEM", weight: 6 },
];
const REGISTER_CHANNELS: readonly ChannelWord[] = [
  { word: "Trực tiếp", channel: "IN_PERSON", weight: 60 },
  { word: "Bưu điện", channel: "POST", weight: 24 },
  { word: "Hòm thư góp ý", channel: "OTHER_SYSTEM", weight: 16 },
];

export const CHANNEL_WORDS: Readonly<Record<DepartmentCode, readonly ChannelWord[]>> = {
  tinh: PROVINCE_CHANNELS,
  songlam: PROVINCE_CHANNELS,
  sxd: OFFICE_CHANNELS,
  trungtam: OFFICE_CHANNELS,
  hatang: [],
  stp: PROVINCE_CHANNELS.filter(({ channel }) => channel !== "SMS"),
  eoffice: PAPER_CHANNELS,
  syt: HEALTH_CHANNELS,
  "so-tiepdan": REGISTER_CHANNELS,
};

const field = (word: string, ours: Field, weight: number, topic: Topic = ours): FieldWord => ({ word, field: ours, topic, weight });

const PROVINCE_FIELDS: readonly FieldWord[] = [
  field("ha_tang_do_thi", "URBAN_INFRASTRUCTURE", 17),
  field("giao_thong", "TRANSPORT", 15),
  field("xay_dung", "CONSTRUCTION", 9),
  field("dat_dai", "LAND", 11),
  field("moi_truong", "ENVIRONMENT", 11),
  field("an_ninh_trat_tu", "PUBLIC_ORDER", 8),
  field("thu_tuc_hanh_chinh", "ADMINISTRATIVE_PROCEDURE", 8),
  field("thai_do_can_bo", "CIVIL_SERVANT_CONDUCT", 4),
  field("y_te", "HEALTH", 4),
  field("giao_duc", "EDUCATION", 4),
  field("chinh_sach_xa_hoi", "SOCIAL_POLICY", 5),
  field("kien_nghi", "PROPOSAL", 4),
];
const OFFICE_FIELDS: readonly FieldWord[] = [
  field("Giao thông", "TRANSPORT", 42),
  field("Hạ tầng đô thị", "URBAN_INFRASTRUCTURE", 22),
  field("Nhà ở - Xây dựng", "CONSTRUCTION", 18),
  field("Vận tải", "TRANSPORT", 13, "VEHICLES"),
  field("Thái độ phục vụ", "CIVIL_SERVANT_CONDUCT", 5),
];

export const FIELD_WORDS: Readonly<Record<DepartmentCode, readonly FieldWord[]>> = {
  tinh: PROVINCE_FIELDS,
  songlam: PROVINCE_FIELDS,
  sxd: OFFICE_FIELDS,
  trungtam: OFFICE_FIELDS.map((entry) => (entry.word === "Hạ tầng đô thị" ? { ...entry, weight: 45 } : entry)),
  hatang: [
    field("CAY", "URBAN_INFRASTRUCTURE", 17),
    field("DEN", "URBAN_INFRASTRUCTURE", 24),
    field("NUOC", "URBAN_INFRASTRUCTURE", 20),
    field("RAC", "ENVIRONMENT", 19),
    field("CAP", "URBAN_INFRASTRUCTURE", 7),
    field("OGA", "TRANSPORT", 13),
  ],
  stp: [field("thu_tuc_hanh_chinh", "ADMINISTRATIVE_PROCEDURE", 1)],
  eoffice: [
    field("Thủ tục hành chính", "ADMINISTRATIVE_PROCEDURE", 34),
    field("Cán bộ, công chức", "CIVIL_SERVANT_CONDUCT", 24),
    field("Chính sách", "SOCIAL_POLICY", 26),
    field("Công thương", "PROPOSAL", 16),
  ],
  syt: [field("KCB", "HEALTH", 52), field("BHYT", "SOCIAL_POLICY", 20), field("ATTP", "ENVIRONMENT", 12), field("TDPV", "CIVIL_SERVANT_CONDUCT", 16)],
  "so-tiepdan": [
    field("Đất đai", "LAND", 34),
    field("Xây dựng", "CONSTRUCTION", 14),
    field("Môi trường", "ENVIRONMENT", 16),
    field("Thủ tục hành chính", "ADMINISTRATIVE_PROCEDURE", 18),
    field("An ninh trật tự", "PUBLIC_ORDER", 8),
    field("Chính sách", "SOCIAL_POLICY", 10),
  ],
};

export const PROVINCE_STATUS: Readonly<Record<Stage, string>> = {
  RECEIVED: "moi",
  ASSIGNED: "da_giao",
  IN_PROGRESS: "dang_xu_ly",
  RESOLVED: "da_co_kq",
  ANSWERED: "da_tra_loi",
  CLOSED: "ket_thuc",
  DECLINED: "tu_choi",
  REDIRECTED: "chuyen_ktc",
};
export const DISTRICT_STATUS: Readonly<Record<Stage, string>> = {
  RECEIVED: "tiep_nhan",
  ASSIGNED: "phan_cong",
  IN_PROGRESS: "xu_ly",
  RESOLVED: "xong",
  ANSWERED: "tra_loi",
  CLOSED: "dong",
  DECLINED: "khong_nhan",
  REDIRECTED: "khong_nhan",
};
export const OFFICE_STATUS: Readonly<Record<Stage, string>> = {
  RECEIVED: "Mới tiếp nhận",
  ASSIGNED: "Đã chuyển phòng",
  IN_PROGRESS: "Đang xử lý",
  RESOLVED: "Đã có kết quả",
  ANSWERED: "Đã trả lời dân",
  CLOSED: "Hoàn thành",
  DECLINED: "Từ chối",
  REDIRECTED: "Từ chối",
};
export const WARD_STATUS: Readonly<Record<Stage, string>> = {
  RECEIVED: "MOI",
  ASSIGNED: "DA GIAO",
  IN_PROGRESS: "DANG XU LY",
  RESOLVED: "CO KET QUA",
  ANSWERED: "DA TRA LOI",
  CLOSED: "KET THUC",
  DECLINED: "TU CHOI",
  REDIRECTED: "TU CHOI",
};
export const ACTS: Readonly<Record<Exclude<CourseKind, "URGED">, string>> = {
  RECEIVED: "tiep_nhan",
  ASSIGNED: "giao",
  ACCEPTED: "nhan",
  TRANSFERRED: "chuyen",
  RETURNED: "tra_lai",
  RESOLVED: "co_kq",
  ANSWERED: "tra_loi",
  CLOSED: "ket_thuc",
  REOPENED: "mo_lai",
  DECLINED: "tu_choi",
  REDIRECTED: "huong_dan",
  PAUSED: "tam_dung",
  RESUMED: "tiep_tuc",
  EXTENDED: "gia_han",
  NO_RESULT_REPORTED: "bc_chua_kq",
  MERGED: "gop",
};

/** The province's status of a case that was merged away. */
export const MERGED_STATUS = "da_gop";

export const STREAM_WORDS: Readonly<Record<Stream, string>> = {
  HOTLINE: "duong_day_nong",
  ADMIN_REGULATION: "pakn_quy_dinh_hc",
  LEGAL_DOCUMENT: "pakn_van_ban_qppl",
};

/** What each office's status says while a case waits, and of one that was merged away. */
export const FULLER_STATUS = {
  sxd: { paused: "Tạm dừng", merged: "Đã gộp" },
  trungtam: { paused: "TAM DUNG", merged: "DA GOP" },
} as const;

/** The ward's clerks type without accents, Sở Xây dựng picks from a list of its own; the province's words are the ledger's. */
export const OFFICE_PAUSE_REASONS: Readonly<Record<"sxd" | "trungtam", Readonly<Record<PauseReason, string>>>> = {
  sxd: {
    "chờ công dân bổ sung": "Chờ người phản ánh bổ sung",
    "chờ ý kiến chuyên môn": "Xin ý kiến chuyên môn",
    "chờ giám định, đo đạc": "Giám định, đo đạc",
    "chờ lãnh đạo": "Chờ lãnh đạo",
    "chờ kinh phí": "Chờ bố trí kinh phí",
    "cán bộ nghỉ phép": "Cán bộ nghỉ",
  },
  trungtam: {
    "chờ công dân bổ sung": "CHO DAN BO SUNG",
    "chờ ý kiến chuyên môn": "CHO CHUYEN MON",
    "chờ giám định, đo đạc": "CHO DO DAC",
    "chờ lãnh đạo": "CHO LANH DAO",
    "chờ kinh phí": "CHO KINH PHI",
    "cán bộ nghỉ phép": "CAN BO NGHI",
  },
};
