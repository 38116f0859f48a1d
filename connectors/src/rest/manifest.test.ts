import { describe, expect, test } from "vitest";
import { map, mapped, paths } from "./map.fixture.ts";

describe("what the manifest decides", () => {
  const record = (changes: object) => ({ record: { ...paths, ...changes } });

  test("absent: null takes a field that is not there as empty", () => {
    expect(mapped({ result: undefined, steps: undefined }, { absent: "null" })).toMatchObject({ result: null, steps: [] });
  });

  test("dated columns become steps, and tell no hand-overs", () => {
    const columns = {
      kind: "columns",
      columns: [
        { path: "received", step: "RECEIVED" },
        { path: "given", step: "ASSIGNED", unit: "lead" },
        { path: "done", step: "RESOLVED" },
      ],
    };
    const config = { ...record({ steps: columns, receivedAt: "received" }), time: "dd/MM/yyyy HH:mm" };
    expect(mapped({ received: "01/01/2026 08:00", given: "02/01/2026 08:00", done: "" }, config)).toMatchObject({
      stepsTellHandovers: false,
      steps: [
        { at: "2026-01-01T01:00:00.000Z", kind: "RECEIVED", unitCode: null },
        { at: "2026-01-02T01:00:00.000Z", kind: "ASSIGNED", unitCode: "A" },
      ],
    });
    expect(map({ received: "02/01/2026 08:00", given: "01/01/2026 08:00", done: null }, config)).toMatchObject({
      ok: false,
      at: "given",
      reason: expect.stringMatching(/before the receipt/),
    });
  });

  test("local times are of the source's zone", () => {
    const config = { ...record({ steps: { kind: "columns", columns: [{ path: "received", step: "RECEIVED" }] } }), time: "yyyy-MM-dd HH:mm:ss" };
    expect(map({ received: "2026-01-01 08:00:00" }, config, "Europe/Berlin")).toMatchObject({ ok: true, case: { receivedAt: "2026-01-01T07:00:00.000Z" } });
  });

  const confidential = { submitter: { confidential: { kind: "words", path: "hide", separator: ";", words: { "Họ tên": "name", "Nội dung": "content" } } } };
  test.each([
    ["", { name: false, phone: false, content: false }],
    [" Nội dung ;Họ tên", { name: true, phone: false, content: true }],
  ])("a list of words %j is what is confidential", (hide, wish) => {
    expect(mapped({ hide }, record(confidential)).submitter.confidential).toEqual(wish);
  });

  test("a word of confidence nobody knows holds the row back", () => {
    expect(map({ hide: "Họ tên;Ảnh" }, record(confidential))).toMatchObject({ ok: false, at: "hide", reason: expect.stringMatching(/found "Ảnh"/) });
  });

  test.each([
    ["21.5, 105.25", { lat: 21.5, long: 105.25 }],
    ["", { lat: null, long: null }],
    ["0,0", { lat: null, long: null }],
  ])('a pair "%s" is a place', (pair, place) => {
    expect(mapped({ pair }, record({ place: { latLong: "pair" } })).place).toMatchObject(place);
  });

  test.each(["21.5", "21.5,105,3", "bắc,đông", "1e2,3"])('a pair "%s" is none', (pair) => {
    expect(map({ pair }, record({ place: { latLong: "pair" } }))).toMatchObject({ ok: false, at: "pair" });
  });

  test("units by another field, by joined names, and for rows that name none", () => {
    const units = {
      lead: { path: "place.ward", words: { W01: "X-AN" } },
      cooperating: { path: "with", separator: ";" },
      supervisor: { path: "supervisor", orElse: "VP" },
    };
    expect(mapped({ with: "Sở A; Sở B ;" }, record(units))).toMatchObject({
      leadUnitCode: "X-AN",
      cooperatingUnitCodes: ["A", "B"],
      supervisingUnitCode: "VP",
    });
    expect(map({ with: "", place: { text: null, ward: "W99", lat: null, lng: null } }, record(units))).toMatchObject({
      ok: false,
      unknownWords: [{ list: "unit", word: "W99" }],
    });
  });

  test("a channel, an urgency and a wish for confidence that are the same for every row need no field of it", () => {
    const constants = {
      channel: { constant: "POST" },
      urgent: { constant: true },
      submitter: { name: "caller.name", confidential: { kind: "constant", name: true, phone: true, content: false } },
    };
    expect(mapped({ channel: undefined, urgency: undefined, caller: { name: "Bà Mẫu" } }, record(constants))).toMatchObject({
      channel: "POST",
      urgent: true,
      submitter: { name: "Bà Mẫu", confidential: { name: true, phone: true, content: false } },
    });
  });

  test.each([
    ["channel", { channel: { path: "kenh", constant: "POST" } }, /either path or constant/],
    ["channel", { channel: { constant: "fax" } }, /PHONE/],
    ["urgent", { urgent: { path: "khan" } }, /yes and no, or constant/],
    ["urgent", { urgent: { constant: false, yes: ["x"] } }, /yes and no, or constant/],
  ])("a manifest cannot say both, nor neither, nor what we have no word for: %s %j", (at, changes, message) => {
    expect(() => map({}, record(changes))).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }) as Error);
    expect(() => map({}, record(changes))).toThrow(new RegExp(at));
  });
});
