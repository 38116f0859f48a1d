import { aCase } from "../../world.ts";

/** Cases that a department holds, received, held before or helps with, some of its own and some of others; and a record that no case can be made of. */
export function casesOfEveryRelation(): ReturnType<typeof aCase>[] {
  return [
    aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT" }),
    aCase({ id: "health", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
    aCase({ id: "office", received: "2026-03-13", stage: "RECEIVED" }),
    aCase({ id: "helped", received: "2026-03-12", lead: "SYT", cooperating: ["TTHT"] }),
    aCase({
      id: "passed-on",
      received: "2026-03-10",
      lead: "SYT",
      steps: [
        { at: "2026-03-10 08:00", kind: "RECEIVED" },
        { at: "2026-03-10 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-11 09:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    }),
    aCase({ id: "poison", received: "2026-03-10", row: { state: "trạng thái lạ" } }),
  ];
}
