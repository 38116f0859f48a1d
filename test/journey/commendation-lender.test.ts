import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { ACTS_OF_OTHERS, commended, commends, dossierOf } from "./kit/commending.ts";
import { anInsideProvince, gives, held, lends } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct } from "./kit/officer-sheets.ts";

const ROUND = { about: "OFFICERS", form: "CN_GIAY_KHEN_CHUYEN_DE", kind: "QUARTER", from: "2026-01-01", to: "2026-03-31" } as const;
const SPAN = { fromAt: Date.parse("2026-04-06T00:00:00Z"), toAt: Date.parse("2026-04-09T00:00:00Z") };
const PREPARING = ["checkCommendation", "proposeCommendation", "stateCommendation"] as const;
const DECIDING = ["decideCommendation", "revokeCommendation"] as const;
const REFUSED = { at: "id", message: expect.stringContaining("người đã ủy quyền cho mình") };
const LINK = asked<{ linkOfficer: { __typename: string } }>("mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { __typename } }");
const UNLINK = asked<{ unlinkOfficer: { __typename: string } }>("mutation ($input: AccountInput!) { unlinkOfficer(input: $input) { __typename } }");
let w: InsideWorld;
/** the dossiers of the office chief and of the leader, and who was lent the office chief's post */
let [chiefs, leaders, borrower] = ["", "", ""];

async function lent(act: string, from: Who, to: string): Promise<void> {
  expect((await lends(w.world.hub, { to, acts: [act], ...SPAN }, from)).__typename).toBe("Delegation");
}
/** An officer is another account from now on. */
async function becomes(officer: string, from: string, to: string): Promise<void> {
  await w.world.hub.ask(UNLINK, { input: { username: from } }, "cntt");
  expect((await w.world.hub.ask(LINK, { input: { username: to, officer } }, "cntt")).linkOfficer.__typename).toBe("Account");
}
/** What somebody was refused of his own cause, as the audit chain tells it. */
async function refusedTo(actor: string): Promise<string[]> {
  const told = `select subject from audit_entry where act = 'refused' and body like '%OWN_DOSSIER%' and actor = '${actor}' order by subject`;
  return (await w.world.hub.database.sql<{ subject: string }>(told)).map(({ subject }) => subject.replace("operation:", ""));
}

beforeAll(async () => {
  w = await anInsideProvince([held("a"), held("b")]);
  const { hub, source } = w.world;
  await officersOfSxd(w.world, [w.road, w.road2]);
  await gives(hub, "a", { officer: w.road }, "giamdoc.sxd");
  await gives(hub, "b", { officer: w.road2 }, "giamdoc.sxd");
  await hub.now("2026-03-17T10:00:00+07:00");
  await hub.settled();
  for (const id of ["a", "b"]) source.change(id, handled("2026-03-17 10:00"));
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  const quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id;
  await hub.now("2026-04-07T08:00:00+07:00");
  await sheetAct(hub, "sealOfficerSheets", { period: quarter, waiver: "Đã đối chiếu sổ giấy" });
  const { round } = await commends(hub, "openCommendationRound", { ...ROUND, title: "Đợt xét cá nhân", legalBasis: "Kế hoạch 12/KH-UBND" });
  const idOf = (code: string): string => round?.candidates.find(({ officer }) => officer?.code === code)?.id ?? "";
  [chiefs, leaders] = [idOf("CB-31"), idOf("CB-32")];
  borrower = await hub.account("LEADER", "TINH", "pho.chutich");
  await lent("keepCommendations", "chanhvp", borrower);
  await lent("decideCommendations", "lanhdao", "thanhtra");
}, 120_000);
afterAll(() => w?.world.leave());

describe("the dossier of who lent the post", () => {
  test("is prepared by who was lent it until it is the lender's own", async () => {
    expect(await dossierOf(w.world.hub, chiefs, borrower)).toMatchObject({ mayPrepare: true });
    await commended(w.world.hub, "checkCommendation", { id: chiefs }, borrower);
    await becomes("CB-31", w.road, "chanhvp");
    await becomes("CB-32", w.road2, "lanhdao");
    expect(await dossierOf(w.world.hub, chiefs, borrower)).toMatchObject({ mayPrepare: false, mayReport: false });
    expect(await dossierOf(w.world.hub, leaders, borrower)).toMatchObject({ mayPrepare: true });
  });

  test("is neither stated about, looked at nor proposed in his place; the audit chain tells who tried; others' are", async () => {
    const { hub } = w.world;
    for (const act of PREPARING) expect(await commends(hub, act, { id: chiefs, ...ACTS_OF_OTHERS[act] }, borrower)).toMatchObject(REFUSED);
    expect(await refusedTo(borrower)).toEqual(PREPARING);
    expect(await dossierOf(hub, chiefs, "thanhtra")).toMatchObject({ proposal: null, statements: [], mayPrepare: true });
    for (const act of ["stateCommendation", "checkCommendation"] as const) await commended(hub, act, { id: leaders, ...ACTS_OF_OTHERS[act] }, borrower);
  });

  test("is neither decided nor cancelled in his place, while others' are refused for how they stand alone", async () => {
    const { hub } = w.world;
    expect(await dossierOf(hub, leaders, "thanhtra")).toMatchObject({ mayDecide: false, mayPrepare: true });
    expect(await dossierOf(hub, chiefs, "thanhtra")).toMatchObject({ mayDecide: true });
    for (const act of DECIDING) {
      expect(await commends(hub, act, { id: leaders, ...ACTS_OF_OTHERS[act] }, "thanhtra")).toMatchObject(REFUSED);
      const stands = { at: "id", message: "Hồ sơ chưa được đề nghị." };
      expect(await commends(hub, act, { id: chiefs, ...ACTS_OF_OTHERS[act] }, "thanhtra")).toMatchObject(stands);
    }
    expect(await refusedTo("thanhtra")).toEqual(DECIDING);
  });

  test("is his alone to speak in, and his own act", async () => {
    const report = { words: "Xử lý đúng hạn", earlier: [] };
    expect(await commends(w.world.hub, "reportOwnAchievements", { id: chiefs, ...report }, borrower)).toMatchObject({ at: "id" });
    expect((await commended(w.world.hub, "reportOwnAchievements", { id: chiefs, ...report }, "chanhvp")).reports).toHaveLength(1);
  });
});
