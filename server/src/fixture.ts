import type { SourceCase } from "@dau-moi/schema";
import { calendarOf, limitOf } from "./calendar/index.ts";
import type { Limit } from "./calendar/index.ts";
import type { Rules, Terms, TimeLimit } from "./clock/index.ts";
import { Unit, UnitRegister, UnitSuccession } from "./unit/index.ts";

/** Units for tests of pure rules: an office, departments with divisions, a dissolved department, a dissolved district and two communes. */
export function aRegister(): UnitRegister {
  const rows: [string, string | null, string | null][] = [
    ["TINH", null, null],
    ["VPUB", "TINH", null],
    ["SXD", "TINH", null],
    ["SXD-HTGT", "SXD", null],
    ["SXD-QLN", "SXD", null],
    ["SYT", "TINH", null],
    ["SGTVT", "TINH", "2025-03-01"],
    ["HUYEN-SL", "TINH", "2025-07-01"],
    ["X-ANPHU", "TINH", null],
    ["X-BINHHOA", "TINH", null],
  ];
  const units: Unit[] = [];
  for (const [code, parentCode, validTo] of rows) {
    const parent = units.find((u) => u.code === parentCode);
    const kind = parent === undefined ? "PROVINCE" : "DEPARTMENT";
    units.push(
      Object.assign(new Unit(), {
        id: units.length + 1,
        code,
        name: code,
        kind,
        parentId: parent?.id ?? null,
        path: `${parent?.path ?? "/"}${code}/`,
        position: units.length,
        validFrom: "2010-01-01",
        validTo,
        legalBasis: "test",
        shiftProfile: "hanh-chinh",
      }),
    );
  }
  const id = (code: string): number => units.find((u) => u.code === code)?.id ?? 0;
  const succession = (from: string, to: string, effectiveOn: string, areas: string[] | null = null): UnitSuccession =>
    Object.assign(new UnitSuccession(), { predecessorId: id(from), successorId: id(to), kind: "MERGE", areas, fields: null, effectiveOn });
  return new UnitRegister(units, [
    succession("SGTVT", "SXD", "2025-03-01"),
    succession("HUYEN-SL", "X-ANPHU", "2025-07-01", ["W01"]),
    succession("HUYEN-SL", "X-BINHHOA", "2025-07-01", ["W05"]),
  ]);
}

/** A case received on Monday 2026-03-02 at 9:00 in Hanoi, with whatever the test says instead. */
export function aSourceCase(change: Partial<SourceCase> = {}): SourceCase {
  return {
    reference: "DDN-1",
    receivedAt: "2026-03-02T02:00:00.000Z",
    caseStream: "HOTLINE",
    stage: "RECEIVED",
    channel: "PHONE",
    field: "LAND",
    title: "",
    content: "",
    urgent: false,
    leadUnitCode: "VPUB",
    cooperatingUnitCodes: [],
    supervisingUnitCode: null,
    intakeUnitCode: "VPUB",
    submitter: { name: null, phone: null, email: null, address: null, confidential: { name: false, phone: false, content: false } },
    place: { text: null, areaCode: null, lat: null, long: null },
    steps: [],
    stepsTellHandovers: true,
    result: null,
    closureReason: null,
    repeatOf: null,
    ...change,
  };
}

/** Assign 3 working days, handle 5 or 7 or (urban infrastructure) 1, answer the same day; weekends off, no holidays. */
export function someRules(): Rules {
  const years = Object.fromEntries([2024, 2025, 2026, 2027].map((year) => [year, { status: "decided", off: {}, worked: {} }]));
  const read = calendarOf(JSON.stringify({ zone: "Asia/Ho_Chi_Minh", weekend: ["SATURDAY", "SUNDAY"], years }), "test");
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const limit = (id: number, text: string, change: Partial<TimeLimit>): TimeLimit => ({
    id,
    stage: "HANDLE",
    caseStream: null,
    field: null,
    urgency: null,
    severalAgencies: null,
    channel: null,
    limit: theLimit(text),
    startsFrom: "ORDER",
    ruleName: text,
    legalBasis: "test",
    assumed: true,
    validFrom: "2010-01-01",
    validTo: null,
    regulationCode: "test",
    regulationVersion: "test",
    ...change,
  });
  return {
    limits: [
      limit(1, "3wd", { stage: "ASSIGN" }),
      limit(2, "5wd", { severalAgencies: false }),
      limit(3, "7wd", { severalAgencies: true }),
      limit(4, "1wd", { field: "URBAN_INFRASTRUCTURE" }),
      limit(5, "0wd", { stage: "ANSWER" }),
    ],
    terms: [someTerms()],
    time: {
      calendar: read.calendar,
      soonHoursOn: () => 8,
      shiftsOf: () => [
        { from: "07:00", to: "11:30" },
        { from: "13:30", to: "17:00" },
      ],
    },
  };
}

/** Due soon in the last 8 working hours; a case waiting for the citizen stands still; one extension, before the due instant. */
function someTerms(): Terms {
  return {
    regulationCode: "test",
    regulationVersion: "test",
    regulationTitle: "test",
    validFrom: "2010-01-01",
    validTo: null,
    dueSoon: { unit: "wh", amount: 8 },
    severelyOverdue: { unit: "wd", amount: 10 },
    staleDays: 365,
    ageingBandsDays: [7, 30, 90, 365],
    smallestForShare: 10,
    pauseReasons: [
      { code: "CHO_CONG_DAN", name: "Chờ công dân bổ sung", stopsClock: true, legalBasis: "test", assumed: true },
      { code: "CHO_PHOI_HOP", name: "Chờ cơ quan phối hợp", stopsClock: false, legalBasis: "test", assumed: true },
    ],
    extension: { times: 1, beforeDue: true, longest: null, legalBasis: "test", assumed: true },
    closing: null,
    declineCodes: [],
    diversions: [],
    addressees: [],
    competence: [],
  };
}

function theLimit(text: string): Limit {
  const limit = limitOf(text);
  if ("message" in limit) throw new Error(limit.message);
  return limit;
}
