import type { Device } from "../access/index.ts";
import type { AlertKind } from "../alert/index.ts";
import type { Instant } from "../platform/instant.ts";
import { freshnessOf } from "../source/index.ts";
import type { Freshness, SourceHealthRow } from "../source/index.ts";
import type { Board } from "../tally/index.ts";
import { Wall } from "./wall.types.ts";
import type { WallAlarm, WallSource, WallUnit } from "./wall.types.ts";

/** More alarms than this say no more on a wall. */
const MOST_ALARMS = 20;
/** Silent ones first. */
const ORDER: readonly Freshness[] = ["NEVER", "STALE", "FRESH", "FROZEN"];

/** An alert that is not muted, about the screen's unit or what lies below it, or about a source. */
export interface ScreenAlert {
  kind: AlertKind;
  unit: { code: string; name: string };
  /** code; null: of any source */
  source: string | null;
  cases: number | null;
}

/** What a screen shows of its unit's board: the board's own numbers, nothing counted again. */
export function wallOf(device: Device, board: Board, beside: { sources: readonly SourceHealthRow[]; ringing: readonly ScreenAlert[] }, toldAt: Instant): Wall {
  const units = board.units.map((row): WallUnit => {
    const { open, overdue, dueSoon, overdueShare } = row;
    return { code: row.unit.code, name: row.unit.name, kind: row.unit.kind, open, overdue, dueSoon, overdueShare };
  });
  const sources = beside.sources
    .map((row): WallSource => {
      const { code, nameEn, readUpTo, paused } = row;
      return { code, name: row.nameVi, nameEn, readUpTo, paused, freshness: freshnessOf(row, board.asOf.instant) };
    })
    .toSorted((a, b) => ORDER.indexOf(a.freshness) - ORDER.indexOf(b.freshness) || a.code.localeCompare(b.code));
  const { asOf, open, overdue, dueSoon, paused, receivedToday, closedToday, otherStreams, coverage } = board;
  const { boards, rotateSeconds, theme, language } = device;
  const told = { boards, rotateSeconds, theme, language, units, sources, toldAt, device: device.name, unitName: board.scope.name };
  const alarms = alarmsOf(device, { units, sources }, beside.ringing);
  return Object.assign(new Wall(), { asOf, open, overdue, dueSoon, paused, receivedToday, closedToday, otherStreams, coverage, alarms }, told);
}

const ALARM_OF = { SOURCE_SILENT: "SOURCE_SILENT", OVERDUE_ABOVE: "UNIT_OVERDUE", URGENT_UNASSIGNED: "URGENT_UNASSIGNED" } as const;

/** The alerts of what the screen shows; a board that it does not show raises nothing. A unit's overdue cases are told as its row tells them. */
function alarmsOf({ boards }: Device, shown: Pick<Wall, "units" | "sources">, ringing: readonly ScreenAlert[]): WallAlarm[] {
  const alarms = ringing.flatMap(({ kind, unit, source, cases }): WallAlarm[] => {
    if (kind === "SOURCE_SILENT") {
      const silent = shown.sources.find(({ code }) => code === source);
      return silent === undefined ? [] : [{ board: "SOURCES", kind: ALARM_OF[kind], code: silent.code, name: silent.name, cases: null }];
    }
    const row = kind === "OVERDUE_ABOVE" && source === null ? shown.units.find(({ code }) => code === unit.code) : undefined;
    return [{ board: "UNITS", kind: ALARM_OF[kind], code: unit.code, name: unit.name, cases: row?.overdue ?? cases }];
  });
  const gravest = alarms.toSorted((a, b) => (b.cases ?? Infinity) - (a.cases ?? Infinity) || a.code.localeCompare(b.code));
  return gravest.filter(({ board }) => boards.includes(board)).slice(0, MOST_ALARMS);
}
