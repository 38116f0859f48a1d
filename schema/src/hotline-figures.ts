import { z } from "zod";
import { instantText, text } from "./source-case.ts";

/** More calls than any province has people: a number of another kind slipped into the column. */
const MOST_CALLS = 10_000_000;
const calls = z.int().min(0).max(MOST_CALLS);
/** Seconds that all answered calls of a day can have waited together. */
const seconds = z
  .int()
  .min(0)
  .max(86_400 * 100_000);

/** One hotline number on one day, as its switchboard counted it. Only what the source says. */
export const hotlineDay = z
  .strictObject({
    /** the number as people dial it */
    number: text(40),
    /** from midnight to midnight in the province, YYYY-MM-DD */
    day: z.iso.date("expected a day"),
    /** cuộc gọi đến */
    incoming: calls,
    answered: calls,
    /** cuộc gọi nhỡ: given up by the caller, or taken by nobody */
    missed: calls,
    /** seconds that the answered calls waited together, and the one that waited longest; null: not told */
    waitSeconds: seconds.nullable(),
    longestWaitSeconds: seconds.nullable(),
  })
  .superRefine(({ incoming, answered, missed, waitSeconds, longestWaitSeconds }, context) => {
    const demand = (claim: boolean, path: string, message: string) => claim || context.addIssue({ code: "custom", path: [path], message });
    demand(answered + missed <= incoming, "answered", `expected at most as many calls answered (${answered}) and missed (${missed}) as came in (${incoming})`);
    demand(answered > 0 || (waitSeconds ?? 0) === 0, "waitSeconds", "expected no waiting where no call was answered");
    demand(
      waitSeconds === null || longestWaitSeconds === null || longestWaitSeconds <= waitSeconds,
      "longestWaitSeconds",
      "expected the longest wait to be at most all waits together",
    );
  });
export type HotlineDay = z.infer<typeof hotlineDay>;

/** One ticket of an outage (gián đoạn) of one hotline number; several may tell of one outage. */
export const hotlineOutage = z
  .strictObject({
    number: text(40),
    from: instantText,
    /** null: it lasts */
    until: instantText.nullable(),
    cause: text(500).nullable(),
  })
  .refine(({ from, until }) => until === null || Date.parse(until) >= Date.parse(from), {
    path: ["until"],
    message: "expected an end that is not before the beginning",
  });
export type HotlineOutage = z.infer<typeof hotlineOutage>;
