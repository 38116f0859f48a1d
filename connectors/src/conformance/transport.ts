import { expect } from "vitest";
import { ConnectorError } from "../connector.ts";
import { mishapOf } from "./contract.ts";
import { MEDIUM } from "./mediums.ts";
import type { Mishap } from "./script.ts";
import { BEGINNING_OF_DATES_MS } from "./serve.ts";
import type { World } from "./world.ts";

const GATEWAY = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
/** Answers of one run after which the rest is taken for more of the same. */
const ENOUGH = 12;

/** The way to the source breaks, and nothing is lost or taken for whole. */
export const transport = {
  async "T01 429_retry_after_seconds_and_date"({ hub, source: { script } }: World) {
    for (const [retryAfter, least, most] of [["7", 7_000, 7_000] as const, [inSeconds(90), 90_000, 90_000] as const]) {
      script.mishaps = [null, { kind: "too often", retryAfter }];
      const fault = await hub.failure();
      expect(fault.fault).toBe("rate_limited");
      expect(fault.retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(fault.retryAfterMs).toBeLessThanOrEqual(most);
    }
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  "T02 timeout_then_success": (world: World) => broken(world, "silent", ["transient"]),
  "T03 connection_reset_mid_page": (world: World) => broken(world, "reset", ["transient"]),

  async "T05 expired_token_refresh_once"({ hub, source: { script }, subject: { hasTokens } }: World) {
    if (hasTokens === true) {
      await hub.run();
      script.rows.push({ id: "K-1", title: "sau khi hết hạn", tick: 40 });
      const given = script.tokens.length;
      script.tokensExpired = true;
      await hub.run();
      expect(script.tokens.length - given).toBe(1);
      hub.checkpoint = null;
      let requests = 0;
      script.before = () => (script.tokensExpired = (requests += 1) === 2);
      await hub.run();
      expect(hub.titles()).toEqual(hub.truth());
      script.before = () => {};
    }
    const given = script.tokens.length;
    script.always = { kind: "login" };
    expect(await hub.failure()).toMatchObject({ fault: "auth" });
    expect(script.tokens.length - given).toBeLessThanOrEqual(1);
    expect(hub.context.asked.length, "tries with credentials that are refused").toBeLessThanOrEqual(hasTokens === true ? 4 : 1);
    script.always = null;
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "T06 html_error_page_with_200"({ hub, source: { script } }: World) {
    script.htmlOnce = GATEWAY;
    const fault = await hub.failure();
    expect(fault).toMatchObject({ fault: "transient", message: expect.stringContaining("HTML") });
    expect(hub.checkpoint).toBeNull();
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  "T07 partial_file_not_picked_up": (world: World) => broken(world, "cut", ["transient", "data"]),

  async "T08 imap_uidvalidity_change"(_world: World) {
    throw new Error("no kind reads a mailbox yet");
  },
};

/** Each answer of a run is broken in turn: the run says so, keeps what came before, and the next one has everything. */
async function broken({ hub, source: { files, script }, subject }: World, kind: Mishap["kind"], faults: readonly string[]): Promise<void> {
  expect(subject.mishaps ?? MEDIUM.http).toContain(kind);
  let played = 0;
  for (; played < ENOUGH; played += 1) {
    script.mishaps = [...Array.from({ length: played }, () => null), mishapOf(kind)];
    const again = hub.copy();
    const fault = await again.run().catch((error: unknown) => error);
    if (script.mishaps.length > 0) break; // the run had fewer answers
    // a file that is still being written is left for later
    if (kind !== "cut" || files === undefined) {
      expect(fault, `answer ${played + 1}`).toBeInstanceOf(ConnectorError);
      expect(faults, `answer ${played + 1}`).toContain((fault as ConnectorError).fault);
    } else expect(again.records.size, "part of a file was taken").toBeLessThan(23);
    await again.run();
    expect(again.titles(), `after answer ${played + 1} broke`).toEqual(hub.truth());
    expect(again.rejects.size).toBe(0);
  }
  script.mishaps = [];
  expect(played).toBeGreaterThan(0);
}

function inSeconds(seconds: number): string {
  return new Date(BEGINNING_OF_DATES_MS + seconds * 1000).toUTCString();
}
