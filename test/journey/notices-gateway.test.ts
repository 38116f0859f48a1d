import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { alertSlot, postingTo } from "./kit/ways.ts";
import { asked, until } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import type { World } from "../world.ts";
import { given } from "./kit/directing.ts";
import { idOf } from "./kit/reading.ts";
import { anOutside, delivers, PUBLIC_URL, settingsOf, wants } from "./kit/sending.ts";
import type { Outside } from "./kit/sending.ts";
import { noticesOf, tells } from "./kit/telling.ts";
import { aWritingProvince, changesOf, request, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const CHIEF = "chanhvp";
let outside: Outside;
beforeEach(async () => {
  outside = await anOutside();
  return () => outside.stop();
}, 30_000);

describe("an officer's phone", () => {
  let world: World;
  beforeEach(async () => {
    world = await aWritingProvince([], undefined, { outgoing: outside.outgoing });
    await wants(world.hub, { phone: "0912 000 111", phoneRules: ["CASE_GIVEN"] }, HEAD);
  });

  async function comes(id: string): Promise<void> {
    world.source.put(given(id, "SXD", { received: new Date(world.clock.now()).toISOString() }));
    await world.hub.settled();
    await tells(world.hub);
  }

  test("gets one signed message for all of some minutes: how many and why, and where to read it", async () => {
    const { hub } = world;
    await comes("one");
    await comes("two");
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    await hub.now("2026-03-16T09:10:00+07:00");
    expect(await delivers(hub, outside.outgoing)).toBe(1);
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    expect(outside.gateway.sent).toMatchObject([{ to: "0912000111", text: `Đầu Mối. Phản ánh giao cho đơn vị: 2. ${PUBLIC_URL}/thong-bao` }]);
  }, 60_000);

  test("is sent to again after silence, errors, a busy gateway and a broken answer, and gets it once; a refusal for good is told", async () => {
    const { hub } = world;
    const { gateway, outgoing } = outside;
    await comes("one");
    await hub.now("2026-03-16T09:10:00+07:00");
    gateway.mishaps("hang", "500", "redirect", "wrong-key", "429", "500-done");
    const stop = new AbortController();
    const waiting = delivers(hub, outgoing, stop.signal);
    await until("the gateway holds the message without a word", () => gateway.holding === 1);
    stop.abort();
    expect(await waiting).toBe(1);
    for (const minutes of [1, 2, 4]) {
      await hub.now(minutes * 60_000);
      expect(await delivers(hub, outgoing)).toBe(1);
    }
    await hub.now(8 * 60_000);
    expect(await delivers(hub, outgoing)).toBe(1);
    await hub.now(29 * 60_000);
    expect(await delivers(hub, outgoing)).toBe(0); // the gateway asked for thirty minutes
    await hub.now(60_000);
    expect(await delivers(hub, outgoing)).toBe(1);
    await hub.now(32 * 60_000);
    expect(await delivers(hub, outgoing)).toBe(1);
    expect(gateway.asked).toHaveLength(7);
    expect(new Set(gateway.asked).size).toBe(1);
    expect(gateway.sent).toHaveLength(1);
    expect((await settingsOf(hub, HEAD)).deliveries).toMatchObject([{ kind: "ALERT", state: "SENT", tries: 7 }]);
    await comes("two");
    await hub.now(15 * 60_000);
    gateway.mishaps("refused");
    expect(await delivers(hub, outgoing)).toBe(1);
    expect((await settingsOf(hub, HEAD)).deliveries[0]).toMatchObject({ state: "REFUSED", reason: "Cổng nhắn tin từ chối tin (mã 422)." });
    expect((await noticesOf(hub, HEAD)).all[0]).toMatchObject({ rule: "DELIVERY_FAILED" });
    expect(hub.log.join("\n")).not.toMatch(/0912000111|0912345678/);
  }, 60_000);
});

test.each([
  ["in the day at the end of the ten minutes", "2026-03-16T09:01:00+07:00", "2026-03-16T09:10:00+07:00"],
  ["at night when morning comes", "2026-03-16T20:55:00+07:00", "2026-03-17T06:30:00+07:00"],
  ["after midnight on the same day", "2026-03-17T00:00:00+07:00", "2026-03-17T06:30:00+07:00"],
  ["at dawn as soon as it may", "2026-03-17T06:25:00+07:00", "2026-03-17T06:30:00+07:00"],
])("an officer is left alone at night: what happens %s is told then", (_when, at, slot) => {
  const term = { gatherMinutes: 10, quietFrom: "21:00", quietTo: "06:30" };
  expect(new Date(alertSlot(Date.parse(at), term)).toISOString()).toBe(new Date(slot).toISOString());
});

test("a gateway is asked at its own address alone, signed, and not waited for longer than is bearable", async () => {
  const stop = new AbortController();
  outside.gateway.mishaps("hang");
  const post = postingTo(outside.gateway.url, null);
  const answer = post({ "content-type": "application/json" }, "{}", stop.signal);
  expect(await answer).toEqual({ status: 401 }); // without a signature it says nothing else
  const held = outside.outgoing.phone?.({ id: randomUUID(), to: "0912000111", text: "x", at: "2026-03-16T02:00:00.000Z" }, stop.signal);
  await until("it holds the message", () => outside.gateway.holding === 1);
  stop.abort();
  expect(await held).toEqual({ outcome: "later", reason: "Chưa kết nối được với cổng nhắn tin." });
});

describe("telling a citizen", () => {
  const PHONE = "0987 651 200";
  let world: WritingWorld;
  const of = (id: string, more: object = {}) =>
    aCase({
      id,
      received: "2026-03-12 08:00",
      lead: "SXD",
      stage: "IN_PROGRESS",
      title: "Hố ga mất nắp trước nhà ông Khuyếch",
      submitter: { name: "Khuyếch Trương Sâm", phone: PHONE, email: null, address: null },
      ...more,
    });
  beforeEach(async () => {
    world = await aWritingProvince(
      [of("way"), of("secret", { confidential: ["phone"] }), of("none", { submitter: { name: "A", phone: null, email: null, address: null } })],
      undefined,
      {
        outgoing: outside.outgoing,
      },
    );
  });

  const TELL = asked<{ tellCitizen: { __typename: string; at?: string; message?: string; delivery?: { id: string; state: string } } }>(
    `mutation ($input: TellCitizenInput!) { tellCitizen(input: $input) { __typename ... on CitizenTold { delivery { id state } } ... on NoticeRefused { at message } } }`,
  );
  const tell = async (name: string, key: string = randomUUID(), as: Who = CHIEF) =>
    (await world.hub.ask(TELL, { input: { key, caseId: await idOf(world.hub, name) } }, as)).tellCitizen;
  const ALLOW = asked<{ allowCitizenMessages: { __typename: string; channel?: { allowed: boolean; saidFor: { code: string } } } }>(
    `mutation ($unit: String!, $allowed: Boolean!) { allowCitizenMessages(input: { unit: $unit, allowed: $allowed }) { __typename ... on CitizenMessagesAllowed { channel { allowed saidFor { code } } } } }`,
  );
  const allow = (unit: string, allowed: boolean, as: Who = HEAD) => world.hub.ask(ALLOW, { unit, allowed }, as);
  const SHOWN = asked<{ case: { mayTellCitizen: boolean; citizenMessages: { state: string; reason: string | null }[] } }>(
    "query ($id: ID!) { case(id: $id) { mayTellCitizen citizenMessages { state reason } } }",
  );
  const shown = async (hub: TestHub, name: string, as: Who = CHIEF) => (await hub.ask(SHOWN, { id: await idOf(hub, name) }, as)).case;

  /** The answer is recorded, and its source shows it. */
  async function answered(name: string): Promise<void> {
    await request(world.hub, name, { kind: "RECORD_RESULT", words: "Đã đậy nắp hố ga." }, HEAD);
    await sends(world.hub);
    await world.hub.settled();
    expect((await changesOf(world.hub, name))[0]?.state).toBe("VERIFIED");
  }

  test("is an act of the office, once an answer that the source shows, where the department allows it: the number goes out and nothing else of the case", async () => {
    const { hub } = world;
    const { gateway, outgoing } = outside;
    const [key, more] = [randomUUID(), await idOf(hub, "way")];
    await expect(tell("way", key, HEAD)).rejects.toThrow("FORBIDDEN");
    await expect(tell("way", key, null)).rejects.toThrow("UNAUTHENTICATED");
    expect(await tell("way", key)).toMatchObject({ __typename: "NoticeRefused", message: "Chưa có câu trả lời nào được hệ thống nguồn xác nhận." });
    await answered("way");
    expect(await tell("way", key)).toMatchObject({ message: "Sở Xây dựng chưa cho phép báo cho người dân bằng tin nhắn." });
    expect((await shown(hub, "way")).mayTellCitizen).toBe(false);
    expect(await allow("SYT", true)).toMatchObject({ allowCitizenMessages: { __typename: "NoticeRefused" } });
    expect(await allow("SXD", true)).toMatchObject({ allowCitizenMessages: { channel: { allowed: true, saidFor: { code: "SXD" } } } });
    expect((await shown(hub, "way")).mayTellCitizen).toBe(true);
    expect((await shown(hub, "way", HEAD)).mayTellCitizen).toBe(false);
    const [first, second] = await Promise.all([tell("way", key), tell("way", key)]);
    expect(first).toMatchObject({ __typename: "CitizenTold", delivery: { state: "WAITING" } });
    expect(second.delivery?.id).toBe(first.delivery?.id);
    expect(await tell("way")).toMatchObject({ message: "Người dân đã được báo về câu trả lời này." });
    gateway.mishaps("500-done");
    const again = (world.hub = await world.restarted());
    await delivers(again, outgoing);
    await again.now(60_000);
    await delivers(again, outgoing);
    expect(gateway.sent).toMatchObject([
      {
        to: "0987651200",
        text: "UBND tinh thong bao: phan anh PA-WAY cua Ong/Ba da co tra loi. Xem tai cong tiep nhan phan anh cua tinh hoac hoi tong dai 1022. Tran trong.",
      },
    ]);
    expect(await shown(again, "way")).toEqual({ mayTellCitizen: false, citizenMessages: [{ state: "SENT", reason: null }] });
    const counted = await again.database.sql(
      "select (select count(*)::int from delivery where kind = 'CITIZEN') as deliveries, count(*)::int as entries from audit_entry where body like '%tellCitizen%' and body like $1",
      [`%"id":"${more}"%`],
    );
    expect(counted).toEqual([{ deliveries: 1, entries: 1 }]);
    expect(await again.database.sql("select 1 from delivery d where d::text ~ '0987|Trương'")).toEqual([]);
    expect(await again.database.sql("select 1 from audit_entry a where a.body ~ '0987|Trương'")).toEqual([]);
    expect(again.log.join("\n")).not.toMatch(/0987651200|Trương Sâm/);
  }, 60_000);

  test("is not done without a number, where it is confidential, after it was erased, or where the department took its word back", async () => {
    const { hub } = world;
    await allow("SXD", true);
    for (const name of ["way", "secret", "none"]) await answered(name);
    expect(await tell("secret")).toMatchObject({ message: "Người phản ánh đề nghị giữ bí mật số điện thoại." });
    expect(await tell("none")).toMatchObject({ message: "Người phản ánh không để lại số điện thoại." });
    expect(await tell("way")).toMatchObject({ __typename: "CitizenTold" });
    const ERASE = asked<{ eraseSubmitter: { __typename: string } }>("mutation ($input: EraseSubmitterInput!) { eraseSubmitter(input: $input) { __typename } }");
    await hub.ask(
      ERASE,
      { input: { caseId: await idOf(hub, "way"), everyCase: false, legalBasis: "Luật 91/2025/QH15", reason: "Theo yêu cầu của người dân" } },
      CHIEF,
    );
    await delivers(hub, outside.outgoing);
    expect(outside.gateway.sent).toEqual([]);
    expect((await shown(hub, "way")).citizenMessages).toEqual([
      { state: "REFUSED", reason: "Không còn số điện thoại của người phản ánh, hoặc số không hợp lệ." },
    ]);
    await tells(hub);
    expect((await noticesOf(hub, CHIEF)).all[0]).toMatchObject({ rule: "DELIVERY_FAILED", case: { reference: "PA-WAY" } });
    await allow("SXD", false);
    await expect(shown(hub, "none")).resolves.toMatchObject({ mayTellCitizen: false });
  }, 60_000);
});
