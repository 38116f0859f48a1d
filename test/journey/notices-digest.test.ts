import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { given } from "./kit/directing.ts";
import { anOutside, delivers, PUBLIC_URL, settingsOf, wants } from "./kit/sending.ts";
import type { Outside } from "./kit/sending.ts";
import { marks, noticesOf, tells } from "./kit/telling.ts";

const HEAD = "giamdoc.sxd";
const MAIL = "hai.yen@sxd.songlamha.test";
const BOARD = asked<{ board: { open: number; overdue: number; dueSoon: number } }>("{ board { open overdue dueSoon } }");
const LIST = asked<{ cases: { totalCount: number } }>(
  "query ($filter: CaseFilter, $asOf: String) { cases(filter: $filter, asOf: $asOf, first: 0) { totalCount } }",
);

/** A province with a mail server, on a working Monday at seven. */
async function aMailingProvince(implicitTls = false): Promise<{ world: World; outside: Outside }> {
  const outside = await anOutside(implicitTls);
  onTestFinished(() => outside.stop());
  const world = await aProvince({ at: "2026-03-16 07:00", outgoing: outside.outgoing }).with();
  return { world, outside };
}

/** A case comes to SXD now. */
async function comes(world: World, id: string): Promise<void> {
  world.source.put(given(id, "SXD", { received: new Date(world.clock.now()).toISOString(), title: "Ông Khuyếch Trương gọi 0912345678" }));
  await world.hub.settled();
  await tells(world.hub);
}

describe("a digest", () => {
  test("is sent at the chosen time of a working day, over TLS, with the screens' own numbers and links to exactly their lists, and nothing of any citizen", async () => {
    const { world, outside } = await aMailingProvince();
    const { hub } = world;
    expect(await wants(hub, { email: MAIL, mailTimes: ["13:30", "07:30"] }, HEAD)).toMatchObject({
      __typename: "NoticeSettingsSaved",
      settings: { email: MAIL, mailTimes: ["07:30", "13:30"], mailPossible: true },
    });
    await comes(world, "one");
    await comes(world, "two");
    await hub.now("2026-03-16T07:29:59+07:00");
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    await hub.now("2026-03-16T07:30:00+07:00");
    expect(await delivers(hub, outside.outgoing)).toBe(1);
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    expect(outside.mail.kept).toHaveLength(1);
    const [mail] = outside.mail.kept;
    const { board } = await hub.ask(BOARD, {}, HEAD);
    expect(board).toEqual({ open: 2, overdue: 0, dueSoon: expect.any(Number) as number });
    expect(mail).toMatchObject({ to: [MAIL], secure: true, from: "Đầu Mối <khong-tra-loi@songlamha.test>", subject: "Đầu Mối: 2 thông báo mới" });
    expect(mail?.text).toContain("Đường dây nóng, Sở Xây dựng, số liệu đến 07:30 ngày 16/03/2026:");
    expect(mail?.text).toContain(`- Đang mở: 2 (${PUBLIC_URL}/phan-anh?unit=SXD&open=true&asOf=`);
    expect(mail?.text).toMatch(/- Phản ánh giao cho đơn vị: 2\n {4}PA-TWO: .*\n {4}PA-ONE: /);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Trương|0912345678|Hải Yến/);
    const link = new URL(/https:\S+lateness=DUE_SOON\S+[^)]/.exec(mail?.text ?? "")?.[0] ?? "");
    const asOf = link.searchParams.get("asOf");
    const told = Number(/Sắp đến hạn: (\d+)/.exec(mail?.text ?? "")?.[1]);
    expect(await hub.ask(LIST, { filter: { unit: "SXD", open: true, lateness: "DUE_SOON" }, asOf }, HEAD)).toEqual({ cases: { totalCount: told } });
    expect((await settingsOf(hub, HEAD)).deliveries).toMatchObject([{ kind: "DIGEST", state: "SENT", tries: 1, slot: "2026-03-16T00:30:00.000Z" }]);
  }, 60_000);

  test("is not sent when there is nothing new, on a day off, before it was chosen, or too late; read notices are not in it", async () => {
    const { world, outside } = await aMailingProvince(true);
    const { hub } = world;
    await wants(hub, { email: MAIL, mailTimes: ["07:30", "13:30"] }, HEAD);
    await hub.now("2026-03-16T07:30:00+07:00");
    await delivers(hub, outside.outgoing);
    expect((await settingsOf(hub, HEAD)).deliveries).toMatchObject([{ state: "EMPTY" }]);
    await comes(world, "one");
    const { bell } = await noticesOf(hub, HEAD);
    await marks(hub, { upTo: bell.upTo }, HEAD);
    await hub.now("2026-03-16T13:30:00+07:00");
    await delivers(hub, outside.outgoing);
    expect(outside.mail.kept).toEqual([]);
    await comes(world, "two");
    await wants(hub, { email: MAIL, mailTimes: ["07:30", "13:31"] }, HEAD);
    await hub.now("2026-03-16T18:00:00+07:00"); // the hub stood still over 13:31, and comes back too late
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    await hub.now("2026-03-21T07:30:00+07:00"); // a Saturday
    expect(await delivers(hub, outside.outgoing)).toBe(0);
    await hub.now("2026-03-23T09:00:00+07:00"); // late, and not too late
    await wants(hub, { email: MAIL, mailTimes: ["08:00"] }, HEAD);
    expect(await delivers(hub, outside.outgoing)).toBe(0); // chosen after it had passed
    await hub.now("2026-03-24T09:00:00+07:00");
    expect(await delivers(hub, outside.outgoing)).toBe(1);
    expect(outside.mail.kept.map(({ secure }) => secure)).toEqual([true]);
    expect(outside.mail.kept[0]?.text).toMatch(/giao cho đơn vị: 1\n {4}PA-TWO/);
  }, 60_000);

  test("is in the account's language, and shows no case that left its sight meanwhile", async () => {
    const { world, outside } = await aMailingProvince();
    const { hub } = world;
    const officer = await hub.account("FOCAL_OFFICER", "SXD");
    await wants(hub, { language: "EN", email: "officer@sxd.songlamha.test", mailTimes: ["07:30"] }, officer);
    await comes(world, "one");
    await hub.database.sql(
      "update account_post set unit_id = (select id from unit where code = 'SCT') where account_id = (select id from account where username = $1)",
      [officer],
    );
    await hub.now("2026-03-16T07:30:00+07:00");
    await delivers(hub, outside.outgoing);
    const [mail] = outside.mail.kept;
    expect(mail?.subject).toBe("Đầu Mối: 1 new notice");
    expect(mail?.text).toContain("- Reports given to the unit: 1\n\n");
    expect(mail?.text).toContain("Open: 0");
    expect(mail?.text).not.toContain("PA-ONE");
  }, 60_000);
});

describe("a mail server in trouble", () => {
  test("gets the mail again, later and later, as one mail; who is refused for good, and what never gets through, is told in the hub", async () => {
    const { world, outside } = await aMailingProvince();
    const { mail, outgoing } = outside;
    const { hub } = world;
    await wants(hub, { email: MAIL, mailTimes: ["07:30"] }, HEAD);
    await comes(world, "one");
    await hub.now("2026-03-16T07:30:00+07:00");
    mail.mishaps("later-recipient", "closed-mid-data", "later-after-data", "closed-after-data-done");
    expect(await delivers(hub, outgoing)).toBe(1);
    expect(await delivers(hub, outgoing)).toBe(0); // not before its pause is over
    for (const minutes of [1, 2, 4, 8]) {
      await hub.now(minutes * 60_000);
      expect(await delivers(hub, outgoing)).toBe(1);
    }
    expect(mail.kept).toHaveLength(2); // it was kept once before the line broke
    expect(new Set(mail.kept.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await settingsOf(hub, HEAD)).deliveries).toMatchObject([{ state: "SENT", tries: 5, reason: null }]);

    await comes(world, "two");
    await hub.now("2026-03-17T07:30:00+07:00");
    mail.mishaps("unknown-recipient");
    expect(await delivers(hub, outgoing)).toBe(1);
    const [refused] = (await settingsOf(hub, HEAD)).deliveries;
    expect(refused).toMatchObject({ state: "REFUSED", reason: "Máy chủ thư từ chối người nhận hoặc nội dung (mã 550)." });
    expect((await noticesOf(hub, HEAD)).all[0]).toMatchObject({ rule: "DELIVERY_FAILED", visible: true });

    const again = await world.restarted();
    await again.now("2026-03-18T07:30:00+07:00");
    await mail.stop();
    for (let tries = 1; tries <= 8; tries += 1) {
      expect(await delivers(again, outgoing)).toBe(1);
      await again.now(Math.min(2 ** (tries - 1), 60) * 60_000);
    }
    expect(await delivers(again, outgoing)).toBe(0);
    expect((await settingsOf(again, HEAD)).deliveries[0]).toMatchObject({ state: "GIVEN_UP", tries: 8, reason: "Chưa kết nối được với máy chủ thư." });
    expect((await noticesOf(again, HEAD)).all.filter(({ rule }) => rule === "DELIVERY_FAILED")).toHaveLength(2);
    expect(again.log.join("\n")).not.toContain(MAIL);
    expect(await again.database.sql("select 1 from delivery d where d::text like '%songlamha%'")).toEqual([]);
  }, 60_000);
});

describe("one's own settings", () => {
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ kept: true }).with();
  }, 60_000);
  afterAll(() => world?.leave());

  test.each([
    ["an address that is none", { email: "khong phai", mailTimes: ["07:30"] }, "email"],
    ["an address with another header in it", { email: "a@b.vn\r\nBcc: x@y.vn" }, "email"],
    ["a time that is none", { email: MAIL, mailTimes: ["25:00"] }, "mailTimes"],
    ["too many times", { email: MAIL, mailTimes: ["07:00", "08:00", "09:00", "10:00", "11:00"] }, "mailTimes"],
    ["times without an address", { mailTimes: ["07:30"] }, "email"],
    ["messages without a number", { phoneRules: ["CASE_OVERDUE"] }, "phone"],
    ["a number that is none", { phone: "12" }, "phone"],
  ])("%s is refused in words", async (_sentence, more, at) => {
    expect(await wants(world.hub, more, HEAD)).toMatchObject({ __typename: "NoticeRefused", at });
    expect((await settingsOf(world.hub, HEAD)).email).toBeNull();
  });

  test("are sealed, nobody else's, and in the audit chain without address and number", async () => {
    const { hub } = world;
    await wants(hub, { email: MAIL, phone: "+84 912 000 111", mailTimes: ["07:30"], phoneRules: ["CASE_SEVERE"] }, HEAD);
    const again = await world.restarted();
    expect(await settingsOf(again, HEAD)).toMatchObject({ email: MAIL, phone: "0912000111", phoneRules: ["CASE_SEVERE"], mailPossible: false });
    expect(await settingsOf(again, "lanhdao")).toMatchObject({ email: null, phone: null });
    expect(await again.database.sql("select 1 from notice_setting s where s::text ~ 'hai.yen|0912000111'")).toEqual([]);
    const entries = await again.database.sql<{ body: string }>("select body from audit_entry where body like '%saveNoticeSettings%'");
    expect(entries).toHaveLength(1);
    expect(entries[0]?.body).toContain('"times":"07:30"');
    expect(entries[0]?.body).not.toMatch(/hai\.yen|0912000111/);
    expect((await again.answer(asked("{ noticeSettings { email } }"), {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  }, 60_000);
});
