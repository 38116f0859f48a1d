import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { courses } from "./acts.ts";
import { Courses } from "./asked/courses.ts";
import { actsDone, changesDecided } from "./commands/act.ts";

/** SOAK_RUNS: how many; the MODEL_… a failure tells: it alone, once more. */
const { SOAK_RUNS, MODEL_SEED, MODEL_PATH, MODEL_COURSE, MODEL_START } = process.env;
const RUNS = Number(SOAK_RUNS ?? 200);
const PATIENCE_MS = 600_000 + RUNS * 3_000;

const going = new Courses({ start: MODEL_START, runs: RUNS, tells: SOAK_RUNS !== undefined });
afterAll(() => going.leave(), 120_000);

test(
  "a province of cases, decisions, proposals, bulk jobs and directives is what the model of it says, through dropped connections and restarts",
  async () => {
    const property = fc.asyncProperty(courses(MODEL_COURSE), (course) => going.go(course));
    const result = await fc.check(property, {
      numRuns: RUNS,
      ...(MODEL_SEED === undefined ? {} : { seed: Number(MODEL_SEED) }),
      ...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }),
    });
    expect({ report: result.failed ? going.reportOf(result) : "" }).toEqual({ report: "" });
    // what never happens proves nothing; what needs a long way to happen at all is seldom in few courses
    if (RUNS >= 200) expect(OFTEN.filter((act) => !actsDone.has(act))).toEqual([]);
    if (RUNS >= 200) expect(OFTEN_DECIDED.filter((kind) => !changesDecided.has(kind))).toEqual([]);
    if (RUNS >= 2_000) expect([...changesDecided.keys()].toSorted()).toEqual(EVERY_KIND);
    if (RUNS >= 2_000) expect([...actsDone.keys()].toSorted()).toEqual(EVERY_ACT);
  },
  PATIENCE_MS,
);

const OFTEN =
  "Brings Corrects CorrectsClass Decides Delivers Drops GoesOn Looks Proposes Reads ReportsToLeader Requests Sends StartsBulk Submits TimePasses".split(" ");

const OFTEN_DECIDED = "ASSIGN COMMENT EXTEND RECORD_RESULT TRANSFER".split(" ");
const EVERY_KIND = "ACCEPT ANSWER ASSIGN CLOSE COMMENT EXTEND PAUSE RECORD_RESULT REOPEN RESUME RETURN TRANSFER".split(" ");

const EVERY_ACT = [
  "Answers",
  "Brings",
  "Corrects",
  "CorrectsClass",
  "Decides",
  "Delivers",
  "Directs",
  "Drops",
  "GoesOn",
  "Looks",
  "MovesBulk",
  "Proposes",
  "Reads",
  "Recalls",
  "ReportsToLeader",
  "Requests",
  "Restarts",
  "Sends",
  "SettlesConflict",
  "StartsBulk",
  "Submits",
  "TimePasses",
];
