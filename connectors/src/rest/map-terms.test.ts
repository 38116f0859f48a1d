import { describe, expect, test } from "vitest";
import type { Json } from "../connector.ts";
import { map, mapped, paths } from "./map.fixture.ts";

const terms = { pauseReason: "why", dueDay: "until", addedWorkingDays: "days", approver: "by", mergedInto: "into" };
const words = {
  stage: { Mới: "RECEIVED", "Đã đóng": "CLOSED", "Đã gộp": { stage: "CLOSED", merged: true } },
  channel: { zalo: "APP" },
  field: { Đèn: "URBAN_INFRASTRUCTURE" },
  unit: { "Sở A": "A", "Sở B": "B" },
  step: { nhan: "RECEIVED", giao: "ASSIGNED", dung: "PAUSED", tiep: "RESUMED", giahan: "EXTENDED", gop: "MERGED", bc: "NO_RESULT_REPORTED" },
  pause: { "Chờ dân": "CHO-CONG-DAN" },
};
const config = { words, record: { ...paths, steps: { ...paths.steps, terms } } };
const step = (act: string, told: { [field: string]: Json } = {}): Json => ({ at: "2026-01-02T00:00:00Z", act, unit: null, note: null, ...told });
const termsOf = (act: string, told: { [field: string]: Json }, change: object = {}): unknown =>
  mapped({ steps: [step(act, told)] }, { ...config, ...change }).steps[0]?.terms;

describe("what only some steps say", () => {
  test("a pause and its end name their reason, an extension its day or its days, a merger the case that goes on", () => {
    expect(termsOf("dung", { why: "Chờ dân", by: "Chánh Văn phòng" })).toEqual({ pauseReason: "CHO-CONG-DAN", approver: "Chánh Văn phòng" });
    expect(termsOf("tiep", { why: "Chờ dân" })).toEqual({ pauseReason: "CHO-CONG-DAN" });
    expect(termsOf("giahan", { until: "2026-03-20" })).toEqual({ dueDay: "2026-03-20" });
    expect(termsOf("giahan", { days: 3 })).toEqual({ addedWorkingDays: 3 });
    expect(termsOf("gop", { into: "C-9" })).toEqual({ mergedInto: "C-9" });
  });

  test("a step without them, or whose kind has none, says nothing", () => {
    expect(termsOf("tiep", {})).toBeUndefined();
    expect(termsOf("bc", {})).toBeUndefined();
    expect(termsOf("giao", { why: "nghĩ sao cũng được", until: "mai", days: "vài" })).toBeUndefined();
  });

  test("a reason that no mapping knows holds the row back, with the word", () => {
    expect(map({ steps: [step("dung", { why: "Chờ trời tạnh" })] }, config)).toMatchObject({
      ok: false,
      at: "steps.0.why",
      unknownWords: [{ list: "pause", word: "Chờ trời tạnh" }],
    });
  });

  test.each<[string, string, string]>([
    ["rfc3339", "2026-03-20", "2026-03-20"],
    ["rfc3339", "2026-03-20T17:00:00Z", "2026-03-21"], // already the next day in Vietnam
    ["rfc3339", "2026-03-20T17:00:00+07:00", "2026-03-20"],
    ["dd/MM/yyyy HH:mm", "20/03/2026", "2026-03-20"],
    ["dd/MM/yyyy HH:mm", "20/03/2026 23:30", "2026-03-20"],
  ])("a day written %s as %s is %s in the province", (time, text, day) => {
    const at = time === "rfc3339" ? {} : { received: "01/01/2026 08:00", changed: "01/01/2026 08:00" };
    const row = { ...at, steps: [{ ...(step("giahan", { until: text }) as object), ...(time === "rfc3339" ? {} : { at: "02/01/2026 08:00" }) } as Json] };
    expect(mapped(row, { ...config, time }).steps[0]?.terms).toEqual({ dueDay: day });
  });

  test.each([
    ["until", "30/02/2026", "steps.0.until"],
    ["until", "mai", "steps.0.until"],
    ["days", "0", "steps.0.days"],
    ["days", "ba ngày", "steps.0.days"],
  ])("%s %s is refused at its place", (field, value, at) => {
    expect(map({ steps: [step("giahan", { [field]: value })] }, config)).toMatchObject({ ok: false, at });
  });

  test("dated columns say them too, and a stage may say that the end was a merger", () => {
    const columns = {
      kind: "columns",
      columns: [
        { path: "held", step: "PAUSED", terms: { pauseReason: "why" } },
        { path: "resumed", step: "RESUMED" },
        { path: "closed", step: "CLOSED" },
      ],
    };
    const row = { held: "2026-01-02T00:00:00Z", why: "Chờ dân", resumed: null, closed: "2026-01-05T00:00:00Z", status: "Đã gộp", other: "C-9" };
    expect(mapped(row, { words, record: { ...paths, steps: columns, mergedInto: "other" } }).steps).toMatchObject([
      { kind: "PAUSED", terms: { pauseReason: "CHO-CONG-DAN" } },
      { kind: "MERGED", at: "2026-01-05T00:00:00.000Z", terms: { mergedInto: "C-9" } },
    ]);
  });
});
