import type { KnownCase } from "./case.ts";
import { PEOPLE, reaches } from "./people.ts";
import type { Person } from "./people.ts";
import type { ModelProvince } from "./province.ts";

/** Who answers for a case writes down to whom it was reported. */
export function report(province: ModelProvince, who: Person, c: KnownCase): string {
  const { role } = PEOPLE[who];
  const may = who === "chief" || ((role === "UNIT_HEAD" || role === "FOCAL_OFFICER") && reaches(who, c.known.standing.unit));
  if (!may) return "ChangeNotAllowed";
  province.reports.push({ case: c, at: province.now });
  province.entries += 1;
  return "ReportedToLeader";
}
