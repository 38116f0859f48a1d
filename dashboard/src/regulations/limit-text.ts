import type { Say } from "../language/index.ts";

/** "5 ngày làm việc" for 5wd. */
export function limitText(limit: string, say: Say): string {
  if (limit === "0wd") return say("limit.sameDay");
  const [, amount, unit] = /^([\d.]+)(wd|d|wh|h)$/.exec(limit) ?? [];
  return amount === undefined || unit === undefined ? limit : say(`limit.${unit as "wd"}`, { n: Number(amount) });
}
