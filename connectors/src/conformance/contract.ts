import { sourceCase } from "@dau-moi/schema";
import { expect } from "vitest";
import { z } from "zod";
import type { Fault } from "../connector.ts";
import { MEDIUM } from "./mediums.ts";
import type { Mishap } from "./script.ts";
import { tracesOf } from "./traces.ts";
import type { World } from "./world.ts";

/** What a check says of a source in trouble. */
const TOLD: Partial<Record<Mishap["kind"], readonly Fault[]>> = {
  login: ["auth"],
  "too often": ["rate_limited"],
  down: ["transient"],
  missing: ["config"],
  page: ["transient"],
  silent: ["transient"],
  reset: ["transient"],
  cut: ["transient", "data"],
};

/** What the host may rely on whatever the source does. */
export const contract = {
  async "C01 spec_is_valid_and_secrets_marked"({ hub, subject: { connector, config, secrets } }: World) {
    expect(z.toJSONSchema(connector.configSchema, { io: "input", unrepresentable: "any" })).toHaveProperty("$schema");
    const nothing = connector.configSchema.safeParse({ khong: "biết" });
    expect(nothing.success).toBe(false);
    expect(nothing.error?.issues.every(({ message, path }) => message.length > 0 && Array.isArray(path))).toBe(true);
    for (const value of Object.values(secrets)) expect(JSON.stringify(config)).not.toContain(value);
    const { write, idempotency } = connector.capabilities(config);
    expect(new Set(write).size).toBe(write.length);
    expect([connector.apply !== undefined, connector.probe !== undefined, idempotency !== "none"]).toEqual(
      write.length > 0 ? [true, true, true] : [connector.apply !== undefined, connector.probe !== undefined, false],
    );
    expect(connector.streams(config).length).toBeGreaterThan(0);
    expect(await connector.check(hub.newContext())).toEqual({ ok: true });
  },

  async "C02 check_reports_each_fault_kind"({ hub, source, subject: { connector, mishaps = MEDIUM.http, secrets } }: World) {
    const { script } = source;
    await source.sync?.();
    for (const kind of mishaps.filter((one) => TOLD[one] !== undefined)) {
      script.always = mishapOf(kind);
      const told = await connector.check(hub.newContext());
      expect(told, `with ${kind}`).toMatchObject({ ok: false, message: expect.stringMatching(/./) });
      expect(TOLD[kind], `with ${kind}`).toContain(told.ok ? null : told.fault);
    }
    script.always = null;
    if (Object.keys(secrets).length > 0) expect(await connector.check(hub.newContext({}))).toMatchObject({ ok: false, fault: "config" });
    expect(await connector.check(hub.newContext())).toEqual({ ok: true });
  },

  async "C03 discover_stable_fingerprint"({ hub, source, subject: { connector, config } }: World) {
    const { script } = source;
    await source.sync?.();
    const first = await connector.discover?.(hub.newContext());
    expect(first, "the kind discovers nothing").toBeDefined();
    expect(first?.flatMap(({ fields }) => fields).length).toBeGreaterThan(0);
    expect(JSON.stringify(first)).not.toContain(script.rows[0]?.title);
    expect(await connector.discover?.(hub.newContext())).toEqual(first);
    await hub.run();
    const shape = hub.shape;
    expect(shape, "the run tells no shape").not.toBeNull();
    hub.checkpoint = null;
    await hub.run();
    expect(hub.shape?.toSorted()).toEqual(shape?.toSorted());
    expect(connector.streams(config).length).toBeGreaterThan(0);
  },

  async "C04 previous_config_and_checkpoint_still_accepted"({ hub, source: { script }, subject }: World) {
    const { former = [], connector } = subject;
    expect(former.length).toBeGreaterThan(0);
    for (const { config, checkpoint, readUpTo } of former) {
      const later = hub.copy({ ...subject, config: connector.configSchema.parse(config) });
      later.checkpoint = checkpoint;
      await later.run();
      const missing = script.rows.filter(({ id, tick }) => tick > readUpTo && !later.records.has(id));
      expect(missing, `from ${JSON.stringify(checkpoint)}`).toEqual([]);
    }
  },

  async "C05 record_matches_schema"({ hub, subject: { connector, config } }: World) {
    await hub.run();
    expect(hub.records.size).toBe(23);
    for (const record of hub.records.values()) {
      expect(connector.streams(config)).toContain(record.stream);
      expect(record).toMatchObject({ op: "upsert", sourceId: expect.stringMatching(/./), observedAt: expect.stringMatching(/^20\d\d-.*Z$/) });
      const outcome = hub.map(record);
      expect(outcome).toMatchObject({ ok: true });
      expect(outcome.ok && sourceCase.safeParse(outcome.case).success).toBe(true);
      expect(hub.map(JSON.parse(JSON.stringify(record)) as typeof record)).toEqual(outcome);
    }
  },

  async "C06 allowed_hosts_only"({ hub, source, subject: { connector, config } }: World) {
    const hostile = ["//evil.example/x", "https://evil.example/", "../../x", "a/b c?d#e&f=%2F"];
    hostile.forEach((id, index) => source.script.rows.push({ id, title: "mã lạ", tick: 70 + index }));
    await hub.run();
    await hub.run();
    const [stream = ""] = connector.streams(config);
    if (connector.fetchOne !== undefined) for (const id of hostile) expect((await connector.fetchOne(hub.context, stream, id))?.sourceId).toBe(id);
    expect(hub.context.asked.every((url) => new URL(url).origin === source.baseUrl)).toBe(true);
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "C07 secrets_never_in_logs_or_rejects"({ hub, source, subject }: World) {
    const { connector, mishaps = MEDIUM.http, secrets } = subject;
    source.script.poison.push("without id", "not an object");
    const traces: string[] = [];
    for (const kind of [null, ...mishaps.filter((one) => one !== "unheard" && one !== "unanswered" && one !== "bomb")]) {
      source.script.always = kind === null ? null : mishapOf(kind);
      const failing = hub.copy();
      failing.checkpoint = null;
      const fault = await failing.run().catch((error: unknown) => error);
      traces.push(...tracesOf(failing, fault), JSON.stringify(await connector.check(failing.context)));
    }
    const said = traces.join("\n");
    for (const secret of [...Object.values(secrets), ...source.script.tokens])
      for (const form of [secret, encodeURIComponent(secret), ...inBase64(secret)]) expect(said.includes(form), `with ${form}`).toBe(false);
    expect(said.length).toBeGreaterThan(100);
  },
};

export function mishapOf(kind: Mishap["kind"]): Mishap {
  if (kind === "too often") return { kind, retryAfter: "2" };
  return kind === "page" ? { kind, html: "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>" } : { kind };
}

/** How a text stands in Base64 behind none, one or two bytes. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const code = Buffer.from("x".repeat(before) + text)
      .toString("base64")
      .replaceAll("=", "");
    return code.slice(before === 0 ? 0 : 4, -4);
  });
}
