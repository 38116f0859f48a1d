import { localDay } from "../../platform/local-time.ts";
import { callsOfNumbers } from "../../tally/index.ts";
import { hotlinesOn, mailboxesOn, postsOn, rosterOn } from "../../unit/index.ts";
import type { Unit } from "../../unit/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../report-kind.ts";
import { textColumn } from "./case-lists.ts";
import { shareOf } from "./columns.ts";

const count = (key: string, vi: string, en: string, what: string): ReportColumn => ({ key, vi, en, kind: "COUNT", widthMm: 16, what });
const COLUMNS: readonly ReportColumn[] = [
  textColumn("unit", "Đơn vị", "Unit", 42, "Đơn vị có kênh tiếp nhận, hoặc thuộc diện phải có."),
  textColumn("channel", "Kênh", "Channel", 24, "Điện thoại, thư điện tử hoặc hòm thư góp ý."),
  textColumn(
    "address",
    "Số, địa chỉ",
    "Number, address",
    42,
    "Số điện thoại, địa chỉ thư hoặc nơi đặt hòm thư; chưa có: đơn vị thuộc diện phải có mà danh bạ chưa ghi.",
  ),
  textColumn("name", "Tên", "Name", 36, "Tên kênh trong danh bạ."),
  textColumn("charge", "Phụ trách", "In charge", 46, "Chức danh người đứng đầu và nhiệm vụ của tổ công tác; không nêu họ tên."),
  count("days", "Số ngày có số liệu", "Days told", "Số ngày trong kỳ mà nguồn cho biết cuộc gọi của số này."),
  count("incoming", "Cuộc gọi đến", "Incoming calls", "Tổng các ngày có số liệu."),
  count("answered", "Đã nghe", "Answered", "Tổng các ngày có số liệu."),
  {
    key: "share",
    vi: "Tỷ lệ nghe (%)",
    en: "Answered (%)",
    kind: "RATIO",
    widthMm: 16,
    what: "Đã nghe ÷ cuộc gọi đến. Nguồn không cho biết, hoặc quá ít cuộc gọi để nói tỷ lệ theo quy chế: không có số liệu.",
  },
];
const KINDS = { EMAIL: "Thư điện tử", BOX: "Hòm thư góp ý" } as const;

/** What the register has of units on the report's day. */
interface Channels {
  unit: Unit;
  numbers: readonly { number: string; name: string }[];
  mailboxes: readonly { kind: keyof typeof KINDS; address: string; name: string }[];
  charge: string | null;
}

async function channelsIn({ tx, units, scope, at }: ReportAsked): Promise<Channels[]> {
  const day = localDay(at - 1); // a cut-off is the first instant of the next day
  const living = units.all.filter((unit) => unit.path.startsWith(scope.path) && units.endOf(unit) >= at && unit.validFrom <= day);
  const ids = living.map(({ id }) => id);
  const by = <Row extends { unitId: number }>(rows: readonly Row[]): Map<number, Row[]> => Map.groupBy(rows, ({ unitId }) => unitId);
  const [numbers, mailboxes] = [by(await hotlinesOn(tx, ids, day)), by(await mailboxesOn(tx, ids, day))];
  const [roster, posts] = [by(await rosterOn(tx, ids, day)), by(await postsOn(tx, ids, day))];
  const chargeOf = (id: number): string | null => {
    const heads = (posts.get(id) ?? []).filter(({ head }) => head).map(({ title }) => title);
    const force = (roster.get(id) ?? []).map(({ task, charge }) => `${task}: ${charge}`);
    return [...new Set([...heads, ...force])].join("; ") || null;
  };
  const all = living.map((unit): Channels => ({
    unit,
    numbers: numbers.get(unit.id) ?? [],
    mailboxes: mailboxes.get(unit.id) ?? [],
    charge: chargeOf(unit.id),
  }));
  return all.filter((one) => units.ruleOf(one.unit).inspected || one.numbers.length > 0 || one.mailboxes.length > 0);
}

async function hotlineTable(asked: ReportAsked): Promise<ReportTable> {
  const { tx, lists, span, units, at, smallest } = asked;
  const channels = await channelsIn(asked);
  const told = await callsOfNumbers(
    tx,
    channels.flatMap(({ numbers }) => numbers.map(({ number }) => number)),
    span,
    lists.asOf.event,
  );
  const calls = new Map(told.map((row) => [row.number, row]));
  const figures = (number: string): ReportCell[] => {
    const row = calls.get(number);
    if (row === undefined) return [null, null, null, null];
    const { days, incoming, answered } = row;
    return [days, incoming, answered, incoming < Math.max(smallest, 1) ? null : shareOf(answered, incoming)];
  };
  const rows = channels.flatMap(({ unit, numbers, mailboxes, charge }): ReportRow[] => {
    const row = (channel: string, address: string, name: string, more: readonly ReportCell[]): ReportRow => ({
      kind: "ITEM",
      cells: [units.nameAt(unit, at), channel, address, name, charge, ...more],
    });
    const phones = numbers.map(({ number, name }) => row("Điện thoại", number, name, figures(number)));
    const boxes = mailboxes.map(({ kind, address, name }) => row(KINDS[kind], address, name, NOT_CALLED));
    return phones.length + boxes.length > 0 ? [...phones, ...boxes] : [row("", "Chưa có trong danh bạ", "", NOT_CALLED)];
  });
  return { columns: COLUMNS, rows, notes: NOTES };
}

/** A mailbox has no calls: its cells stay empty. */
const NOT_CALLED: readonly ReportCell[] = ["", "", "", ""];
const NOTES = [
  "Danh bạ theo hồ sơ đơn vị tại thời điểm số liệu. Cuộc gọi chỉ có của số mà một nguồn đã kết nối cho biết; số khác: không có số liệu.",
  "Đề xuất về kênh do đơn vị lập báo cáo viết thêm trên văn bản.",
];

/**
 * R13: the directory of hotlines and how they work: numbers, mailboxes, who is in charge as posts, calls and their answered share.
 * @source the founding documents' rules 97 and 98
 */
export const R13: ReportKind = {
  code: "R13",
  vi: "Rà soát kênh, danh bạ đường dây nóng",
  en: "Channels and hotlines",
  subject: "Rà soát hiệu quả hoạt động của các kênh, danh bạ đường dây nóng",
  streams: ["HOTLINE"],
  table: hotlineTable,
};
