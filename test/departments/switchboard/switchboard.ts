import { diceOf, type Dice } from "../random.ts";
import { dayNumber, MINUTE_MS, utc } from "../vietnam-time.ts";
import { inventDays, ticketId } from "./invent.ts";
import { openSwitchboardLedger } from "./ledger.ts";
import type { DayFacts, OutageFacts, SwitchboardFacts, SwitchboardLine, SwitchboardPoison } from "./line.ts";

export const SWITCHBOARD_ACTS = ["restate", "outage", "overlap", "end"] as const;
export type SwitchboardAct = (typeof SWITCHBOARD_ACTS)[number];

/** The switchboard of one department: its calls and outages, day by day, and what may happen to them. */
export interface Switchboard {
  /** The newest version of each row, by (mark, id), with what the days until now brought. */
  rows(kind: SwitchboardLine["kind"], now: number): SwitchboardLine[];
  /**
   * restate: the last day told gets other numbers · outage: one begins and lasts · overlap: another ticket of the outage that lasts, or of the last one ·
   * end: the outage that lasts ends; the poisons write a row nobody should count.
   * @returns the line it wrote; null: there is nothing it could happen to
   */
  act(act: SwitchboardAct | SwitchboardPoison, now: number): SwitchboardLine | null;
  close(): void;
}

const isDay = (line: SwitchboardLine): line is SwitchboardLine & DayFacts => line.kind === "day";
const isOutage = (line: SwitchboardLine): line is SwitchboardLine & OutageFacts => line.kind === "outage";

/** Opens a switchboard: what its ledger tells, and the days since. @param folder the department's own */
export function openSwitchboard(folder: string, seed: number): Switchboard {
  const ledger = openSwitchboardLedger(folder);
  const { lines } = ledger;
  function write(facts: SwitchboardFacts, at: number, revised: number): SwitchboardLine {
    const line: SwitchboardLine = { n: lines.length + 1, at: utc(at), revised, ...facts };
    lines.push(line);
    ledger.append([line]);
    return line;
  }
  function catchUp(now: number): void {
    const told = lines.filter(isDay).flatMap(({ day, poison }) => (poison === undefined ? [dayNumber(Date.parse(`${day}T00:00:00+07:00`))] : []));
    const tickets = new Set(lines.filter(isOutage).map(({ id }) => id)).size;
    for (const { facts, revised } of inventDays(seed, { after: told.length === 0 ? null : told.reduce((a, b) => Math.max(a, b)), tickets, now }))
      write(facts, now, revised);
  }
  function act(kind: SwitchboardAct | SwitchboardPoison, now: number): SwitchboardLine | null {
    catchUp(now);
    const facts = factsOf(kind, lines, now, diceOf(`${seed}:switchboard:act:${lines.length}`));
    const newest = lines.reduce((mark, { revised }) => Math.max(mark, revised), 0);
    return facts === null ? null : write(facts, now, Math.max(now, newest + 1));
  }
  return {
    rows(kind, now) {
      catchUp(now);
      const newest = [...new Map(lines.map((line) => [line.id, line])).values()].filter((line) => line.kind === kind);
      return newest.toSorted((one, other) => one.revised - other.revised || (one.id < other.id ? -1 : 1));
    },
    act,
    close: ledger.close,
  };
}

function factsOf(kind: SwitchboardAct | SwitchboardPoison, lines: readonly SwitchboardLine[], now: number, dice: Dice): SwitchboardFacts | null {
  const day = lines.filter(isDay).findLast(({ poison }) => poison === undefined);
  const tickets = [...new Map(lines.filter(isOutage).map((line) => [line.id, line])).values()].filter(({ poison }) => poison === undefined);
  const lasting = tickets.findLast(({ endedAt }) => endedAt === null);
  const last = lasting ?? tickets.at(-1);
  const id = ticketId(new Set(lines.filter(isOutage).map((line) => line.id)).size + 1);
  const began = Math.floor(now / 1000) * 1000;
  const ticket: OutageFacts = { kind: "outage", id, number: "1022", beganAt: began, endedAt: null, cause: "Mất kết nối nhà mạng" };
  switch (kind) {
    case "restate":
      return day === undefined ? null : { ...withoutVersion(day), ...otherCalls(day, dice) };
    case "more_answered":
      return day === undefined ? null : { ...withoutVersion(day), id: `${day.id}/b`, day: "2026-01-01", answered: day.incoming + 5, poison: kind };
    case "outage":
      return ticket;
    case "overlap":
      return last === undefined ? null : { ...ticket, number: last.number, beganAt: last.beganAt + MINUTE_MS, endedAt: (last.endedAt ?? began) + MINUTE_MS };
    case "end":
      return lasting === undefined ? null : { ...withoutVersion(lasting), endedAt: Math.max(began, lasting.beganAt) };
    case "ends_before_it_begins":
      return { ...ticket, endedAt: began - 5 * MINUTE_MS, poison: kind };
    case "no_offset":
      return { ...ticket, endedAt: began, poison: kind };
  }
}

const withoutVersion = <Line extends SwitchboardLine>({ n: _n, at: _at, revised: _revised, ...facts }: Line): Omit<Line, "n" | "at" | "revised"> => facts;

/** Calls that the machine had not counted, some of them missed. */
function otherCalls({ incoming, answered, missed, waitTotal }: DayFacts, dice: Dice): Partial<DayFacts> {
  const [more, gone] = [dice.whole(1, 9), dice.whole(1, 4)];
  return { incoming: incoming + more + gone, answered: answered + more, missed: missed + gone, waitTotal: waitTotal === null ? null : waitTotal + more * 9 };
}
