import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Terms } from "./lived-limit.ts";
import { dayNamed } from "./working-days.ts";

interface ReasonRow {
  code: string;
  stopsClock: boolean;
  from?: string;
  to?: string;
}
interface RulesFile {
  validFrom?: string;
  pauseReasons?: ReasonRow[];
  extension?: { times: number; beforeDue: boolean; longest?: string };
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

/** @param folder of rules.yaml */
export function termsIn(folder: string): Terms {
  return termsOf(parse(readFileSync(join(folder, "rules.yaml"), "utf8")) as RulesFile);
}

/** A regulation that says nothing of pauses or extensions allows none. */
export function termsOf({ pauseReasons = [], extension }: RulesFile): Terms {
  const days = /^(\d+)wd$/.exec(extension?.longest ?? "")?.[1];
  return {
    accepts(reason, day) {
      const inForce = ({ from = "0001-01-01", to = "9999-12-31" }: ReasonRow): boolean => dayNamed(from) <= day && day < dayNamed(to);
      return pauseReasons.some((row) => row.code === CODE_OF_REASON[reason] && row.stopsClock && inForce(row));
    },
    extension: {
      times: extension?.times ?? 0,
      beforeDue: extension?.beforeDue ?? true,
      longest: days === undefined ? null : Number(days),
    },
  };
}
