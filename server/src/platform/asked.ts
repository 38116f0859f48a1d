import type { Problem } from "./problem.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID, in either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export const KEY_USED: Problem = { at: "key", message: "Khóa này đã dùng cho một yêu cầu khác." };

/** A key that is no UUID. */
export function keyFault(key: string): Problem | undefined {
  return isUuid(key) ? undefined : { at: "key", message: "Khóa yêu cầu phải là một UUID." };
}

/** What somebody wrote, without what no screen shows. */
export function said(text: string | null | undefined): string {
  return (text ?? "")
    .replaceAll("\u0000", "")
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .trim();
}

/** @param at the input's field @param longest characters */
export function wordsFault(text: string, at: string, longest: number): Problem | undefined {
  if (text === "") return { at, message: "Nội dung không được để trống hoặc chỉ có khoảng trắng." };
  return text.length > longest ? { at, message: `Nội dung dài quá ${new Intl.NumberFormat("vi-VN").format(longest)} ký tự.` } : undefined;
}

/** The hub's number written in an id; null: no hub gave it. */
export function numberOf(id: string): number | null {
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}
