import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { idOf } from "./reading.ts";
import { request } from "./writing.ts";

const REPORT = asked<{ reportToLeader: { __typename: string; at?: string; message?: string } }>(
  "mutation ($input: ReportToLeaderInput!) { reportToLeader(input: $input) { __typename ... on ChangeNotPossible { at } ... on Problem { message } } }",
);

/** Writes a report to the chairman down. */
export async function reports(hub: TestHub, name: string, as: Who, more: Record<string, unknown> = {}) {
  const input = {
    key: randomUUID(),
    caseId: await idOf(hub, name),
    addressee: "CHU-TICH",
    reportedAt: "2026-03-16T02:00:00.000Z",
    words: "Đã giải quyết xong",
    ...more,
  };
  return (await hub.ask(REPORT, { input }, as)).reportToLeader;
}

/** A letter to the citizen, as whoever holds the case writes it down. */
export const LETTER = {
  kind: "ANSWER",
  answerForm: "LETTER",
  answeredAt: "2026-03-16T01:50:00.000Z",
  paper: { number: "15/SXD-VP", day: "2026-03-16" },
  words: "Đã trả lời bằng văn bản",
} as const;

/** What closing asks for: the citizen answered by a letter, the chairman reported to. */
export async function answeredAndReported(hub: TestHub, name: string, as: Who): Promise<void> {
  const [answer, report] = [await request(hub, name, LETTER, as), await reports(hub, name, as)];
  const outcomes = [answer.__typename, report.__typename];
  if (outcomes.join() !== "CaseChangeQueued,ReportedToLeader") throw new Error(`${outcomes.join()}: ${answer.message ?? ""} ${report.message ?? ""}`);
}
