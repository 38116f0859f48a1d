import type { KnownCase } from "./case.ts";
import type { Change } from "./outbox.ts";
import type { LeaderReport } from "./papers.ts";

type ClosingTick = "ANSWERED" | "REPORTED";

/** In which a change does not stand for what it says. */
const VOID = ["REFUSED", "DROPPED", "CONFLICT", "NOT_SHOWN"];

/** What closing still asks for: an answer to the citizen and a report to the leader since the case was last opened. @source the sample's regulation, test/sample/rules.yaml */
export function missingOf(c: KnownCase, { outbox, reports }: { outbox: readonly Change[]; reports: readonly LeaderReport[] }): ClosingTick[] {
  const { steps } = c.known.told;
  const opened = Math.max(-Infinity, ...steps.flatMap(({ kind, at }) => (kind === "REOPENED" ? at : [])));
  const told = steps.some(({ kind, at }) => kind === "ANSWERED" && at >= opened);
  const decided = outbox.some((change) => change.case === c && change.asked.kind === "ANSWER" && !VOID.includes(change.state) && change.decidedAt >= opened);
  const reported = reports.some((one) => one.case === c && one.at >= opened);
  return [...(told || decided ? [] : (["ANSWERED"] as const)), ...(reported ? [] : (["REPORTED"] as const))];
}
