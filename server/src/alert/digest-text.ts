import { localDay } from "../platform/local-time.ts";
import type { DigestFigures } from "./digest-figures.ts";
import { RULE_WORDS } from "./rule-words.ts";
import type { NoticeRule } from "./rules.ts";
import type { NoticeLanguage } from "./setting.queries.ts";

/** Notices of one rule, and the first cases they are about that the account may see. */
export interface DigestGroup {
  rule: NoticeRule;
  n: number;
  cases: readonly { id: number; reference: string }[];
}

export interface DigestContent {
  /** null: the account sees no numbers */
  figures: DigestFigures | null;
  groups: readonly DigestGroup[];
  publicUrl: string;
}

const WORDS = {
  VI: {
    greeting: "Kính gửi Ông/Bà,",
    notices: (n: string) => `${n} thông báo mới`,
    overdue: (n: string) => `${n} phản ánh quá hạn`,
    figures: (unit: string, at: string) => `Đường dây nóng, ${unit}, số liệu đến ${at}:`,
    figure: { open: "Đang mở", overdue: "Quá hạn", dueSoon: "Sắp đến hạn" },
    at: (time: string, day: string) => `${time} ngày ${day}`,
    unread: "Thông báo chưa đọc kể từ thư trước:",
    all: "Xem tất cả thông báo:",
    settings: "Đổi giờ nhận thư hoặc ngừng nhận:",
    end: "Thư do hệ thống Đầu Mối gửi tự động; xin không trả lời thư này.",
  },
  EN: {
    greeting: "Dear Sir or Madam,",
    notices: (n: string) => (n === "1" ? "1 new notice" : `${n} new notices`),
    overdue: (n: string) => (n === "1" ? "1 overdue report" : `${n} overdue reports`),
    figures: (unit: string, at: string) => `Hotline, ${unit}, as of ${at}:`,
    figure: { open: "Open", overdue: "Overdue", dueSoon: "Due soon" },
    at: (time: string, day: string) => `${time}, ${day}`,
    unread: "Unread notices since the last mail:",
    all: "All notices:",
    settings: "Change the times of this mail, or stop it:",
    end: "This mail was sent by Đầu Mối automatically; please do not reply.",
  },
} as const;

/** A digest in the account's language: numbers with links to their lists, notices by rule; of a case its reference alone. */
export function digestText(language: NoticeLanguage, { figures, groups, publicUrl }: DigestContent): { subject: string; text: string } {
  const words = WORDS[language];
  const shown = (n: number): string => numberText(n, language);
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const late = figures === null || figures.overdue === 0 ? "" : `, ${words.overdue(shown(figures.overdue))}`;
  const lines = [
    words.greeting,
    "",
    ...(figures === null ? [] : figureLines(figures, language, publicUrl)),
    words.unread,
    ...groups.flatMap(({ rule, n, cases }) => [
      `- ${RULE_WORDS[language][rule]}: ${shown(n)}`,
      ...cases.map(({ id, reference }) => `    ${reference}: ${publicUrl}/phan-anh/${id}`),
    ]),
    "",
    `${words.all} ${publicUrl}/thong-bao`,
    `${words.settings} ${publicUrl}/thong-bao#cai-dat`,
    "",
    words.end,
  ];
  return { subject: `Đầu Mối: ${words.notices(shown(total))}${late}`, text: `${lines.join("\n")}\n` };
}

function figureLines(figures: DigestFigures, language: NoticeLanguage, publicUrl: string): string[] {
  const words = WORDS[language];
  const { unitName, unitCode, instant, token } = figures;
  const list = (conditions: string): string =>
    `${publicUrl}/phan-anh?unit=${encodeURIComponent(unitCode)}&open=true${conditions}&asOf=${encodeURIComponent(token)}`;
  const line = (name: string, n: number, conditions: string): string => `- ${name}: ${numberText(n, language)} (${list(conditions)})`;
  return [
    words.figures(unitName, momentText(instant, language)),
    line(words.figure.open, figures.open, ""),
    line(words.figure.overdue, figures.overdue, "&lateness=OVERDUE"),
    line(words.figure.dueSoon, figures.dueSoon, "&lateness=DUE_SOON"),
    "",
  ];
}

/** A message to a phone: how many and why, and where to read it. */
export function alertText(language: NoticeLanguage, groups: readonly { rule: NoticeRule; n: number }[], publicUrl: string): string {
  const parts = groups.map(({ rule, n }) => `${RULE_WORDS[language][rule]}: ${numberText(n, language)}`);
  return `Đầu Mối. ${parts.join("; ")}. ${publicUrl}/thong-bao`;
}

const HOURS_EAST = 7;

/** Local clock and day, as the province writes them. */
function momentText(instant: number, language: NoticeLanguage): string {
  const [year, month, day] = localDay(instant).split("-");
  const time = new Date(instant + HOURS_EAST * 3_600_000).toISOString().slice(11, 16);
  return WORDS[language].at(time, `${day}/${month}/${year}`);
}

function numberText(n: number, language: NoticeLanguage): string {
  return new Intl.NumberFormat(language === "VI" ? "vi-VN" : "en-GB").format(n);
}
