import { describe, expect, test } from "vitest";
import { completeness } from "./completeness.ts";
import { contract } from "./contract.ts";
import { data } from "./data.ts";
import { Hub } from "./hub.ts";
import { KIT_NAMES, type Name } from "./names.ts";
import { resume } from "./resume.ts";
import type { Subject } from "./scripted-source.ts";
import { transport } from "./transport.ts";
import type { World } from "./world.ts";
import { writing } from "./writing.ts";

/** A run of some kinds begins a thread or a process, and some tests make dozens of runs. */
const PATIENCE_MS = 120_000;

/**
 * The tests every kind passes against a source scripted to speak to it. What a kind cannot meet is skipped for a written reason.
 */
export function conformance<C>(subject: Subject<C>): void {
  const tests: Record<Name, (world: World) => Promise<void>> = { ...contract, ...resume, ...completeness, ...data, ...transport, ...writing };
  describe(`${subject.name} keeps the contract`, () => {
    test.for(KIT_NAMES)("%s", { timeout: PATIENCE_MS }, async (name, { skip }) => {
      const reason = subject.skips[name];
      if (reason !== undefined) skip(reason);
      expect.hasAssertions();
      await inWorld(subject, tests[name]);
    });
  });
}

async function inWorld(subject: Subject<unknown>, run: (world: World) => Promise<void>): Promise<void> {
  const source = await subject.start();
  try {
    for (let number = 1; number <= 23; number += 1)
      source.script.rows.push({ id: `A-${String(number).padStart(3, "0")}`, title: `vụ ${number}`, tick: number });
    await run({ subject, source, hub: new Hub(subject, source) });
  } finally {
    await source.close();
  }
}
