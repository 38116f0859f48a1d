import type { FullKind } from "./course-step.ts";
import type { DepartmentCode } from "./departments.ts";

/** How much the departments' stories hold: "plain" is what the first manifests can read. */
export const RICHNESSES = ["plain", "full"] as const;
export type Richness = (typeof RICHNESSES)[number];

/** What each product knows of the fuller life; the archive was written by a release that knew nothing of it. */
const KNOWN: Readonly<Record<DepartmentCode, readonly FullKind[]>> = {
  tinh: ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "URGED", "MERGED"],
  sxd: ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "URGED", "MERGED"],
  trungtam: ["PAUSED", "RESUMED", "MERGED"],
  hatang: ["MERGED"],
  songlam: [],
  stp: ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "URGED", "MERGED"],
  eoffice: ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "MERGED"],
  syt: ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "MERGED"],
  "so-tiepdan": [],
};

/** Whether the department's product has a place for that. */
export function knows(dept: DepartmentCode, kind: FullKind): boolean {
  return KNOWN[dept].includes(kind);
}

/** Products that keep one pause and one extension a case have no place for a second. */
export function keepsEveryStep(dept: DepartmentCode): boolean {
  return dept === "tinh" || dept === "stp" || dept === "eoffice" || dept === "syt";
}
