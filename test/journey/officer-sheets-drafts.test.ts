import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anInsideProvince, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, ratioIn, sheetAct, sheetLines, sheetOf } from "./kit/officer-sheets.ts";
import type { Ratio } from "./kit/officer-sheets.ts";
import { proposed, RESULT, settleProposal } from "./kit/proposing.ts";
import { changesOf } from "./kit/writing.ts";
import type { CaseSpec } from "../world.ts";

const HEAD = "giamdoc.sxd";
const CASES = ["early", "tardy", "twice", "never", "after"] as const;
let w: InsideWorld;
let second: string;
let quarter: string;

/** At an instant of the province, the source having told all it knows. */
async function at(day: string): Promise<void> {
  await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await w.world.hub.settled();
}

const done = (day: string): Partial<CaseSpec> => ({ ...handled(day), result: RESULT.words });

/** Drafts the result of a case. @returns what approves it */
async function drafts(id: string, who: string): Promise<() => Promise<void>> {
  const proposal = await proposed(w.world.hub, id, RESULT, who);
  return async () => {
    expect((await settleProposal(w.world.hub, proposal, "APPROVE", HEAD)).__typename).toBe("ProposalSettled");
  };
}

/** The source refuses what was asked of it last. */
async function refused(id: string): Promise<void> {
  const [change] = await changesOf(w.world.hub, id, HEAD);
  await w.world.hub.database.sql(`update case_change set state = 'REFUSED' where id = ${change?.id ?? "0"}`);
}

beforeAll(async () => {
  w = await anInsideProvince(CASES.map((id) => held(id)));
  second = await w.staff.hire("FOCAL_OFFICER", "SXD", "dau.moi.hai");
  await officersOfSxd(w.world, [w.road, second, w.house, w.focal]);
  const { source } = w.world;
  await at("2026-03-16 09:30");
  const approveEarly = await drafts("early", w.focal);
  for (const id of ["twice", "never"]) {
    await (
      await drafts(id, w.focal)
    )();
    await refused(id);
  }
  await at("2026-03-17 09:00");
  await (
    await drafts("twice", second)
  )();
  source.change("after", done("2026-03-17 10:00"));
  await w.world.hub.now("2026-03-17T10:05:00+07:00");
  await (
    await drafts("after", w.focal)
  )();
  await at("2026-03-17 11:00");
  for (const id of ["twice", "never"]) source.change(id, { ...done("2026-03-17 14:00"), ...(id === "never" && { result: "Đội khác đã làm" }) });
  await at("2026-03-24 09:00");
  const approveTardy = await drafts("tardy", w.focal);
  const { steps = [] } = done("2026-03-17 10:00");
  source.change("after", { stage: "IN_PROGRESS", steps: [...steps, { at: "2026-03-24 08:00", kind: "REOPENED", unit: "SXD" }] });
  await at("2026-03-25 09:00");
  await approveEarly();
  await approveTardy();
  for (const id of ["early", "tardy"]) source.change(id, done("2026-03-25 10:00"));
  await at("2026-03-27 09:00");
  const { steps: again = [] } = handled("2026-03-26 10:00");
  source.change("after", { stage: "ANSWERED", steps: [...steps, { at: "2026-03-24 08:00", kind: "REOPENED", unit: "SXD" }, ...again.slice(-2)] });
  await at("2026-04-01 08:00");
  quarter = (await sheetAct(w.world.hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
}, 120_000);
afterAll(() => w?.world.leave());

async function ratio(officer: string, part: string): Promise<Ratio | undefined> {
  return ratioIn((await sheetOf(w.world.hub, quarter, officer, "thanhtra")) ?? undefined, part);
}
/** The numerators of a part's counted lines, by case. */
async function linesOf(officer: string, part: string): Promise<Record<string, string>> {
  const found = await sheetLines(w.world.hub, { period: quarter, officer, part }, "thanhtra");
  return Object.fromEntries((found?.lines ?? []).map(({ reference, numerator }) => [reference, numerator]));
}

describe("who drafted a result that nobody was given", () => {
  test("did it once, by the last draft of a limit that the source took, and none of the next round", async () => {
    expect(await linesOf("CB-34", "QUANTITY")).toEqual({ "PA-EARLY": "1", "PA-TARDY": "1" });
    expect(await linesOf("CB-32", "QUANTITY")).toEqual({ "PA-TWICE": "1" });
    expect(await linesOf("CB-34", "TIME")).not.toHaveProperty("PA-AFTER");
    expect(await linesOf("CB-34", "QUALITY")).toEqual({ "PA-EARLY": "0", "PA-TARDY": "0" });
  });

  test("is late by the instant of his draft: his head's approval costs him nothing, his own lateness is his", async () => {
    expect(await linesOf("CB-34", "PROGRESS")).toEqual({ "PA-EARLY": "0", "PA-TARDY": "1" });
    expect(await ratio("CB-34", "PROGRESS")).toMatchObject({ n: 2, hits: 1, exact: "7/8", excluded: [] });
  });
});
