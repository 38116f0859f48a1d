import { diceOf, fingerprint } from "../../random.ts";

export interface RoadSegment {
  code: string;
  name: string;
  fromKm: number;
  toKm: number;
  maintainedBy: string;
  warrantyUntil: string | null;
}

export interface Licence {
  number: string;
  status: "GRANTED" | "REFUSED" | "REVOKED" | "EXPIRED";
  decidedOn: string;
  validUntil: string | null;
  works: string;
}

const SEGMENTS = 60;
const LICENCES = 90;
const ROADS = ["ĐT.531", "ĐT.533", "ĐT.535", "ĐT.537B", "ĐT.539", "ĐT.542", "QL.7C", "QL.46D"];
const KEEPERS = [
  "Công ty CP Quản lý đường bộ Sông Lam",
  "Hạt Quản lý giao thông số 1",
  "Hạt Quản lý giao thông số 2",
  "Công ty CP Cầu đường Hồng Phong",
  "Công ty TNHH Xây dựng Trường Thịnh",
];
const WORKS = [
  "Đào đường lắp đặt ống cấp nước D110",
  "Hạ ngầm cáp viễn thông",
  "Đấu nối đường nhánh vào tỉnh lộ",
  "Lắp đặt cống thoát nước ngang đường",
  "Sửa chữa mặt đường, thảm bê tông nhựa",
  "Dựng cột đèn chiếu sáng",
];
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse("2024-01-02T00:00:00Z");

const dayOf = (number: number): string => new Date(FIRST_DAY + number * DAY_MS).toISOString().slice(0, 10);
const inKm = (tenths: number): string => `Km ${Math.floor(tenths / 10)}+${(tenths % 10) * 100}`;

function inventSegment(index: number): RoadSegment {
  const dice = diceOf(`sxd:road:${index}`);
  const from = dice.whole(0, 380);
  const to = from + dice.whole(12, 75);
  const road = dice.pick(ROADS);
  return {
    code: `DD-${String(index + 1).padStart(3, "0")}`,
    name: `${road} (${inKm(from)} – ${inKm(to)})`,
    fromKm: from / 10,
    toKm: to / 10,
    maintainedBy: dice.pick(KEEPERS),
    warrantyUntil: dice.chance(0.4) ? dayOf(dice.whole(700, 1_500)) : null,
  };
}

function inventLicence(index: number): Licence {
  const dice = diceOf(`sxd:licence:${index}`);
  const status = dice.weighted({ GRANTED: 5, EXPIRED: 3, REFUSED: 1, REVOKED: 1 });
  const decided = dice.whole(0, 1_000);
  return {
    number: `${index + 21}/GP-SXD`,
    status,
    decidedOn: dayOf(decided),
    validUntil: status === "REFUSED" ? null : dayOf(decided + dice.whole(30, 180)),
    works: dice.pick(WORKS),
  };
}

/** In order of their codes. */
export const segments: readonly RoadSegment[] = Array.from({ length: SEGMENTS }, (_none, index) => inventSegment(index));
const licences: readonly Licence[] = Array.from({ length: LICENCES }, (_none, index) => inventLicence(index));

/** The same row for the same case in every process; about one case in four has none. */
function rowFor<Row>(rows: readonly Row[], purpose: string, reference: string): Row | null {
  const drawn = fingerprint(`${purpose}:${reference}`);
  return drawn % 4 === 0 ? null : (rows[Math.floor(drawn / 4) % rows.length] ?? null);
}

export const segmentOf = (reference: string): RoadSegment | null => rowFor(segments, "road", reference);
export const licenceOf = (reference: string): Licence | null => rowFor(licences, "licence", reference);
export const segmentBy = (code: string): RoadSegment | null => segments.find((segment) => segment.code === code) ?? null;
