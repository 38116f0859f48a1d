import { expect, test } from "vitest";
import type { QueueRowFragment } from "../gql/graphql.ts";
import { changedIn, movedIn, whyLeft } from "./standing.ts";

const backlog = { class: "B1", ruleClass: "B1", severity: "ON_TIME", disposition: "RESOLVE", facts: [], competent: [] } as const;
const row: QueueRowFragment = {
  rowId: "1",
  reference: "PA-1",
  title: "Đèn đường tắt",
  open: true,
  stage: "IN_PROGRESS",
  field: "TRANSPORT",
  channel: "PHONE",
  placeText: null,
  urgent: false,
  receivedAt: "2026-03-16T02:00:00.000Z",
  dueAt: "2026-03-20T17:00:00.000Z",
  learnedAt: "2026-03-16T03:00:00.000Z",
  timeLeft: { at: "2026-03-16T03:00:00.000Z", late: false, paused: false, days: 4, minutes: 300, pauseReason: null },
  unit: { id: "2", code: "SXD", name: "Sở Xây dựng" },
  diversions: [],
  backlog: { ...backlog, facts: [], competent: [] },
};

test.each([
  [null, { kind: "UNSEEN" }],
  [{ ...row, open: false }, { kind: "CLOSED" }],
  [
    { ...row, unit: { id: "3", code: "SYT", name: "Sở Y tế" } },
    { kind: "HANDED_OVER", unit: "Sở Y tế" },
  ],
  [
    { ...row, backlog: { ...row.backlog, class: "B3" } },
    { kind: "CLASS", backlogClass: "B3" },
  ],
  [
    { ...row, backlog: { ...row.backlog, severity: "OVERDUE" } },
    { kind: "SEVERITY", severity: "OVERDUE" },
  ],
  [{ ...row, field: "LAND" }, { kind: "OTHER" }],
])("a row that the queue would not have any more says why", (now, why) => {
  expect(whyLeft(row, now as QueueRowFragment | null)).toEqual(why);
});

test("that time goes on is no change of a row; that it is due otherwise is, and would move it", () => {
  const later = { ...row, learnedAt: "2026-03-17T03:00:00.000Z", timeLeft: { ...row.timeLeft, days: 3 } } as QueueRowFragment;
  expect([changedIn(row, later), movedIn(row, later)]).toEqual([false, false]);
  const extended = { ...row, dueAt: "2026-03-24T17:00:00.000Z" };
  expect([changedIn(row, extended), movedIn(row, extended)]).toEqual([true, true]);
  const renamed = { ...row, title: "Đèn đường tắt cả tuần" };
  expect([changedIn(row, renamed), movedIn(row, renamed)]).toEqual([true, false]);
});
