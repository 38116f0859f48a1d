import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked, SAMPLE_FOLDER } from "../hub.ts";
import type { Who } from "../hub.ts";
import type { World } from "../world.ts";
import { commended, commends, GRANT, provinceTaken, ROUND_TERMS, unitIn } from "./kit/commending.ts";
import type { Outcome } from "./kit/commending.ts";
import { approves, proposes, scoreAct } from "./kit/scoring.ts";

const OFFICERS = `officers:
  - { code: CB-77, name: Lê Văn Hai }
posts:
  - { officer: CB-77, unit: VPUB, title: Phó Chánh Văn phòng, from: 2025-03-01, basis: thử }
`;
const NEW_SCHEME = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8").replace("DDN-DON-VI", "THU");
const DELEGATE = asked<{ delegate: { __typename: string } }>("mutation ($input: DelegateInput!) { delegate(input: $input) { __typename } }");
const LINK = asked<{ linkOfficer: { __typename: string } }>("mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { __typename } }");
const UNLINK = asked<{ unlinkOfficer: { __typename: string } }>("mutation ($input: AccountInput!) { unlinkOfficer(input: $input) { __typename } }");
const REVOKING = { reason: "Thành tích kê khai không đúng", documentNumber: "30/QĐ-UBND", documentDay: "2026-04-07" };
const NOT_HIS_OWN = { at: "id", message: expect.stringContaining("không được quyết định hồ sơ này") };
const NOT_HIS_UNIT = { at: "id", message: expect.stringContaining("chính đơn vị mình") };

let world: World;
let dossier: string;
/** a second leader, who keeps commendation in the office chief's place; who else is the same officer later; and the head of a division of the candidate */
let [deputy, again, division] = ["", "", ""];

async function lends(acts: string | string[], from: Who, to: string): Promise<void> {
  const input = { to, acts: [acts].flat(), fromAt: "2026-04-06T00:00:00Z", toAt: "2026-04-09T00:00:00Z" };
  expect((await world.hub.ask(DELEGATE, { input }, from)).delegate.__typename).toBe("Delegation");
}
async function links(username: string): Promise<void> {
  expect((await world.hub.ask(LINK, { input: { username, officer: "CB-77" } }, "cntt")).linkOfficer.__typename).not.toBe("AccountRefused");
}
const waivers = [...GRANT.waivers, ...["COMPLAINT", "DISCIPLINE", "PRESS"].map((check) => ({ check, reason: "Đã hỏi", documentNumber: "8/CV" }))];
const decides = (who: Who): Promise<Outcome> => commends(world.hub, "decideCommendation", { id: dossier, ...GRANT, waivers }, who);

beforeAll(async () => {
  const taken = await provinceTaken();
  ({ world } = taken);
  await scoreAct(world.hub, "sealScorePeriod", { period: taken.march });
  await world.hub.hub.database.write((tx) => importOfficers(tx, OFFICERS, "2026-03-16"));
  [deputy, again] = [await world.hub.account("LEADER", "TINH", "pho.chutich"), await world.hub.account("LEADER", "TINH", "pho.chutich.moi")];
  division = await world.hub.account("UNIT_HEAD", "SXD-HTGT");
  await links(deputy);
  await lends("keepCommendations", "chanhvp", deputy);
  const { round } = await commends(world.hub, "openCommendationRound", ROUND_TERMS, deputy);
  dossier = unitIn(round?.candidates ?? [], "SXD").id;
  await commended(world.hub, "proposeCommendation", { id: dossier, words: "Đề nghị khen thưởng" }, deputy);
}, 90_000);
afterAll(() => world?.leave());

describe("a dossier", () => {
  test("is not decided by who proposed it in somebody's place, nor by the one in whose place he did", async () => {
    expect(await decides(deputy)).toMatchObject(NOT_HIS_OWN);
    await lends("decideCommendations", "lanhdao", "chanhvp");
    expect(await decides("chanhvp")).toMatchObject(NOT_HIS_OWN);
  });

  test("is not decided in the place of who proposed it", async () => {
    await lends("decideCommendations", deputy, "thanhtra");
    expect(await decides("thanhtra")).toMatchObject(NOT_HIS_OWN);
  });

  test("is not decided by another account of the same officer, linked since", async () => {
    await world.hub.ask(UNLINK, { input: { username: deputy } }, "cntt");
    await links(again);
    expect(await decides(again)).toMatchObject(NOT_HIS_OWN);
  });

  test("is neither decided nor cancelled from within the unit, by whatever post: its divisions are the unit", async () => {
    await lends(["decideCommendations", "seeFigures"], "lanhdao", division);
    expect(await decides(division)).toMatchObject(NOT_HIS_UNIT);
    expect((await decides("lanhdao")).commendation).toMatchObject({ state: "GRANTED" });
    expect(await commends(world.hub, "revokeCommendation", { id: dossier, ...REVOKING }, division)).toMatchObject(NOT_HIS_UNIT);
    expect((await commended(world.hub, "revokeCommendation", { id: dossier, ...REVOKING }, "lanhdao")).state).toBe("REVOKED");
  });
});

describe("a scheme", () => {
  test("is not issued by who proposed it, in whosever place, nor by another account of his; another leader issues it", async () => {
    const paper = { effectiveFrom: "2026-04-08", documentDay: "2026-04-07" };
    const proposed = (await proposes(world.hub, NEW_SCHEME, "thanhtra")).scheme?.id;
    await lends("approveSchemes", "lanhdao", "thanhtra");
    const refused = { at: "scheme", message: expect.stringContaining("Người đề xuất") };
    expect(await approves(world.hub, { scheme: proposed, ...paper }, "thanhtra")).toMatchObject(refused);
    expect((await approves(world.hub, { scheme: proposed, ...paper }, "lanhdao")).scheme).toMatchObject({ issued: true });
    await lends("keepScores", "thanhtra", deputy);
    const other = (await proposes(world.hub, NEW_SCHEME.replace("THU", "THU-2"), deputy)).scheme?.id;
    expect(await approves(world.hub, { scheme: other, ...paper }, "thanhtra")).toMatchObject(refused); // in whose place it was proposed
    await lends("approveSchemes", deputy, "chanhvp");
    expect(await approves(world.hub, { scheme: other, ...paper }, "chanhvp")).toMatchObject(refused);
    expect(await approves(world.hub, { scheme: other, ...paper }, deputy)).toMatchObject(refused);
  });
});
