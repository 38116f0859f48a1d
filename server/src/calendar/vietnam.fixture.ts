import { calendarOf } from "./calendar-file.ts";
import { deadlineOf, localDateOf } from "./deadline.ts";
import { limitOf } from "./limit.ts";
import type { Allowance, Deadline, Instant, Shift, WorkCalendar } from "./types.ts";

/** The civil service's days off and worked Saturdays 2025–2027; 2027 as far as the law alone gives them. */
export const VIETNAM_FACTS = {
  zone: "Asia/Ho_Chi_Minh",
  weekend: ["SATURDAY", "SUNDAY"],
  years: {
    "2025": {
      status: "decided",
      off: {
        "2025-01-01": "Tết Dương lịch",
        "2025-01-27": "Tết Nguyên đán",
        "2025-01-28": "Tết Nguyên đán",
        "2025-01-29": "Tết Nguyên đán",
        "2025-01-30": "Tết Nguyên đán",
        "2025-01-31": "Tết Nguyên đán",
        "2025-04-07": "Giỗ Tổ Hùng Vương",
        "2025-04-30": "Ngày Chiến thắng",
        "2025-05-01": "Ngày Quốc tế lao động",
        "2025-05-02": "Hoán đổi với 26/4",
        "2025-09-01": "Quốc khánh",
        "2025-09-02": "Quốc khánh",
      },
      worked: { "2025-04-26": "Làm bù cho 2/5" },
    },
    "2026": {
      status: "decided",
      off: {
        "2026-01-01": "Tết Dương lịch",
        "2026-01-02": "Hoán đổi với 10/1",
        "2026-02-16": "Tết Nguyên đán",
        "2026-02-17": "Tết Nguyên đán",
        "2026-02-18": "Tết Nguyên đán",
        "2026-02-19": "Tết Nguyên đán",
        "2026-02-20": "Tết Nguyên đán",
        "2026-04-27": "Nghỉ bù Giỗ Tổ Hùng Vương",
        "2026-04-30": "Ngày Chiến thắng",
        "2026-05-01": "Ngày Quốc tế lao động",
        "2026-08-31": "Hoán đổi với 22/8",
        "2026-09-01": "Quốc khánh",
        "2026-09-02": "Quốc khánh",
        "2026-11-24": "Ngày Văn hóa Việt Nam",
      },
      worked: { "2026-01-10": "Làm bù cho 2/1", "2026-08-22": "Làm bù cho 31/8" },
    },
    "2027": {
      status: "provisional: the yearly notice was not out",
      off: {
        "2027-01-01": "Tết Dương lịch",
        "2027-02-05": "Tết Nguyên đán",
        "2027-02-08": "Tết Nguyên đán",
        "2027-02-09": "Tết Nguyên đán",
        "2027-02-10": "Nghỉ bù Tết Nguyên đán",
        "2027-02-11": "Nghỉ bù Tết Nguyên đán",
        "2027-04-16": "Giỗ Tổ Hùng Vương",
        "2027-04-30": "Ngày Chiến thắng",
        "2027-05-03": "Nghỉ bù Ngày Quốc tế lao động",
        "2027-09-02": "Quốc khánh",
        "2027-09-03": "Quốc khánh (dự kiến)",
        "2027-11-24": "Ngày Văn hóa Việt Nam",
      },
      worked: {},
    },
  },
};

/** Eight working hours with a lunch of two. */
export const OFFICE: readonly Shift[] = [
  { from: "07:00", to: "11:30" },
  { from: "13:30", to: "17:00" },
];
export const MORNINGS: readonly Shift[] = [{ from: "07:00", to: "11:30" }];
export const ROUND_THE_CLOCK: readonly Shift[] = [{ from: "00:00", to: "24:00" }];
export const NIGHTS: readonly Shift[] = [
  { from: "00:00", to: "06:00" },
  { from: "22:00", to: "24:00" },
];

/** A calendar from the facts of a file; throws with the problems when there are any. */
function aCalendar(facts: unknown): WorkCalendar {
  const read = calendarOf(JSON.stringify(facts), "test");
  if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.calendar;
}

/** A calendar of one year without a single day off besides its weekends. */
export function aYear(year: number, zone = "Asia/Ho_Chi_Minh", weekend = ["SATURDAY", "SUNDAY"]): WorkCalendar {
  return aCalendar({ zone, weekend, years: { [year]: { status: "decided", off: {}, worked: {} } } });
}

export const VIETNAM = aCalendar(VIETNAM_FACTS);

/** The instant of a Vietnamese wall time, "2026-11-20T09:30" or with seconds; "T24:00" is the next midnight. */
export function at(wallTime: string): Instant {
  const seconds = wallTime.length === 16 ? ":00" : "";
  const instant = Date.parse(`${wallTime}${seconds}+07:00`);
  if (Number.isNaN(instant)) throw new Error(`${wallTime} is no wall time`);
  return instant;
}

/** The Vietnamese wall time of an instant, "2026-11-20T09:30". */
export function wall(instant: Instant): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** A limit from its text, due soon in its last eight working hours; throws what is wrong with it. */
export function limit(text: string): Allowance {
  const read = limitOf(text);
  if ("message" in read) throw new Error(read.message);
  return { ...read, soonHours: 8 };
}

/** The deadline of a case received at a Vietnamese wall time. */
export function due(received: string, text: string, shifts = OFFICE, calendar = VIETNAM): Deadline {
  return deadlineOf(at(received), limit(text), calendar, shifts);
}

/** The last local day on which such a case is still on time. */
export function dueDay(received: string, text: string, shifts = OFFICE, calendar = VIETNAM): string {
  return localDateOf(due(received, text, shifts, calendar).dueAt - 1, calendar);
}
