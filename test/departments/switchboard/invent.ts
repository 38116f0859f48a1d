import { diceOf, type Dice } from "../random.ts";
import { DAY_MS, dayNumber, dayStart, localDate, MINUTE_MS } from "../vietnam-time.ts";
import type { DayFacts, OutageFacts, SwitchboardFacts } from "./line.ts";

/** The numbers of the switchboard, and their usual calls on a working day. */
const NUMBERS = [
  { number: "1022", calls: 140 },
  { number: "02003800800", calls: 38 },
] as const;

/** Its first day in operation, 2026-01-01. */
const FIRST_DAY = Math.floor(Date.UTC(2026, 0, 1) / DAY_MS);

const CAUSES = ["Mất điện tại trung tâm tổng đài", "Đứt cáp trung kế", "Nâng cấp phần mềm tổng đài", "Nhà mạng bảo trì", "Quá tải đường truyền"] as const;

/** A row, and when it was first written. */
export type Written = { facts: SwitchboardFacts; revised: number };

function callsOn(day: number, { number, calls }: (typeof NUMBERS)[number], dice: Dice): DayFacts {
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday
  const usual = calls * (weekday === 0 || weekday === 6 ? 0.45 : 1);
  const incoming = Math.round(usual * (0.7 + 0.6 * dice.next()));
  const missed = Math.round(incoming * (0.02 + 0.16 * dice.next()));
  const answered = Math.max(0, incoming - missed - dice.whole(0, 3));
  const waits = Array.from({ length: answered }, () => dice.whole(2, 40) + (dice.chance(0.05) ? dice.whole(30, 400) : 0));
  const failed = dice.chance(0.01);
  const date = localDate(dayStart(day));
  return {
    kind: "day",
    id: `${number}/${date}`,
    number,
    day: date,
    incoming,
    answered,
    missed,
    waitTotal: failed ? null : waits.reduce((sum, wait) => sum + wait, 0),
    waitLongest: failed ? null : Math.max(0, ...waits),
  };
}

/** Minutes after its end within which a day is written. */
const WRITTEN_WITHIN = 30;

/** The calls of one day, written some minutes after its end; the smaller number was not counted on a day in a hundred. */
function daysOf(seed: number, day: number): Written[] {
  return NUMBERS.flatMap((line, at) => {
    const dice = diceOf(`${seed}:switchboard:${line.number}:${day}`);
    const revised = dayStart(day + 1) + dice.whole(3, WRITTEN_WITHIN - 1) * MINUTE_MS + dice.whole(0, 59_999);
    const counted = at === 0 || !dice.chance(0.01);
    return counted ? [{ facts: callsOn(day, line, dice), revised }] : [];
  });
}

/** An outage about every third week; now and then two operators write it down. */
function outagesOf(seed: number, day: number, tickets: number): Written[] {
  const dice = diceOf(`${seed}:switchboard:outage:${day}`);
  if (!dice.chance(0.05)) return [];
  const beganAt = dayStart(day) + dice.whole(0, 18 * 3600) * 1000;
  const endedAt = beganAt + dice.whole(4, 300) * MINUTE_MS + dice.whole(0, 59) * 1000;
  const first: OutageFacts = { kind: "outage", id: ticketId(tickets + 1), number: dice.pick(NUMBERS).number, beganAt, endedAt, cause: dice.pick(CAUSES) };
  if (!dice.chance(0.25)) return [{ facts: first, revised: endedAt + MINUTE_MS }];
  const second = { ...first, id: ticketId(tickets + 2), beganAt: beganAt + MINUTE_MS, endedAt: endedAt + 3 * MINUTE_MS, cause: dice.pick(CAUSES) };
  return [
    { facts: first, revised: endedAt + MINUTE_MS },
    { facts: second, revised: second.endedAt + MINUTE_MS },
  ];
}

export const ticketId = (n: number): string => `GD-${String(n).padStart(5, "0")}`;

/**
 * What the switchboard wrote about the days after one and up to yesterday; always the same for one seed.
 * @param after day number; null: from its first day in operation on
 * @param tickets of outages written before
 */
export function inventDays(seed: number, { after, tickets, now }: { after: number | null; tickets: number; now: number }): Written[] {
  const written: Written[] = [];
  let many = tickets;
  for (let day = after === null ? FIRST_DAY : after + 1; day < dayNumber(now - WRITTEN_WITHIN * MINUTE_MS); day += 1) {
    const outages = outagesOf(seed, day, many);
    many += outages.length;
    written.push(...daysOf(seed, day), ...outages);
  }
  return written.toSorted((one, other) => one.revised - other.revised);
}
