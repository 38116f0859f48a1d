import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HTTP_LIMITS } from "../../server/src/ingest/http.ts";
import { DEPARTMENTS } from "../departments/index.ts";
import type { DepartmentCode, FaultOrder } from "../departments/index.ts";
import { FaultyProvince } from "./kit/faulty-province.ts";

/** A fault as the department's protocol knows it. */
interface Befalling extends FaultOrder {
  /** what the IT officer is told; null: nobody can notice it from outside */
  says: RegExp | null;
}

const TURNS: Readonly<Record<DepartmentCode, readonly Befalling[]>> = {
  tinh: [
    { mode: "fail", says: /HTTP 500/ },
    { mode: "reset", says: /broke|stopped|middle|reset|closed/ },
    { mode: "late_commit", ms: 4_000, times: 1, says: null },
  ],
  sxd: [
    { mode: "html", says: /HTML|JSON|web page/i },
    { mode: "rate_limited", ms: 1_000, says: /429/ },
  ],
  hatang: [
    { mode: "truncated", says: /XML|length|middle|ends/ },
    { mode: "fail", says: /HTTP 500/ },
  ],
  songlam: [
    { mode: "unauthorized", says: /HTTP 401/ },
    { mode: "truncated", end: "chunked", says: /JSON/ },
  ],
  trungtam: [
    { mode: "trickle", says: /too slowly/ },
    { mode: "charset", says: /UTF-8/ },
  ],
  stp: [
    { mode: "unauthorized", says: /HTTP 401/ },
    { mode: "false_success", says: /items|list/ },
  ],
  eoffice: [
    { mode: "wrong_clock", says: /MessageExpired|login|clock/i },
    { mode: "html", says: /HTML|XML|envelope/i },
  ],
  syt: [
    { mode: "unauthorized", says: /log ?in|account|credentials/i },
    { mode: "reset", says: /broke|ended|terminat|closed/ },
  ],
  "so-tiepdan": [
    { mode: "half", says: /./ },
    { mode: "away", says: /folder is not there/ },
  ],
};

const LIVING = DEPARTMENTS.filter((dept) => dept !== "songlam");
const PATIENT = { ...HTTP_LIMITS };

let province: FaultyProvince;
let faults = 0;
beforeAll(async () => {
  Object.assign(HTTP_LIMITS, { timeoutMs: 2_000, tries: 2 });
  province = await FaultyProvince.of(0.05);
}, 120_000);
afterAll(async () => {
  Object.assign(HTTP_LIMITS, PATIENT);
  await province?.leave();
}, 60_000);

describe("every sample department, faulty in its turn", () => {
  test.each(DEPARTMENTS)(
    "%s: the hub says that it fails, the others' cases keep arriving, and once it is well it catches up",
    async (dept) => {
      const others = LIVING.filter((one) => one !== dept);
      let missing = 0;
      await Promise.all(others.map((one) => province.control(one, "change", { kind: "new" })));
      for (const { says, ...order } of TURNS[dept]) {
        await province.fault(dept, order);
        if (dept !== "songlam") await province.control(dept, "change", { kind: "new" });
        if (says === null) continue;
        await province.ask(dept);
        const seen = await province.failsAlone(dept, says);
        expect((await province.held(dept)) - seen.cases).toBe(dept === "songlam" ? 0 : ++missing); // nothing is guessed meanwhile
        if (seen.lastProblem !== null) await province.growsOld(dept);
        faults += 1;
      }
      await province.caughtUp(others);
      await province.fault(dept, { mode: "none" });
      await province.ask(dept);
      await province.caughtUp([dept]);
    },
    90_000,
  );

  test("at the end every number is the one the departments' ledgers tell: nothing lost, nothing doubled", async () => {
    const verdict = await province.verdict();
    console.log(`faulty in turn: ${JSON.stringify({ departments: DEPARTMENTS.length, faults, ...verdict })}`);
    expect(faults).toBe(2 * DEPARTMENTS.length);
    expect(verdict).toMatchObject({ differences: 0, lost: 0, doubled: 0, details: [] });
    expect(verdict.compared["cases"]).toBeGreaterThan(300);
  }, 120_000);
});
