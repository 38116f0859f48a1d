import { expect, test } from "vitest";
import type { LineFacts } from "../card/card.queries.ts";
import type { IndicatorRule } from "../indicator/rule.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import { countedWorth } from "./counted.ts";

/** A scheme with one indicator. */
const schemeOf = (rule: IndicatorRule, params: Readonly<Record<string, number>>): Pick<SchemeContent, "indicators"> => ({
  indicators: [{ code: "X", rule, params, name: { vi: "x", en: "x" }, formula: { vi: "x", en: "x" }, legalBasis: "x", weight: "1", sampled: false }],
});
const IN_TIME: LineFacts = { due: 20, stop: 10 };
const LATE: LineFacts = { due: 10, stop: 10 };

test.each<[string, IndicatorRule, LineFacts, [number, number] | null, Readonly<Record<string, number>>?]>([
  ["handled in time", "HANDLED_ON_TIME", IN_TIME, [1, 1]],
  ["handled at the first late instant", "HANDLED_ON_TIME", LATE, [0, 1]],
  ["handled while its limit stood still", "HANDLED_ON_TIME", { due: null, stop: 10 }, [1, 1]],
  ["never handled", "HANDLED_ON_TIME", { due: 20, stop: null }, [0, 1]],
  ["handled in time and reopened", "HANDLED_ON_TIME", { ...IN_TIME, reopened: true }, [0, 1]],
  ["extended, without a share", "HANDLED_ON_TIME", { ...IN_TIME, extended: true }, [1, 1]],
  ["extended, under a share", "HANDLED_ON_TIME", { ...IN_TIME, extended: true }, null, { extendedShare: 20 }],
  ["not extended, under a share", "HANDLED_ON_TIME", { ...IN_TIME, extended: false }, [1, 1], { extendedShare: 20 }],
  ["accepted late", "ACCEPTED_ON_TIME", LATE, [0, 1]],
  ["returned wrongly", "ACCEPTED_ON_TIME", { stop: 10, back: 12 }, null, { wrongReturn: 2 }],
  ["answered in time with its ticks", "ANSWERED_IN_DAY", { ...IN_TIME, ticked: true }, [1, 1]],
  ["answered in time without them", "ANSWERED_IN_DAY", { ...IN_TIME, ticked: false }, [0, 1]],
  ["three days late", "OVERDUE_BURDEN", { due: 10, days: 3 }, [3, 10], { perCase: 10 }],
  ["of the opening balance, and ended", "BACKLOG_CLEANED", { open: false, recalled: false }, [1, 1]],
  ["of the opening balance, and open", "BACKLOG_CLEANED", { open: true, recalled: false }, [0, 1]],
  ["of the opening balance, its result recalled", "BACKLOG_CLEANED", { open: false, recalled: true }, [0, 1]],
  ["told late", "DATA_INTEGRITY", { happened: 1, learned: 9 }, null],
  ["answered and asked again", "ANSWER_QUALITY", { stop: 10, repeated: 1 }, null],
])("a line left out that was %s is worth what its facts say", (_what, rule, facts, worth, params = {}) => {
  const counted = countedWorth({ indicator: "X", excluded: "MERGED", facts }, schemeOf(rule, params));
  expect(counted && [counted.numerator, counted.denominator]).toEqual(worth);
});

test("a line whose case waits, or whose indicator the scheme does not have, is worth nothing known", () => {
  const scheme = schemeOf("HANDLED_ON_TIME", {});
  expect(countedWorth({ indicator: "X", excluded: "PAUSED", facts: { due: null, stop: null } }, scheme)).toBeNull();
  expect(countedWorth({ indicator: "D1", excluded: "MERGED", facts: IN_TIME }, scheme)).toBeNull();
});
