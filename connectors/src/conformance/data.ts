import { expect } from "vitest";
import { ConnectorError } from "../connector.ts";
import { ZONE } from "./hub.ts";
import { localTime } from "./local-time.ts";
import { MEDIUM } from "./mediums.ts";
import { heldBytes } from "./memory.ts";
import { ADDED, type Drift } from "./script.ts";
import type { World } from "./world.ts";

const GIANT = 100_000;
const GIANTS = 60;
/** Where in a run the memory is looked at, as parts of its batches: a look collects all garbage, which takes longer than the reading. */
const LOOKS = [0.1, 0.5, 0.9];
const BOMB_MS = 20_000;
const DRIFTS: readonly Drift[] = ["removed", "renamed", "type changed", "moved"];
const VIETNAMESE = "Đường Nguyễn Trãi ngập nặng, Ủy ban ỳ ỵ ờ";

/** Bad data stays where it is, and good data is what the schema says. */
export const data = {
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
    for (const id of ["N-1", "N-2", "N-3"]) expect(hub.outcome(id)).toMatchObject({ ok: false, reason: expect.stringMatching(/NUL|surrogate|longer than/) });
    const [locators, writes] = [[...hub.rejects.keys()], hub.writes];
    await hub.run();
    expect([...hub.rejects.keys()]).toEqual(locators);
    expect(hub.writes).toBe(writes);
  },

  async "P02 schema_drift"({ hub, source: { script }, subject }: World) {
    const strict = { ...subject, config: subject.strict ?? subject.config };
    script.drift = "added";
    const added = hub.copy(strict);
    await added.run();
    expect(added.titles()).toEqual(hub.truth());
    expect(
      added.shape?.some((field) => field.includes(Object.keys(ADDED)[0] ?? "?")),
      "the run does not tell the new field",
    ).toBe(true);
    for (const drift of DRIFTS) {
      script.drift = drift;
      const other = hub.copy(strict);
      const fault = await other.run().catch((error: unknown) => error);
      const told = fault instanceof ConnectorError || other.rejects.size > 0 || [...other.records.keys()].some((id) => other.outcome(id)?.ok === false);
      expect(fault === undefined || typeof fault === "number" || fault instanceof ConnectorError, `with ${drift}`).toBe(true);
      const truth = new Map(hub.truth());
      for (const [id, title] of other.titles()) expect(title, `${drift}: a title that is not the source's`).toBe(truth.get(id));
      expect(told || other.titles().length === truth.size, `${drift}: rows are missing and nothing is said`).toBe(true);
    }
  },

  async "P03 giant_payload_bounded_memory"({ hub, source, subject: { mishaps = MEDIUM.http, connector } }: World) {
    const { script } = source;
    for (let giant = 1; giant <= GIANTS; giant += 1) script.rows.push({ id: `G-${giant}`, title: `${giant} ${"x".repeat(GIANT)}`, tick: 30 + giant });
    const drain = async (look: (batch: number) => unknown) => {
      let batches = 0;
      for await (const { type } of await hub.messages()) if (type === "batch") look((batches += 1));
      return batches;
    };
    const batches = await drain(() => {}); // the source writes its rows out once; what that keeps is its own
    const looks = new Set(LOOKS.map((part) => Math.ceil(batches * part)));
    const before = heldBytes();
    let most = -Infinity; // the hub's process: what a kind reads in a process of its own, that kind's tests bound
    await drain((batch) => looks.has(batch) && (most = Math.max(most, heldBytes() - before)));
    expect(most, "nobody looked").not.toBe(-Infinity);
    expect(most, "bytes held at once").toBeLessThan(0.5 * GIANT * GIANTS);
    script.rows.length = 23;
    if (!mishaps.includes("bomb")) return;
    script.mishaps.push({ kind: "bomb" });
    const began = performance.now();
    const fault = await hub.run().catch((error: unknown) => error);
    expect(fault instanceof ConnectorError || hub.rejects.size > 0, `${connector.kind}: the bomb passed for an answer`).toBe(true);
    expect(performance.now() - began).toBeLessThan(BOMB_MS);
    script.mishaps.length = 0;
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "P04 timezone_less_dates_in_source_zone"({ hub, source: { script }, subject }: World) {
    const instants = ["2026-03-12T02:30:00.000Z", "2026-01-31T18:05:00.000Z", "2026-12-31T17:00:00.000Z"];
    script.rows.length = 0;
    instants.forEach((received, at) => script.rows.push({ id: `T-${at}`, title: "ngày giờ", tick: at, received }));
    expect(subject.times ?? []).not.toEqual([]);
    for (const { name, config } of subject.times ?? []) {
      script.time = name;
      const local = hub.copy({ ...subject, config });
      await inMachineZone("America/New_York", async () => {
        await local.run();
        instants.forEach((instant, at) => {
          const outcome = local.outcome(`T-${at}`);
          const pattern = name.includes("HH") ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd";
          expect(outcome?.ok === true ? localTime(outcome.case.receivedAt, pattern, ZONE) : outcome, `with ${name}`).toEqual(localTime(instant, pattern, ZONE));
        });
      });
    }
  },

  async "P05 encodings"({ hub, source: { script }, subject }: World) {
    script.rows.push({ id: "V-1", title: VIETNAMESE, tick: 40 });
    expect(subject.encodings ?? []).not.toEqual([]);
    for (const { name, config } of subject.encodings ?? []) {
      script.encoding = name;
      const reading = hub.copy({ ...subject, config });
      const fault = await reading.run().catch((error: unknown) => error);
      if (!name.startsWith("broken")) {
        expect(reading.titles(), `with ${name}`).toEqual(hub.truth());
        continue;
      }
      const outcome = reading.outcome("V-1");
      expect(fault instanceof ConnectorError || reading.rejects.size > 0 || outcome?.ok === false, `with ${name}`).toBe(true);
      expect(JSON.stringify(reading.titles()), `with ${name}`).not.toContain("\uFFFD");
    }
  },

  async "P06 null_vs_missing_vs_empty"({ hub, source: { script } }: World) {
    (["null", "missing", "text"] as const).forEach((empty, index) =>
      script.rows.push({ id: `E-${empty}`, title: "không có kết quả", tick: 40 + index, empty }),
    );
    await hub.run();
    const places = ["E-null", "E-missing", "E-text"].map((id) => {
      const outcome = hub.outcome(id);
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
};

async function inMachineZone(zone: string, run: () => Promise<void>): Promise<void> {
  const before = machine["TZ"];
  machine["TZ"] = zone;
  try {
    await run();
  } finally {
    if (before === undefined) delete machine["TZ"];
    else machine["TZ"] = before;
  }
}
// oxlint-disable-next-line node/no-process-env -- no result may depend on the machine's zone: this is how it is set
const machine = process.env;
