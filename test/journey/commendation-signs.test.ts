import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCase } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { checkIn, commended, commends, provinceTaken, ROUND_TERMS, unitIn } from "./kit/commending.ts";
import type { Checked, Dossier } from "./kit/commending.ts";
import { scoreAct } from "./kit/scoring.ts";
import { marks, rowsBehind, signsOf } from "./kit/signing.ts";

const SPAN = { from: ROUND_TERMS.from, to: ROUND_TERMS.to };
const SIGN = "CLOSED_AT_ONCE";
type Spec = Partial<CaseSpec> & { id: string };

/** Fourteen ordinary cases of each of six departments, and at SXD eight that were closed four minutes after they came. */
function planted(): Spec[] {
  const ordinary = ["SXD", "STNMT", "SYT", "SGDDT", "SNV", "SCT"].flatMap((lead) =>
    Array.from({ length: 14 }, (_, i) => ({
      ...aCase({ received: "2026-03-03 08:00", lead, stage: "CLOSED", resolved: "2026-03-11 09:00", answered: "2026-03-11 10:00", closed: "2026-03-11 11:00" }),
      id: `good-${lead.toLowerCase()}-${i}`,
    })),
  );
  const steps: CaseSpec["steps"] = [
    { at: "2026-03-03 08:00", kind: "RECEIVED" },
    { at: "2026-03-03 08:01", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-03-03 08:04", kind: "CLOSED" },
  ];
  const once = Array.from({ length: 8 }, (_, i) => ({ ...aCase({ received: "2026-03-03 08:00", lead: "SXD", stage: "CLOSED", steps }), id: `once-${i}` }));
  return [...ordinary, ...once];
}

let world: World;
let candidates: Dossier[];
beforeAll(async () => {
  const taken = await provinceTaken(undefined, planted());
  ({ world } = taken);
  await scoreAct(world.hub, "sealScorePeriod", { period: taken.march });
  candidates = (await commends(world.hub, "openCommendationRound", ROUND_TERMS)).round?.candidates ?? [];
}, 120_000);
afterAll(() => world?.leave());

async function unseen(unit: string): Promise<Checked> {
  return checkIn(await commended(world.hub, "checkCommendation", { id: unitIn(candidates, unit).id }), "UNSEEN_SIGNS");
}

const KINDS: Readonly<Record<string, string>> = { UNUSUAL: "SIGN_UNSEEN", TOO_FEW_PEERS: "SIGN_NOT_JUDGED" };
/** Signs of a unit that the inspection's own page tells as unusual, or as many with too few peers to tell, and unmarked, with the lengths of their lists. */
async function unmarkedOf(unit: string): Promise<{ kind: string; reference: string; text: string }[]> {
  const { asOf, signs } = await signsOf(world.hub, SPAN);
  const found = [];
  for (const { sign, units, floorCases, floorPercent } of signs) {
    const one = units.find((row) => row.unit.code === unit && row.state in KINDS && row.mark === null);
    if (one === undefined) continue;
    const rows = await rowsBehind(world.hub, { ...SPAN, sign, unit, asOf: asOf.token });
    if (one.state === "UNUSUAL" || (rows.length >= floorCases && rows.length * 100 >= floorPercent * one.base))
      found.push({ kind: KINDS[one.state] ?? "", reference: sign, text: String(rows.length) });
  }
  return found;
}

const says = async (mark: "EXPLAINED" | "TO_INSPECT", sign: string): Promise<string> => {
  const { asOf } = await signsOf(world.hub, SPAN);
  const input = { ...SPAN, key: randomUUID(), sign, unit: "SXD", asOf: asOf.token, words: "Đã xem", mark };
  return (await marks(world.hub, input)).__typename;
};

test("a sign that nobody has marked stands against its unit, exactly as its page tells it, and against no other", async () => {
  const found = await unseen("SXD");
  expect(found).toMatchObject({ result: "BLOCKED", evidence: await unmarkedOf("SXD") });
  expect(found.evidence.map(({ reference }) => reference)).toContain(SIGN);
  expect(found.evidence.map(({ kind }) => kind)).toContain("SIGN_NOT_JUDGED");
  expect((await unseen("TTHT")).result).toBe("UNKNOWN");
  expect(await unseen("SGDDT")).toMatchObject({ result: "CLEAR", evidence: [] });
  const id = unitIn(candidates, "SXD").id;
  expect(await commends(world.hub, "proposeCommendation", { id, words: "Đề nghị" })).toMatchObject({
    at: "id",
    message: expect.stringContaining("dấu hiệu bất thường chưa được xem xét"),
  });
});

test("it stands so after a restart, until an inspector has marked every one over these days", async () => {
  const before = await unseen("SXD");
  await world.restarted();
  expect(await unseen("SXD")).toEqual(before);
  const [unusual, open] = [before.evidence.filter(({ kind }) => kind === "SIGN_UNSEEN"), before.evidence.filter(({ kind }) => kind === "SIGN_NOT_JUDGED")];
  for (const { reference } of unusual) expect(await says("EXPLAINED", reference ?? "")).toBe("SignMarked");
  expect(await unseen("SXD")).toMatchObject({ result: "UNKNOWN", evidence: open });
  for (const { reference } of open) expect(await says("EXPLAINED", reference ?? "")).toBe("SignMarked");
  expect(await unseen("SXD")).toMatchObject({ result: "CLEAR", evidence: [] });
  expect((await unseen("TTHT")).result).toBe("CLEAR");
  const [first] = before.evidence;
  await says("TO_INSPECT", first?.reference ?? "");
  const dossier = await commended(world.hub, "checkCommendation", { id: unitIn(candidates, "SXD").id });
  expect([checkIn(dossier, "UNSEEN_SIGNS").result, checkIn(dossier, "DATA_INTEGRITY").result]).toEqual(["CLEAR", "BLOCKED"]);
});
