import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { TestHub, Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { documentOf } from "./kit/docx.ts";
import { pdfPages } from "./kit/pdf-text.ts";
import { drafted, fileOf } from "./kit/reporting.ts";
import { laysDown, PROPOSE_RULE, proposesRule, RULES, SETTLE_RULE, settlesRule } from "./kit/ruling-reports.ts";
import { noticesOf, tells } from "./kit/telling.ts";

const FORM = {
  code: "R1",
  level: "PROVINCE",
  addressees: ["Văn phòng Chính phủ", "Thường trực Tỉnh ủy"],
  recipients: ["Như trên", "Sở Nội vụ", "Lưu: VT, TH"],
  signer: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
  signerName: "Nguyễn Thị Ánh",
  place: "Hồng Lĩnh",
};
const MONTH = { code: "R1", unit: "TINH", period: { kind: "MONTH", on: "2026-03-14" } };
const rulesOf = async (hub: TestHub, as: Who = "chanhvp") => hub.ask(RULES, {}, as);

test("nobody proposes or settles a form or a reminder without the right to it, and only at the province", async () => {
  const { hub } = await aProvince().with();
  const input = { form: FORM, fromDay: "2026-04-01", legalBasis: "Công văn 90/UBND-VP" };
  const asks = [
    (as: Who) => hub.answer(PROPOSE_RULE, { input: { key: randomUUID(), ...input } }, as),
    (as: Who) => hub.answer(SETTLE_RULE, { input: { key: randomUUID(), id: "1", adopt: true } }, as),
  ];
  for (const ask of asks) {
    expect((await ask(null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await ask("giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  }
  expect((await hub.answer(RULES, {}, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

test("what is wrong with a form or a reminder is said at its field, and nothing reaches back", async () => {
  const { hub } = await aProvince().with();
  const form = (more: object): object => ({ form: { ...FORM, ...more } });
  const reminder = (more: object): object => ({ reminder: { kind: "SOON", workingDays: 1, toldAt: "08:00", ...more } });
  const wrong: [string, object][] = [
    ["fromDay", { ...form({}), fromDay: "2026-03-15" }],
    ["fromDay", { ...form({ code: null }), fromDay: "2026-01-01" }],
    ["legalBasis", { ...form({}), legalBasis: " \u200b" }],
    ["form", {}],
    ["form", { ...form({}), ...reminder({}) }],
    ["addressees", form({ addressees: [] })],
    ["addressees", form({ addressees: ["Tỉnh ủy", " "] })],
    ["addressees", form({ addressees: ["Tỉnh ủy", "Tỉnh  ủy"] })],
    ["recipients", form({ recipients: ["Như trên"] })],
    ["recipients", form({ recipients: Array.from({ length: 21 }, (_, at) => `Lưu: ${at}`) })],
    ["signer", form({ signer: ["x".repeat(201)] })],
    ["signer", form({ signer: ["1", "2", "3", "4", "5"] })],
    ["signerName", form({ level: "UNIT" })],
    ["place", form({ level: "UNIT", signerName: null })],
    ["level", form({ code: "R12", level: "UNIT", signerName: null, place: null })],
    ["workingDays", reminder({ workingDays: 31 })],
    ["workingDays", reminder({ workingDays: -1 })],
    ["workingDays", reminder({ kind: "LATE", workingDays: 0 })],
    ["toldAt", reminder({ toldAt: "24:00" })],
    ["toldAt", reminder({ toldAt: "8h" })],
  ];
  for (const [at, more] of wrong) expect([at, await proposesRule(hub, { fromDay: "2026-04-01", ...more })]).toMatchObject([at, { at }]);
  expect((await rulesOf(hub)).reportRuleProposals).toEqual([]);
});

test("a form holds from its day on: papers drawn up before keep theirs, and the form before it ends; through a restart", { timeout: 120_000 }, async () => {
  const world = await aProvince({ at: "2026-03-16 09:00" }).with({ ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }), id: "a" });
  const { hub } = world;
  const before = await drafted(hub, MONTH);
  const old = await fileOf(hub, before.id, "docx");
  const input = { form: FORM, fromDay: "2026-03-18", key: randomUUID() };
  const [first, again] = [await proposesRule(hub, input), await proposesRule(hub, input)];
  expect(again).toEqual(first);
  expect(first.proposal).toMatchObject({ form: FORM, reminder: null, settlement: null });
  const id = first.proposal?.id ?? "";
  expect(await settlesRule(hub, id, true, "chanhvp")).toMatchObject({ at: "id" });
  const twin = await proposesRule(hub, { ...input, key: randomUUID() });
  expect((await settlesRule(hub, id, true)).proposal?.settlement).toBe("ADOPTED");
  expect(await settlesRule(hub, id, true)).toMatchObject({ at: "id" });
  // one of its kind begins on that day by now
  expect(await settlesRule(hub, twin.proposal?.id ?? "", true)).toMatchObject({ at: "id" });
  expect((await settlesRule(hub, twin.proposal?.id ?? "", false)).proposal?.settlement).toBe("DECLINED");
  expect(await proposesRule(hub, { form: FORM, fromDay: "2026-03-17" })).toMatchObject({ at: "fromDay" });
  expect(await documentOf(await fileOf(hub, (await drafted(hub, MONTH)).id, "docx"))).not.toContain("Hồng Lĩnh");
  await world.restarted();
  await world.hub.now("2026-03-18T09:00:00+07:00");
  const after = await drafted(world.hub, MONTH);
  const text = await documentOf(await fileOf(world.hub, after.id, "docx"));
  for (const words of [...FORM.addressees, ...FORM.recipients, ...FORM.signer, FORM.signerName, "Hồng Lĩnh, ngày"]) expect(text).toContain(words);
  expect((await pdfPages(await fileOf(world.hub, after.id, "pdf"))).map((page) => page.text).join(" ")).toContain(FORM.signerName);
  expect((await fileOf(world.hub, before.id, "docx")).equals(old)).toBe(true);
  // other kinds keep the form of all kinds, which another form follows
  await laysDown(world.hub, { form: { ...FORM, code: null, place: null, signerName: null }, fromDay: "2026-03-19" });
  const { reportForms } = await rulesOf(world.hub);
  const general = reportForms.filter(({ text: said }) => said.code === null && said.level === "PROVINCE");
  expect(general).toMatchObject([
    { validTo: "2026-03-19", assumed: true },
    { validFrom: "2026-03-19", validTo: null, assumed: false },
  ]);
  const acts = await world.hub.database.sql<{ act: string }>("select act from audit_entry where act like '%ReportRule' order by act");
  expect(acts.map(({ act }) => act)).toEqual([...Array.from({ length: 3 }, () => "proposeReportRule"), ...Array.from({ length: 3 }, () => "settleReportRule")]);
});

test("reminders come when the province lays down, and their old time ends; through a restart", { timeout: 90_000 }, async () => {
  const world = await aProvince({ at: "2026-03-12 09:00" }).with({ ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }), id: "a" });
  const { hub } = world;
  await tells(hub); // the first look tells nothing
  await laysDown(hub, { reminder: { kind: "SOON", workingDays: 0, toldAt: "15:00" }, fromDay: "2026-03-13" });
  await laysDown(hub, { reminder: { kind: "LATE", workingDays: 2, toldAt: "09:30" }, fromDay: "2026-03-13" });
  await world.restarted();
  const remindedAt = async (day: string): Promise<string[]> => {
    await world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
    await tells(world.hub);
    return (await noticesOf(world.hub, "giamdoc.sxd")).all.flatMap(({ rule }) => (rule.startsWith("REPORT_") ? [rule] : [])).toReversed();
  };
  expect(await remindedAt("2026-03-16 12:00")).toEqual([]); // a working day before the last, as it was before
  expect(await remindedAt("2026-03-17 14:59")).toEqual([]);
  expect(await remindedAt("2026-03-17 15:01")).toEqual(["REPORT_DUE_SOON"]);
  expect(await remindedAt("2026-03-18 12:00")).toEqual(["REPORT_DUE_SOON"]); // the first working day after it
  await laysDown(world.hub, { reminder: { kind: "LATE", workingDays: 1, toldAt: "08:00" }, fromDay: "2026-03-19" }); // of periods that end from then on
  expect(await remindedAt("2026-03-19 09:31")).toEqual(["REPORT_DUE_SOON", "REPORT_LATE"]);
  expect(
    (await rulesOf(world.hub)).reportReminders.map(({ text, validFrom, validTo, assumed }) => [text.kind, text.workingDays, validFrom, validTo, assumed]),
  ).toEqual([
    ["SOON", 1, "2010-01-01", "2026-03-13", true],
    ["SOON", 0, "2026-03-13", null, false],
    ["LATE", 1, "2010-01-01", "2026-03-13", true],
    ["LATE", 2, "2026-03-13", "2026-03-19", false],
    ["LATE", 1, "2026-03-19", null, false],
  ]);
});
