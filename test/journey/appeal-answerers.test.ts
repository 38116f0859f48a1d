import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { appealAct, appealOf, appealsIn, effectPreviewed } from "./kit/appealing.ts";
import { heldBack } from "./kit/held-back.ts";
import { lends } from "./kit/inside.ts";
import { approves, handledAt, linesOf, schemeCalled, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const INSPECTION = "thanhtra";
const HOUR = 3_600_000;
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
const HEALTH = 503;
let world: World;
let [march, custom] = ["", ""];
let [home, health, secretary, both] = ["", "", "", ""];

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub, source } = world;
  const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
  await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
  const opened = async (more: object): Promise<string> => (await scoreAct(hub, "openScorePeriod", { scheme, reckoning: "CALENDAR", ...more })).period?.id ?? "";
  march = await opened({ kind: "MONTH", on: "2026-03-15" });
  custom = await opened({ kind: "CUSTOM", from: "2026-03-02", to: "2026-03-31" });
  [home, health] = [await hub.account("UNIT_HEAD", "SNV"), await hub.account("UNIT_HEAD", "SYT")];
  [secretary, both] = [await hub.account("FOCAL_OFFICER", "STP"), await hub.account("OFFICE_CHIEF", "TINH", "pho.vp")];
  await alsoHeads(both, "SXD");
  await hub.now("2026-03-31T20:00:00+07:00");
  for (let i = 0; i < 4; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
  source.put(handledAt("n0", "SNV", "2026-03-20 10:00"));
  for (let i = 0; i < HEALTH; i += 1) source.put(handledAt(`s${i}`, "SYT", "2026-03-20 10:00", NAMED[i]));
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  for (const period of [march, custom]) await scoreAct(hub, "cutScorePeriod", { period });
}, 150_000);
afterAll(() => world?.leave());

const named = (name: string) => ({ submitter: { name, phone: null, email: null, address: null } });
/** The submitters of the oldest cases of SYT. */
const NAMED = [named("Phạm Thị Lành"), named("Hoàng Văn Biển")];

async function alsoHeads(username: string, unit: string): Promise<void> {
  await world.hub.database.sql(
    "insert into account_post (account_id, role, unit_id, valid_from) select a.id, 'UNIT_HEAD', u.id, '2026-01-01' from account a, unit u where a.username = $1 and u.code = $2",
    [username, unit],
  );
}

/** The frozen key of a case's line of U1. */
async function lineOf(reference: string, unit: string, period = march): Promise<{ period: string; unit: string; indicator: string; ordinal: number }> {
  const { lines } = await linesOf(world.hub, { period, unit, indicator: "U1" });
  const found = lines.find((line) => line.reference === reference);
  if (found === undefined) throw new Error(`no line of ${reference}`);
  return { period, unit, indicator: "U1", ordinal: found.ordinal };
}

/** Lends the keeping of scores for the next hour. */
async function lendsScores(from: string, to: string): Promise<void> {
  const fromAt = world.hub.instant;
  expect((await lends(world.hub, { to, acts: ["keepScores", "seeScores", "seeFigures"], fromAt, toAt: fromAt + HOUR }, from)).__typename).toBe("Delegation");
}

describe("who answers an appeal", () => {
  test("is the office about Sở Nội vụ, and the inspection about a line that would go to the office", async () => {
    const { hub } = world;
    const own = { ...(await lineOf("PA-N0", "SNV")), kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE", words: "Bão" };
    expect((await appealAct(hub, "askScoreAppeal", own, home)).appeal?.answeredBy).toBe("OFFICE");
    const other = { ...(await lineOf("PA-L0", "SXD")), kind: "ATTRIBUTION", otherUnit: "VPUB", words: "Văn phòng giữ hồ sơ" };
    const { appeal } = await appealAct(hub, "askScoreAppeal", other, HEAD);
    expect(appeal?.answeredBy).toBe("INSPECTION");
    const answer = { appeal: appeal?.id, answer: "GRANTED", words: "Đúng", ...PAPER };
    expect(await appealAct(hub, "answerScoreAppeal", answer, OFFICE)).toMatchObject({ at: "appeal" });
    expect((await appealAct(hub, "answerScoreAppeal", answer, INSPECTION)).appeal?.state).toBe("GRANTED");
  });

  test("is nobody's own body on the way either: a line that was to go elsewhere is not given to the answerer's", async () => {
    const { hub } = world;
    const ask = { ...(await lineOf("PA-L1", "SXD")), kind: "ATTRIBUTION", otherUnit: "SYT", words: "Sở Y tế giữ" };
    const { appeal } = await appealAct(hub, "askScoreAppeal", ask, HEAD);
    expect(appeal?.answeredBy).toBe("OFFICE");
    const wish = { kind: "ATTRIBUTION", otherUnit: "VPUB" };
    expect(await effectPreviewed(hub, { appeal: appeal?.id ?? "", ...wish }, OFFICE)).toMatchObject({ at: "kind" });
    const part = { appeal: appeal?.id, answer: "GRANTED_IN_PART", ...wish, words: "Văn phòng", ...PAPER };
    expect(await appealAct(hub, "answerScoreAppeal", part, OFFICE)).toMatchObject({ at: "kind" });
    await appealAct(hub, "withdrawScoreAppeal", { appeal: appeal?.id }, HEAD);
  });

  test("does not answer by a post that somebody of the unit lent him, and does by one that a stranger to it lent", async () => {
    const { hub } = world;
    const ask = { ...(await lineOf("PA-L2", "SXD")), kind: "TIME", words: "Đã gia hạn" };
    const id = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal?.id ?? "";
    const answer = { appeal: id, answer: "GRANTED", words: "Đúng", ...PAPER };
    await lendsScores(both, secretary);
    for (const who of [both, secretary]) {
      expect((await appealOf(hub, id, who))?.appeal.mayAnswer).toBe(false);
      expect(await appealsIn(hub, "WAITING", who)).not.toContain(id);
      expect(await effectPreviewed(hub, { appeal: id, kind: "TIME" }, who)).toMatchObject({ at: "appeal" });
      expect(await appealAct(hub, "answerScoreAppeal", answer, who)).toMatchObject({ at: "appeal" });
    }
    await lendsScores(OFFICE, secretary);
    expect(await appealsIn(hub, "WAITING", secretary)).toContain(id);
    expect((await appealAct(hub, "answerScoreAppeal", answer, secretary)).appeal?.state).toBe("GRANTED");
  });
});

describe("what is kept of an appeal", () => {
  test("tells nobody who reported the case, however old it is, nor in the number of a paper", async () => {
    const { hub } = world;
    const paper = { documentNumber: "Đơn của Phạm Thị Lành", documentDay: "2026-03-30" };
    const ask = { ...(await lineOf("PA-S0", "SYT")), kind: "TIME", words: "Bà Phạm Thị Lành, ông Hoàng Văn Biển đồng ý", ...paper };
    const id = (await appealAct(hub, "askScoreAppeal", ask, health)).appeal?.id ?? "";
    const answer = { appeal: id, answer: "REFUSED", words: "Bà Phạm Thị Lành chưa đồng ý", documentNumber: "Gửi Phạm Thị Lành", documentDay: "2026-04-01" };
    await appealAct(hub, "answerScoreAppeal", answer, OFFICE);
    const kept = JSON.stringify(await hub.database.sql("select words, document_number from score_appeal_act where appeal_id = $1", [id]));
    expect(kept).toContain("đồng ý");
    for (const name of ["Phạm Thị Lành", "Hoàng Văn Biển"]) expect(kept).not.toContain(name);
  });

  test("is nothing, where its key was used for another at the same moment", async () => {
    const { hub } = world;
    const key = randomUUID();
    const ask = { key, kind: "TIME", words: "Cùng một khóa" };
    const inputs = [
      { ...ask, ...(await lineOf("PA-L3", "SXD")) },
      { ...ask, ...(await lineOf("PA-L3", "SXD", custom)) },
    ];
    const held = await heldBack(hub.database, "lock table score_appeal in share mode");
    const asking = Promise.allSettled(inputs.map((input) => appealAct(hub, "askScoreAppeal", input, HEAD)));
    await held.waitingFor("insertAppeal", 2);
    await held.end();
    expect((await asking).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const unasked = "select a.id from score_appeal a where not exists (select from score_appeal_act k where k.appeal_id = a.id and k.act = 'ASK')";
    expect(await hub.database.sql(unasked)).toEqual([]);
  });
});
