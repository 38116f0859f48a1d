import { sourceCase } from "@dau-moi/schema";
import { expect } from "vitest";
import { ConnectorError } from "../connector.ts";
import type { World } from "./world.ts";

const GATEWAY = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/** Bad data stays where it is, and good data is what the schema says. */
export const contract = {
  async "P01 poison_record_quarantined_rest_flows"({ hub, source: { script } }: World) {
    script.poison.push("without id", "not an object");
    script.rows.push(
      { id: "N-1", title: "có ký tự \u0000", tick: 30 },
      { id: "N-2", title: "nửa ký tự \uD800", tick: 31 },
      { id: "N-3", title: "x".repeat(2_000_000), tick: 32 },
    );
    script.rows.push({ id: "Z-1", title: "sau cùng", tick: 33 });
    await hub.run();
    expect(hub.rejects.size).toBe(2);
    expect(hub.titles()).toEqual(hub.truth().filter(([id]) => !id.startsWith("N-")));
    for (const id of ["N-1", "N-2", "N-3"]) {
      const record = hub.records.get(id);
      const outcome = record === undefined ? null : hub.map(record);
      expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(/NUL|surrogate|longer than/) });
    }
    const [locators, writes] = [[...hub.rejects.keys()], hub.writes];
    await hub.run();
    expect([...hub.rejects.keys()]).toEqual(locators);
    expect(hub.writes).toBe(writes);
  },

  async "P06 null_vs_missing_vs_empty"({ hub, source: { script } }: World) {
    (["null", "missing", "text"] as const).forEach((empty, index) =>
      script.rows.push({ id: `E-${empty}`, title: "không có kết quả", tick: 40 + index, empty }),
    );
    await hub.run();
    const places = ["E-null", "E-missing", "E-text"].map((id) => {
      const record = hub.records.get(id);
      const outcome = record === undefined ? null : hub.map(record);
      return outcome?.ok === true ? outcome.case.place.text : outcome;
    });
    expect(places).toEqual([null, null, null]);
  },

  async "P07 numeric_id_beyond_2^53_and_leading_zeros"({ hub, source: { script } }: World) {
    const ids = ["90071992547409931", "90071992547409932", "90071992547409933"];
    ids.forEach((id, index) => script.rows.push({ id, title: "số lớn", tick: 50 + index, numericId: true }));
    script.rows.push({ id: "007", title: "số không đứng đầu", tick: 60 }, { id: "7", title: "số bảy", tick: 61 });
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "T06 html_error_page_with_200"({ hub, source: { script } }: World) {
    script.htmlOnce = GATEWAY;
    const fault = await hub.run().then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(ConnectorError);
    expect(fault).toMatchObject({ fault: "transient", message: expect.stringContaining("HTML") });
    expect(hub.checkpoint).toBeNull();
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "C05 record_matches_schema"({ hub, subject: { connector, config } }: World) {
    await hub.run();
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
};
