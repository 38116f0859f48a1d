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

const NUMBERS = ["opening", "received", "handedIn", "handled", "declined", "handedOut", "closing"] as const;
const MOST = 10_000_000;

/** What is wrong with figures that were typed in: place, and why in words. @param months spans that a year is made of, in their order */
export function typedFault(typed: readonly TypedSpan[], months: readonly Span[]): { place: number; message: string } | undefined {
  for (const [place, one] of typed.entries()) {
    const message = wrongWith(one, months) ?? wrongBeside(one, typed[place - 1], months);
    if (message !== undefined) return { place, message };
  }
  return undefined;
}

function wrongWith(one: TypedSpan, months: readonly Span[]): string | undefined {
  if (NUMBERS.some((name) => !Number.isInteger(one[name]) || one[name] < 0 || one[name] > MOST)) return "Số liệu nhập phải là số nguyên không âm.";
  if (!months.some(({ from }) => from === one.from) || !months.some(({ to }) => to === one.to) || one.to < one.from)
    return "Số liệu nhập phải trọn một hoặc nhiều tháng của kỳ báo cáo.";
  const [into, out] = typedSides(one);
  if (into === out) return undefined;
  return `Cân đối không khớp, chênh lệch ${shown(Math.abs(into - out))}: tồn đầu kỳ ${shown(one.opening)} + tiếp nhận ${shown(one.received)} + chuyển đến ${shown(one.handedIn)} = ${shown(into)}, nhưng đã xử lý ${shown(one.handled)} + từ chối, chuyển hướng ${shown(one.declined)} + chuyển đi ${shown(one.handedOut)} + tồn cuối kỳ ${shown(one.closing)} = ${shown(out)}.`;
}

/** They come first, without gap or overlap: what the hub counts follows them. */
function wrongBeside(one: TypedSpan, last: TypedSpan | undefined, months: readonly Span[]): string | undefined {
  if (one.from !== (last === undefined ? months[0]?.from : dayAfter(last.to, 1)))
    return "Số liệu nhập phải liên tục từ đầu kỳ báo cáo, không trùng, không hở ngày.";
  if (last === undefined || one.opening === last.closing) return undefined;
  return `Tồn đầu kỳ ${shown(one.opening)} khác tồn cuối kỳ trước ${shown(last.closing)}.`;
}

/** Both sides of its balance. */
const typedSides = (one: TypedSpan): [number, number] => [one.opening + one.received + one.handedIn, one.handled + one.declined + one.handedOut + one.closing];

const shown = (n: number): string => n.toLocaleString("vi-VN");
