import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { Order } from "../suite.ts";
import { BOARD_FIELDS, SCOPES, scopeOf } from "./boards.ts";
import type { CrowdConfig, CrowdReport } from "./crowd.ts";

/** A crowd under way. */
export class Crowd {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** @returns once each of them has seen a board. @throws one of them did not */
  static async open(order: Order, config: Omit<CrowdConfig, "subscribes">): Promise<Crowd> {
    const subscribes = Array.from({ length: SCOPES }, (_none, number) => subscribeTo(scopeOf(number)));
    const child = fork(join(dirname(order.hub), "crowd.mjs"), [JSON.stringify({ ...config, subscribes })], { execArgv: ["--max-semi-space-size=64"] });
    const crowd = new Crowd(child);
    await crowd.#answer();
    return crowd;
  }

  async begin(): Promise<void> {
    await this.#ask({ kind: "begin" });
  }

  report(): Promise<CrowdReport> {
    return this.#ask<CrowdReport>({ kind: "report" });
  }

  /** How many of them see these numbers now. @param numbers of each scope, as JSON */
  async same(numbers: readonly string[]): Promise<number> {
    return (await this.#ask<{ same: number }>({ kind: "same", numbers })).same;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill();
    await once(this.#child, "exit");
  }

  #ask<Answer>(message: object): Promise<Answer> {
    this.#child.send(message);
    return this.#answer<Answer>();
  }

  async #answer<Answer>(): Promise<Answer> {
    const ended = new AbortController();
    const gone = once(this.#child, "exit", { signal: ended.signal }).then(([code]) => Promise.reject(new Error(`the crowd ended with ${String(code)}`)));
    try {
      const [answer] = (await Promise.race([once(this.#child, "message"), gone])) as [Answer];
      return answer;
    } finally {
      ended.abort();
      gone.catch(() => undefined); // nobody waits for it any more
    }
  }
}

function subscribeTo(unit: string): string {
  const query = `subscription ($unit: String) { boardChanged(unit: $unit) { ${BOARD_FIELDS} } }`;
  return JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables: { unit } } });
}
