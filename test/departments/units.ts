import { dayStart } from "./vietnam-time.ts";

/** What each department calls a unit in running words (the register's code is the key). */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  VPUB: "Văn phòng UBND tỉnh",
  SXD: "Sở Xây dựng",
  SGTVT: "Sở GTVT",
  STNMT: "Sở Nông nghiệp và Môi trường",
  "STNMT-CU": "Sở Tài nguyên và Môi trường",
  SNNPTNT: "Sở Nông nghiệp và PTNT",
  SLDTBXH: "Sở LĐ-TB&XH",
  SYT: "Sở Y tế",
  STP: "Sở Tư pháp",
  SGDDT: "Sở Giáo dục và Đào tạo",
  SNV: "Sở Nội vụ",
  SCT: "Sở Công Thương",
  CTDT: "Công ty CTĐT",
  TTHT: "Trung tâm Hạ tầng",
  "SXD-QLVT": "Phòng QLVT",
  "SXD-HTGT": "Phòng HTGT",
  "SXD-QLN": "Phòng QLN",
  "HUYEN-SL": "UBND huyện Sông Lam",
  "X-ANPHU": "UBND xã An Phú",
  "X-BINHHOA": "UBND xã Bình Hòa",
  "X-TANLOC": "UBND xã Tân Lộc",
  "P-DONGTHANH": "UBND phường Đông Thành",
  "P-TRUNGTAM": "UBND phường Trung Tâm",
  "P-HAIAN": "UBND phường Hải An",
};

/** The word for a unit in running text. @throws a code outside the register is a fault of the simulator */
export function unitWord(code: string): string {
  const word = UNIT_WORDS[code];
  if (word === undefined) throw new Error(`no unit has the code ${code}`);
  return word;
}

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(UNIT_WORDS).map(([code, word]) => [word, code]));

/** The code behind a word; null where nobody knows it. */
export function codeOfWord(word: string): string | null {
  return CODES.get(word.normalize("NFC").trim()) ?? null;
}

/** The register's code behind one on the wire; null where nobody knows it. */
export function codeFromWire(code: string): string | null {
  const known = code === "SNNMT" ? "STNMT" : code;
  return known in UNIT_WORDS ? known : null;
}

const DISSOLVED = new Set(["SGTVT", "STNMT-CU", "SNNPTNT", "SLDTBXH", "HUYEN-SL"]);

/** Whether nobody can be given anything under that code any more. */
export function isDissolved(code: string): boolean {
  return DISSOLVED.has(code);
}

/** The code the provincial hotline's product writes: the register's, but for the department whose abbreviation changed. */
export function codeOnTheWire(code: string): string {
  return code === "STNMT" ? "SNNMT" : code;
}

/** 2025-03-01: Sở GTVT went into Sở Xây dựng, two departments into STNMT, Sở LĐ-TB&XH into three. 2025-07-01: the district went into four communes. */
export const GTVT_DISSOLVED = dayStart(Math.floor(Date.UTC(2025, 2, 1) / 86_400_000));
export const DISTRICT_DISSOLVED = dayStart(Math.floor(Date.UTC(2025, 6, 1) / 86_400_000));

const FROM_THE_DISTRICT = new Set(["X-ANPHU", "X-BINHHOA", "X-TANLOC", "P-DONGTHANH"]);

/** Who did that unit's work at that instant. */
export function unitAt(code: string, instant: number): string {
  if (instant < DISTRICT_DISSOLVED && FROM_THE_DISTRICT.has(code)) return "HUYEN-SL";
  if (instant < GTVT_DISSOLVED && code === "STNMT") return "STNMT-CU";
  return code;
}

/** Share of cases a unit resolves in time; those not named keep 0.9. */
const PUNCTUALITY: Readonly<Record<string, number>> = {
  TTHT: 0.64,
  "X-TANLOC": 0.52,
  "SXD-QLN": 0.56,
  STNMT: 0.68,
  "P-HAIAN": 0.76,
  "HUYEN-SL": 0.78,
  SNV: 0.93,
  "P-TRUNGTAM": 0.9,
  "X-ANPHU": 0.94,
  SGDDT: 0.95,
};

/** @returns probability 0 to 1 that the unit resolves a case within its limit */
export function punctuality(code: string): number {
  return PUNCTUALITY[code] ?? 0.9;
}
