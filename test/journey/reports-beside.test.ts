import { describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import { actsOn } from "./kit/acting.ts";
import { directs, does } from "./kit/directing.ts";
import { CANARY, hears, STUB, TO_CAO } from "./kit/hiding.ts";
import { idOf } from "./kit/reading.ts";
import { adopted, UNITS } from "./kit/register.ts";
import { drafted, rowCalled, several } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";

test(
  "what people wrote about a case that was diverted stands in no report, and how often it was urged is not told as never",
  { timeout: 120_000 },
  async () => {
    const { hub } = await aWritingProvince([several("a"), several("b")]);
    const said = `Đề nghị xem vụ ${CANARY}`;
    await directs(hub, "a", { kind: "EXPEDITE", addressees: ["SXD", "SYT"], subject: said });
    await directs(hub, "b", { kind: "EXPEDITE", addressees: ["SXD"], subject: "Đôn đốc trả lời" });
    await actsOn(hub, "reportNoResult", "a", { reason: said }, HEAD);
    await does(hub, "submitToLeader", { caseId: await idOf(hub, "a"), urgency: "URGENT", proposal: said }, HEAD);
    await sends(hub);
    await hub.settled();
    await hub.shown();
    const month = { unit: "TINH", period: { kind: "MONTH", on: "2026-03-16" } };
    for (const code of ["R2", "R3", "R6"]) expect([code, hears(JSON.stringify((await drafted(hub, { code, ...month })).table))]).toEqual([code, true]);
    expect(await actsOn(hub, "divertCase", "a", TO_CAO, await hub.account("OFFICE_CHIEF", "VPUB"))).toMatchObject({ __typename: "CaseDiverted" });
    await hub.shown();
    const reports = Object.fromEntries(
      await Promise.all(["R2", "R3", "R5", "R6"].map(async (code) => [code, await drafted(hub, { code, ...month })] as const)),
    );
    expect(Object.entries(reports).flatMap(([code, { table }]) => (hears(JSON.stringify(table)) ? [code] : []))).toEqual([]);
    const { R2, R3, R6 } = reports as Record<"R2" | "R3" | "R6", Report>;
    expect(rowCalled(R2, "PA-A")).toMatchObject({ title: STUB, urges: null, lastUrged: null, reason: "•••" });
    expect(rowCalled(R2, "PA-B")).toMatchObject({ urges: 1, reason: null });
    expect(R2.table.notes.some((note) => note.startsWith("•••"))).toBe(true);
    expect(R3.table.rows.map(({ cells }) => cells[2]?.text ?? "").toSorted()).toEqual(["", "Đôn đốc trả lời", "•••", "•••"]);
    expect(rowCalled(R6, "PA-A")).toMatchObject({ title: STUB, reason: "•••", proposal: "•••" });
  },
);

const DAY = { kind: "DAY", on: "2026-03-16" };

test("who supervised a notice's cases stays as it was; who cooperates does too, whatever the source has told anew", { timeout: 120_000 }, async () => {
  const { hub, writable } = await aWritingProvince([several("a"), several("b")]);
  await directs(hub, "a", { kind: "EXPEDITE", addressees: ["SXD"], subject: "Đôn đốc trả lời" });
  await hub.now("2026-03-17T09:00:00+07:00");
  await hub.settled();
  const cut = { unit: "TINH", period: DAY, counted: "AT_CUT_OFF" };
  expect(rowCalled(await drafted(hub, { code: "R2", ...cut }), "PA-A")).toMatchObject({ cooperating: "Sở Y tế" });
  expect((await drafted(hub, { code: "R6", ...cut })).table.rows).toHaveLength(3);
  writable.cases.change("a", { ...writable.cases.shown("a").spec, cooperating: ["SCT"], supervisor: "SYT" });
  await hub.settled();
  for (const code of ["R2", "R6"]) {
    const then = await drafted(hub, { code, ...cut });
    for (const name of ["PA-A", "PA-B"]) expect(rowCalled(then, name)).toMatchObject({ cooperating: "Sở Y tế" });
  }
  const latest = { ...cut, counted: "LATEST" };
  expect(rowCalled(await drafted(hub, { code: "R6", ...latest }), "PA-A")).toMatchObject({ cooperating: "Sở Công Thương" });
  for (const point of [cut, latest]) expect(rowCalled(await drafted(hub, { code: "R3", ...point }), "Sở Xây dựng")).toMatchObject({ supervising: "Sở Nội vụ" });
});

test("a reason counts as published when its source took it, and from then on", { timeout: 120_000 }, async () => {
  const { hub } = await aWritingProvince([several("a")]);
  await actsOn(hub, "reportNoResult", "a", { reason: "Chờ kết luận mẫu nước" }, HEAD);
  await hub.shown();
  expect(rowCalled(await drafted(hub, { code: "R2" }), "PA-A")).toMatchObject({ reason: null });
  await hub.now("2026-03-17T09:00:00+07:00");
  await sends(hub);
  await hub.settled();
  expect(rowCalled(await drafted(hub, { code: "R2" }), "PA-A")).toMatchObject({ reason: "Chờ kết luận mẫu nước (16/03/2026)" });
  expect(rowCalled(await drafted(hub, { code: "R2", unit: "TINH", period: DAY, counted: "AT_CUT_OFF" }), "PA-A")).toMatchObject({ reason: null });
});

describe("a notice to a department that ended", () => {
  test("is its successor's where a report reckons by successor, and nobody's of today as it was", async () => {
    const one = aCase({ id: "one", received: "2026-03-02 08:00", lead: "SCT", stage: "IN_PROGRESS", field: "PROPOSAL" });
    const { hub } = await aProvince({ at: "2026-03-16 09:00" }).with(one);
    await directs(hub, "one", { kind: "EXPEDITE", addressees: ["SCT"], subject: "Đôn đốc trả lời" });
    const dissolved = UNITS.replace(/(code: SCT, .*?from: 2010-01-01)/, "$1, to: 2026-03-18");
    await adopted(hub, `${dissolved}  - { from: SCT, to: SXD, kind: MERGE, on: 2026-03-18, basis: thử }\n`);
    await hub.now("2026-03-18T09:00:00+07:00");
    await hub.settled();
    const asked = { code: "R3", unit: "SXD", period: { kind: "MONTH", on: "2026-03-16" } };
    const told = async (reckoning: string) =>
      (await drafted(hub, { ...asked, reckoning }, HEAD)).table.rows.slice(0, -1).map(({ cells }) => [cells[4]?.text, cells[6]?.number]);
    expect(await told("AS_IT_WAS")).toEqual([]);
    expect(await told("BY_SUCCESSOR")).toEqual([["Sở Công Thương", 1]]);
  });
});

test("a long list is told by its first twenty cases and how many more, each addressee's part by itself", { timeout: 120_000 }, async () => {
  const many = Array.from({ length: 22 }, (_, i) => aCase({ id: `n${i}`, received: "2026-03-02 08:00", lead: "SXD", stage: "IN_PROGRESS" }));
  const { hub } = await aProvince({ at: "2026-03-16 09:00" }).with(
    ...many,
    aCase({ id: "y", received: "2026-03-02 08:00", lead: "SYT", stage: "IN_PROGRESS" }),
  );
  const caseIds = await Promise.all([...many.map(({ id }) => id ?? ""), "y"].map((id) => idOf(hub, id)));
  await directs(hub, "y", { kind: "EXPEDITE", addressees: ["SXD", "SYT"], caseId: null, caseIds });
  const report = await drafted(hub, { code: "R3", period: { kind: "MONTH", on: "2026-03-16" } });
  const [sxd, syt] = ["Sở Xây dựng", "Sở Y tế"].map((name) => rowCalled(report, name));
  expect(sxd).toMatchObject({ cases: 22, supervising: "", references: expect.stringMatching(/^(PA-N\d+, ){19}PA-N\d+; và 2 phản ánh khác$/) });
  expect(syt).toMatchObject({ cases: 1, references: "PA-Y" });
});
