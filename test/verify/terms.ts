import type { Terms } from "./lived-limit.ts";
import { dayNamed, type Day } from "./working-days.ts";

interface ReasonRow {
  code: string;
  stopsClock: boolean;
  from?: string;
  to?: string;
}
interface ExtensionRow {
  times: number;
  beforeDue: boolean;
  longest?: string;
}
/** What a regulation's document says of pauses and extensions. */
export interface TermsDocument {
  pauseReasons?: ReasonRow[];
  extension?: ExtensionRow;
}

/** The regulation's code for each reason that the departments give, as their clerks would file it. */
const CODE_OF_REASON: Readonly<Record<string, string>> = {
  "chờ công dân bổ sung": "CHO-CONG-DAN",
  "chờ ý kiến chuyên môn": "CHO-CHUYEN-MON",
  "chờ giám định, đo đạc": "CHO-GIAM-DINH",
  "chờ lãnh đạo": "CHO-LANH-DAO",
  "chờ kinh phí": "CHO-KINH-PHI",
  "cán bộ nghỉ phép": "CAN-BO-NGHI",
};

/** @param documentOn the regulation in force on a day; one that says nothing of pauses or extensions allows none */
export function termsOf(documentOn: (day: Day) => TermsDocument): Terms {
  return {
    accepts(reason, day) {
      const inForce = ({ from = "0001-01-01", to = "9999-12-31" }: ReasonRow): boolean => dayNamed(from) <= day && day < dayNamed(to);
      return (documentOn(day).pauseReasons ?? []).some((row) => row.code === CODE_OF_REASON[reason] && row.stopsClock && inForce(row));
    },
    extensionOn(day) {
      const { extension } = documentOn(day);
      const days = /^(\d+)wd$/.exec(extension?.longest ?? "")?.[1];
      return { times: extension?.times ?? 0, beforeDue: extension?.beforeDue ?? true, longest: days === undefined ? null : Number(days) };
    },
  };
}
