import { dayAfter } from "../platform/local-time.ts";
import type { Span } from "../tally/index.ts";

/** Figures of days before the hub, as a paper tells them. */
export interface TypedSpan extends Span {
  opening: number;
  received: number;
  handedIn: number;
  handled: number;
  /** declined, diverted or merged */
  declined: number;
  handedOut: number;
  closing: number;
  /** number and day of the paper */
  document: string;
}

export const TYPED_NUMBERS = ["opening", "received", "handedIn", "handled", "declined", "handedOut", "closing"] as const;
const MOST = 10_000_000;
/** Rows of one report. */
export const MOST_TYPED = 60;
export const LONGEST_DOCUMENT = 200;

/** Something wrong with a row of figures: which row, at which of its cells, and why in words. */
export interface TypedFault {
  place: number;
  at: keyof TypedSpan;
  message: string;
}

/** What is wrong with figures that were typed in, row by row, of each the first that is. @param months spans that a year is made of, in their order */
export function typedFaults(typed: readonly TypedSpan[], months: readonly Span[]): TypedFault[] {
  return typed.flatMap((one, place): TypedFault[] => {
    const wrong = wrongWith(one, months) ?? wrongBeside(one, typed[place - 1], months);
    return wrong === undefined ? [] : [{ place, ...wrong }];
  });
}

type Wrong = Pick<TypedFault, "at" | "message">;

function wrongWith(one: TypedSpan, months: readonly Span[]): Wrong | undefined {
  const at = TYPED_NUMBERS.find((name) => !Number.isInteger(one[name]) || one[name] < 0 || one[name] > MOST);
  if (at !== undefined) return { at, message: "Số liệu nhập phải là số nguyên không âm." };
  const whole = "Số liệu nhập phải trọn một hoặc nhiều tháng của kỳ báo cáo.";
  if (!months.some(({ from }) => from === one.from)) return { at: "from", message: whole };
  if (!months.some(({ to }) => to === one.to) || one.to < one.from) return { at: "to", message: whole };
  const [into, out] = typedSides(one);
  if (into === out) return undefined;
  const message = `Cân đối không khớp, chênh lệch ${shown(Math.abs(into - out))}: tồn đầu kỳ ${shown(one.opening)} + tiếp nhận ${shown(one.received)} + chuyển đến ${shown(one.handedIn)} = ${shown(into)}, nhưng đã xử lý ${shown(one.handled)} + từ chối, chuyển hướng ${shown(one.declined)} + chuyển đi ${shown(one.handedOut)} + tồn cuối kỳ ${shown(one.closing)} = ${shown(out)}.`;
  return { at: "closing", message };
}

/** They come first, without gap or overlap: what the hub counts follows them. */
function wrongBeside(one: TypedSpan, last: TypedSpan | undefined, months: readonly Span[]): Wrong | undefined {
  if (one.from !== (last === undefined ? months[0]?.from : dayAfter(last.to, 1)))
    return { at: "from", message: "Số liệu nhập phải liên tục từ đầu kỳ báo cáo, không trùng, không hở ngày." };
  if (last === undefined || one.opening === last.closing) return undefined;
  return { at: "opening", message: `Tồn đầu kỳ ${shown(one.opening)} khác tồn cuối kỳ trước ${shown(last.closing)}.` };
}

/** Both sides of its balance. */
const typedSides = (one: TypedSpan): [number, number] => [one.opening + one.received + one.handedIn, one.handled + one.declined + one.handedOut + one.closing];

const shown = (n: number): string => n.toLocaleString("vi-VN");
