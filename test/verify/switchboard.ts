import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readSwitchboard, switchboardLedger, type SwitchboardLine } from "../departments/switchboard/index.ts";

/** What a department's switchboard says it counted: the newest version of each row that somebody should count. */
export interface Switchboard {
  dept: string;
  days: Extract<SwitchboardLine, { kind: "day" }>[];
  outages: Extract<SwitchboardLine, { kind: "outage" }>[];
}

/** @param folder of all departments @returns those that keep a switchboard */
export function switchboardsIn(folder: string): Switchboard[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((dept) => {
    const lines = readSwitchboard(switchboardLedger(join(folder, dept)));
    if (lines.length === 0) return [];
    const newest = [...new Map(lines.filter(({ poison }) => poison === undefined).map((line) => [line.id, line])).values()];
    return [{ dept, days: newest.filter((line) => line.kind === "day"), outages: newest.filter((line) => line.kind === "outage") }];
  });
}
