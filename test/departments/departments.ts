import { DAY_MS, dayStart } from "./vietnam-time.ts";
import { DISTRICT_DISSOLVED, GTVT_DISSOLVED } from "./units.ts";

export const DEPARTMENTS = ["tinh", "sxd", "hatang", "songlam", "trungtam", "stp", "eoffice", "syt", "so-tiepdan"] as const;
export type DepartmentCode = (typeof DEPARTMENTS)[number];

/** Departments of the first release, and how each kind of source came to the hub: those it cannot read yet are started only when asked for by name. */
export const STARTED: readonly DepartmentCode[] = ["tinh", "sxd", "hatang", "songlam", "trungtam", "stp", "so-tiepdan", "eoffice", "syt"];

/** The hours in which people reach a department. */
export type Rhythm = "ROUND_THE_CLOCK" | "EVENINGS_TOO" | "OFFICE_HOURS";

export type Profile = {
  /** Cases at scale 1. */
  size: number;
  /** Share of all changes in the province that happen here, 0 to 1. */
  share: number;
  /** Share of cases that are open at the anchor, and that its life keeps level. */
  openShare: number;
  /** What its instants can express, in milliseconds; the modification mark may be finer. */
  precision: number;
  markPrecision: number;
  rhythm: Rhythm;
  /** How much busier the last two weeks were than the rest. */
  surge: number;
  /** Bulk jobs in its past: how many, and the largest number of closed rows each stamped. */
  bulks: { times: number; rows: number };
  /** The unit that receives and dispatches. */
  intake: string;
};

const PROFILES: Readonly<Record<DepartmentCode, Profile>> = {
  tinh: {
    size: 2400,
    share: 0.36,
    openShare: 0.12,
    precision: 1000,
    markPrecision: 1,
    rhythm: "ROUND_THE_CLOCK",
    surge: 3.4,
    bulks: { times: 1, rows: 1100 },
    intake: "VPUB",
  },
  sxd: {
    size: 1700,
    share: 0.22,
    openShare: 0.12,
    precision: 60_000,
    markPrecision: 60_000,
    rhythm: "EVENINGS_TOO",
    surge: 3.4,
    bulks: { times: 6, rows: 50 },
    intake: "SXD",
  },
  hatang: {
    size: 1200,
    share: 0.18,
    openShare: 0.12,
    precision: 1000,
    markPrecision: 1000,
    rhythm: "ROUND_THE_CLOCK",
    surge: 3.6,
    bulks: { times: 0, rows: 0 },
    intake: "VPUB",
  },
  songlam: {
    size: 600,
    share: 0,
    openShare: 0.067,
    precision: 1000,
    markPrecision: 1,
    rhythm: "OFFICE_HOURS",
    surge: 1,
    bulks: { times: 1, rows: 300 },
    intake: "HUYEN-SL",
  },
  trungtam: {
    size: 500,
    share: 0.14,
    openShare: 0.12,
    precision: 1000,
    markPrecision: 1000,
    rhythm: "OFFICE_HOURS",
    surge: 3.2,
    bulks: { times: 4, rows: 40 },
    intake: "P-TRUNGTAM",
  },
  stp: {
    size: 140,
    share: 0.02,
    openShare: 0.16,
    precision: 1000,
    markPrecision: 1,
    rhythm: "OFFICE_HOURS",
    surge: 1.6,
    bulks: { times: 0, rows: 0 },
    intake: "STP",
  },
  eoffice: {
    size: 260,
    share: 0.03,
    openShare: 0.14,
    precision: 1000,
    markPrecision: 1000,
    rhythm: "OFFICE_HOURS",
    surge: 2,
    bulks: { times: 2, rows: 30 },
    intake: "VPUB",
  },
  syt: {
    size: 320,
    share: 0.03,
    openShare: 0.12,
    precision: 1000,
    markPrecision: 1000,
    rhythm: "EVENINGS_TOO",
    surge: 2,
    bulks: { times: 1, rows: 240 },
    intake: "SYT",
  },
  "so-tiepdan": {
    size: 180,
    share: 0.02,
    openShare: 0.14,
    precision: 60_000,
    markPrecision: 1000,
    rhythm: "OFFICE_HOURS",
    surge: 1.4,
    bulks: { times: 0, rows: 0 },
    intake: "X-ANPHU",
  },
};

/** Who receives a case. @param areaCode of its place: communes that share a product receive their own */
export function intakeOf(dept: DepartmentCode, areaCode: string | null | undefined): string {
  return dept === "so-tiepdan" ? (areaCode ?? PROFILES[dept].intake) : PROFILES[dept].intake;
}

export function profileOf(dept: DepartmentCode): Profile {
  return PROFILES[dept];
}

/** A stretch of a department's past: cases received in it, nothing written to them after `frozenAt`. */
export type Era = { from: number; until: number; frozenAt: number; share: number };

const DISTRICT_ENDED = dayStart(Math.floor(Date.UTC(2025, 5, 30) / DAY_MS)) + 17 * 3_600_000;

/**
 * The eras of a department's past, oldest first; their shares sum to 1.
 * @param anchor the instant the sample was made, epoch milliseconds
 */
export function erasOf(dept: DepartmentCode, anchor: number): readonly Era[] {
  if (dept === "songlam") {
    const until = Math.min(DISTRICT_ENDED, anchor);
    return [{ from: until - 236 * DAY_MS, until, frozenAt: until, share: 1 }];
  }
  if (dept === "so-tiepdan") {
    const from = Math.max(anchor - 350 * DAY_MS, DISTRICT_DISSOLVED + DAY_MS);
    return [{ from, until: anchor - 120_000, frozenAt: anchor, share: 1 }];
  }
  const from = anchor - 548 * DAY_MS;
  const lived: Era = { from, until: anchor - 120_000, frozenAt: anchor, share: 1 };
  if ((dept !== "sxd" && dept !== "tinh") || from < GTVT_DISSOLVED) return [lived];
  const inherited: Era = { from: GTVT_DISSOLVED - 150 * DAY_MS, until: GTVT_DISSOLVED - 5 * DAY_MS, frozenAt: GTVT_DISSOLVED - 3_600_000, share: 0.05 };
  return [inherited, { ...lived, share: 0.95 }];
}

/** What a reader sends to be let in: header name (lower case) and value; null where no key is asked. */
export type Access = { header: string; value: string } | null;

const SXD_USER = "daumoi";
const SXD_PASSWORD = "doc:phan-anh-2026";

/** The credentials a department's IT officer hands out. */
export const ACCESS: Readonly<Record<DepartmentCode, Access>> = {
  tinh: { header: "x-api-key", value: "ddn-tinh-5f1c09" },
  sxd: { header: "authorization", value: `Basic ${Buffer.from(`${SXD_USER}:${SXD_PASSWORD}`).toString("base64")}` },
  hatang: null,
  songlam: { header: "x-api-key", value: "ddn-songlam-77ab30" },
  trungtam: { header: "authorization", value: "Bearer ptt-31d8e6c2" },
  stp: { header: "x-api-key", value: "ddn-stp-c40e18" },
  eoffice: null,
  syt: null,
  "so-tiepdan": null,
};

/** The same credentials in the parts a person types into a form. */
export const CREDENTIALS = {
  tinh: { apiKey: "ddn-tinh-5f1c09" },
  sxd: { user: SXD_USER, password: SXD_PASSWORD },
  hatang: {},
  songlam: { apiKey: "ddn-songlam-77ab30" },
  trungtam: { bearer: "ptt-31d8e6c2" },
  stp: { apiKey: "ddn-stp-c40e18" },
  eoffice: { user: "daumoi", password: "eoffice:mau-2026" },
  syt: { user: "daumoi_doc", password: "syt-chi-doc-2026" },
  "so-tiepdan": {},
} as const satisfies Record<DepartmentCode, Record<string, string>>;
