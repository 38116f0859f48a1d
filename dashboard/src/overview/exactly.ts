import type { Say } from "../language/index.ts";

/** A length of time to the second, "1 giờ 44 phút 20 giây", so that rows add up to what stands below them. @param seconds whole or not, rounded */
export function exactly(seconds: number, say: Say): string {
  const whole = Math.round(seconds);
  const parts = [
    { id: "elapsed.hours", n: Math.floor(whole / 3600) },
    { id: "elapsed.minutes", n: Math.floor(whole / 60) % 60 },
    { id: "elapsed.seconds", n: whole % 60 },
  ] as const;
  const said = parts.filter(({ n }) => n > 0).map(({ id, n }) => say(id, { n }));
  return said.join(" ") || say("elapsed.seconds", { n: 0 });
}
