import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { processSeconds, residentKb } from "../cpu.ts";
import { startProgram } from "../program.ts";
import type { Program } from "../program.ts";
import type { Order } from "../suite.ts";
import { Crowd } from "./crowd-process.ts";
import type { CrowdReport } from "./crowd.ts";
import type { FanConfig } from "./fan-config.ts";

/** What it took to tell a crowd. */
export interface Told extends CrowdReport {
  seconds: number;
  /** of the server's processor time; of the clock where the kernel does not tell */
  perProcessorSecond: number;
  /** memory of the server a looker, kilobytes; null where the kernel does not tell */
  kbEach: number | null;
}

/** Whom they look at, how many they are, and for how long. */
export interface Telling {
  server: Pick<Program, "url" | "pid">;
  cookie: string;
  count: number;
  stalled?: number;
  seconds: number;
  /** lets the server have something to tell; left out: it has */
  tick?: { everyMs: number; move(): Promise<void> };
}

/** Connected and quiet before it counts. */
const SETTLED_MS = 1_000;
/** One crowd at one server. */
export async function toldTo(order: Order, { server, cookie, count, stalled = 0, seconds, tick }: Telling): Promise<Told> {
  const idle = residentKb(server.pid);
  const crowd = await Crowd.open(order, { url: server.url, cookie, count, stalled, comesAgain: false });
  try {
    await pause(SETTLED_MS);
    const held = residentKb(server.pid);
    await passing(tick, seconds); // its code is compiled by then, as it is all day
    await crowd.begin();
    const [began, before] = [performance.now(), processSeconds(server.pid)];
    await passing(tick, seconds);
    await pause(SETTLED_MS); // what is still under way arrives
    const [passed, after] = [(performance.now() - began) / 1_000, processSeconds(server.pid)];
    const report = await crowd.report();
    const used = before === null || after === null ? passed : after - before;
    return { ...report, seconds: passed, perProcessorSecond: report.delivered / used, kbEach: idle === null || held === null ? null : (held - idle) / count };
  } finally {
    await crowd.close();
  }
}

async function passing(tick: Telling["tick"], seconds: number): Promise<void> {
  if (tick === undefined) return pause(seconds * 1_000);
  const { everyMs, move } = tick;
  const began = performance.now();
  for (let next = began; performance.now() - began < seconds * 1_000; next += everyMs) {
    await move();
    await pause(Math.max(0, next + everyMs - performance.now()));
  }
}

/** A server that tells the same frames otherwise. @param folder that is removed with the province */
export function startFan({ hub, checkout }: Order, folder: string, config: FanConfig): Promise<Program> {
  const file = join(folder, `fan-${config.kind}.json`);
  writeFileSync(file, JSON.stringify(config));
  return startProgram(process.execPath, [join(dirname(hub), "fan.mjs"), file], { cwd: checkout, env: { PATH: process.env["PATH"] }, patienceSeconds: 30 });
}
