import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import { idOf } from "./kit/reading.ts";
import { anOutside, delivers } from "./kit/sending.ts";
import type { Outside } from "./kit/sending.ts";
import { noticesOf } from "./kit/telling.ts";
import { aWritingProvince, request, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const CHIEF = "chanhvp";
const MINUTE = 60_000;
let outside: Outside;
let world: WritingWorld;
beforeEach(async () => {
  outside = await anOutside();
  return () => outside.stop();
}, 30_000);

const TELL = asked<{ tellCitizen: { __typename: string } }>("mutation ($input: TellCitizenInput!) { tellCitizen(input: $input) { __typename } }");
const ALLOW = asked('mutation { allowCitizenMessages(input: { unit: "SXD", allowed: true }) { __typename } }');
const SHOWN = asked<{ case: { citizenMessages: { state: string; arrival: string | null; arrivalAt: string | null }[] } }>(
  "query ($id: ID!) { case(id: $id) { citizenMessages { state arrival arrivalAt } } }",
);
const shown = async (hub: TestHub) => (await hub.ask(SHOWN, { id: await idOf(hub, "way") }, CHIEF)).case.citizenMessages;
const failedFor = async (hub: TestHub, who: Who) => (await noticesOf(hub, who)).all.filter(({ rule }) => rule === "DELIVERY_FAILED");
const at = (): string => new Date(world.clock.now()).toISOString();

/** A citizen was told of an answer, and the gateway took the message. @returns its id */
async function told(): Promise<string> {
  const submitter = { name: "Khuyếch Trương Sâm", phone: "0987 651 200", email: null, address: null };
  world = await aWritingProvince([aCase({ id: "way", received: "2026-03-12 08:00", lead: "SXD", stage: "IN_PROGRESS", submitter })], undefined, {
    outgoing: outside.outgoing,
  });
  const { hub } = world;
  await request(hub, "way", { kind: "RECORD_RESULT", words: "Đã đậy nắp hố ga." }, HEAD);
  await sends(hub);
  await hub.settled();
  await hub.ask(ALLOW, {}, HEAD);
  expect(await hub.ask(TELL, { input: { key: randomUUID(), caseId: await idOf(hub, "way") } }, CHIEF)).toMatchObject({
    tellCitizen: { __typename: "CitizenTold" },
  });
  await delivers(hub, outside.outgoing);
  const [message] = outside.gateway.sent;
  expect(await shown(hub)).toEqual([{ state: "SENT", arrival: null, arrivalAt: null }]);
  return message?.id ?? "";
}

describe("what the gateway tells of a word to a citizen", () => {
  test("stands beside the message: that it arrived, told twice and through a restart it is one, and nobody is told of a failure", async () => {
    const id = await told();
    const report = { id, status: "delivered", at: at() } as const;
    for (let times = 0; times < 2; times += 1) expect(await outside.gateway.reports(world.hub.url, report)).toEqual({ status: 200, said: "recorded" });
    const hub = await world.restarted();
    expect(await outside.gateway.reports(hub.url, report)).toEqual({ status: 200, said: "recorded" });
    expect(await shown(hub)).toEqual([{ state: "SENT", arrival: "ARRIVED", arrivalAt: report.at }]);
    expect([...(await failedFor(hub, CHIEF)), ...(await failedFor(hub, HEAD))]).toEqual([]);
  }, 60_000);

  test("that it did not arrive is told once to who asked for it and to the people of the unit that answered, and to nobody else", async () => {
    const id = await told();
    const [officer, other] = [await world.hub.account("FOCAL_OFFICER", "SXD"), await world.hub.account("UNIT_HEAD", "SYT")];
    const report = { id, status: "failed", at: at(), code: "unreachable" } as const;
    const copies = [world.hub, world.hub, world.hub].map(({ url }) => outside.gateway.reports(url, report));
    expect((await Promise.all(copies)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await shown(world.hub)).toEqual([{ state: "SENT", arrival: "UNREACHABLE", arrivalAt: report.at }]);
    for (const who of [CHIEF, HEAD, officer]) expect(await failedFor(world.hub, who)).toMatchObject([{ case: { reference: "PA-WAY" }, visible: true }]);
    for (const who of [other, "lanhdao", "thanhtra"] as const) expect(await failedFor(world.hub, who)).toEqual([]);
  }, 60_000);

  test("is taken in the order of its own instants, whatever order it comes in", async () => {
    const id = await told();
    const early = at();
    world.clock.advance(MINUTE);
    expect(await outside.gateway.reports(world.hub.url, { id, status: "delivered", at: at() })).toMatchObject({ said: "recorded" });
    expect(await outside.gateway.reports(world.hub.url, { id, status: "failed", at: early })).toMatchObject({ said: "recorded" });
    expect(await shown(world.hub)).toMatchObject([{ arrival: "ARRIVED" }]);
    expect(await failedFor(world.hub, HEAD)).toEqual([]);
  }, 60_000);

  test("changes nothing unless the gateway signed it for this minute: another's key, another's secret, an old copy, another body, a message that never was", async () => {
    const id = await told();
    const report = { id, status: "failed", at: at() } as const;
    const { gateway } = outside;
    const { url } = world.hub;
    expect(await gateway.reports(url, report, { keyId: "ai-do" })).toEqual({ status: 401, said: "key" });
    expect(await gateway.reports(url, report, { secret: "doan-mo" })).toEqual({ status: 401, said: "signature" });
    expect(await gateway.reports(url, report, { signedAt: Date.now() - 6 * MINUTE })).toEqual({ status: 401, said: "timestamp" });
    expect(await gateway.reports(url, { ...report, id: randomUUID() })).toEqual({ status: 404, said: "unknown" });
    expect(await gateway.reports(url, { ...report, id: "1' or true" })).toEqual({ status: 400, said: "body" });
    expect(await gateway.reports(url, { ...report, at: new Date(world.clock.now() + 6 * MINUTE).toISOString() })).toEqual({ status: 400, said: "future" });
    expect(await gateway.reports(url, { ...report, code: "x".repeat(5_000) })).toMatchObject({ status: 413 });
    expect((await fetch(`${url}/gateway/reports`)).status).toBe(405);
    expect(await shown(world.hub)).toMatchObject([{ arrival: null }]);
    expect(await failedFor(world.hub, CHIEF)).toEqual([]);
  }, 60_000);
});

test("a hub without a gateway takes no reports", async () => {
  const { hub } = await aWritingProvince([]);
  expect(await outside.gateway.reports(hub.url, { id: randomUUID(), status: "delivered", at: new Date().toISOString() })).toEqual({
    status: 404,
    said: "gateway",
  });
}, 60_000);
