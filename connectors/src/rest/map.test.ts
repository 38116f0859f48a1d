import { describe, expect, test } from "vitest";
import { map, mapped } from "./map.fixture.ts";

test("a row becomes a case", () => {
  expect(map()).toEqual({
    ok: true,
    unknownWords: [],
    case: {
      reference: "C-7",
      receivedAt: "2026-01-01T01:00:00.000Z",
      caseStream: "HOTLINE",
      stage: "RECEIVED",
      channel: "APP",
      field: "URBAN_INFRASTRUCTURE",
      title: "Đèn hỏng",
      content: "Đèn tắt",
      urgent: true,
      leadUnitCode: "A",
      cooperatingUnitCodes: ["B"],
      supervisingUnitCode: null,
      intakeUnitCode: "VPUB",
      submitter: { name: "Bà Mẫu", phone: "912345678", email: null, address: null, confidential: { name: false, phone: false, content: false } },
      place: { text: "phố Mẫu", areaCode: "W01", lat: 21.5, long: 105.25 },
      steps: [
        { at: "2026-01-01T01:00:00.000Z", kind: "RECEIVED", unitCode: null, note: "gọi lúc 8 giờ" },
        { at: "2026-01-02T00:00:00.000Z", kind: "ASSIGNED", unitCode: "A", note: null },
      ],
      stepsTellHandovers: true,
      result: null,
      closureReason: null,
      repeatOf: null,
    },
  });
});

describe("what is taken", () => {
  test("times of three forms in one record", () => {
    const steps = [
      { at: "02-01-2026 07:00:00", act: "giao", unit: "Sở A", note: null },
      { at: "2026-01-03T02:30:00.250Z", act: "xong", unit: null, note: null },
    ];
    const taken = mapped({ received: "2026-01-01T08:00:00+07:00", steps }, { time: ["dd-MM-yyyy HH:mm:ss", "rfc3339"] });
    expect(taken).toMatchObject({
      receivedAt: "2026-01-01T01:00:00.000Z",
      steps: [
        { kind: "ASSIGNED", at: "2026-01-02T00:00:00.000Z" },
        { kind: "RESOLVED", at: "2026-01-03T02:30:00.250Z" },
      ],
    });
  });

  test.each([
    ["a decomposed word", { status: "Mới".normalize("NFD"), title: "Huế".normalize("NFD") }, { stage: "RECEIVED", title: "Huế" }],
    ["a word in white space", { lead: " Sở B\n" }, { leadUnitCode: "B" }],
    ["a stage that implies a reason", { status: "Ngoài thẩm quyền" }, { stage: "CLOSED", closureReason: "Ngoài thẩm quyền" }],
    ["a reason of the row before the implied one", { status: "Ngoài thẩm quyền", reason: "gửi nhầm" }, { closureReason: "gửi nhầm" }],
    ["no channel", { channel: null }, { channel: null }],
    ["no place at all", { place: null }, { place: { text: null, areaCode: null, lat: null, long: null } }],
    ["a place at 0,0", { place: { text: "", ward: null, lat: 0, lng: 0 } }, { place: { text: null, areaCode: null, lat: null, long: null } }],
    ["no cooperating unit", { with: null }, { cooperatingUnitCodes: [] }],
    ["a title without content", { content: null }, { content: "" }],
  ])("%s", (_name, changes, part) => {
    expect(mapped(changes)).toMatchObject(part);
  });

  test("an unknown channel: the case comes, and the word is told", () => {
    expect(map({ channel: "fax" })).toMatchObject({ ok: true, case: { channel: null }, unknownWords: [{ list: "channel", word: "fax" }] });
  });

  test("steps of one instant keep the source's order", () => {
    const at = "2026-01-02T00:00:00Z";
    const steps = [
      { at, act: "xong", unit: null, note: null },
      { at, act: "giao", unit: null, note: null },
      { at: "2026-01-01T02:00:00Z", act: "nhan", unit: null, note: null },
    ];
    expect(mapped({ steps }).steps.map(({ kind }) => kind)).toEqual(["RECEIVED", "RESOLVED", "ASSIGNED"]);
  });
});

describe("what is held back, naming the field and what was expected", () => {
  test.each([
    ["an unknown stage", { status: "lạ" }, "status", /unknown stage word "lạ"; the manifest knows Mới, Đã đóng/, [{ list: "stage", word: "lạ" }]],
    ["another case of a known word", { status: "MỚI" }, "status", /unknown stage word "MỚI"/, [{ list: "stage", word: "MỚI" }]],
    ["an unknown field", { field: "Nước" }, "field", /unknown field word/, [{ list: "field", word: "Nước" }]],
    ["an unknown lead", { lead: "Sở C" }, "lead", /unknown unit word/, [{ list: "unit", word: "Sở C" }]],
    ["an unknown cooperating unit", { with: ["Sở C"] }, "with.0", /unknown unit word/, [{ list: "unit", word: "Sở C" }]],
    [
      "an unknown act",
      { steps: [{ at: "2026-01-02T00:00:00Z", act: "la", unit: null, note: null }] },
      "steps.0.act",
      /unknown step word/,
      [{ list: "step", word: "la" }],
    ],
    [
      "an unknown unit of a step",
      { steps: [{ at: "2026-01-02T00:00:00Z", act: "giao", unit: "X", note: null }] },
      "steps.0.unit",
      /unknown unit/,
      [{ list: "unit", word: "X" }],
    ],
    ["a step without instant", { steps: [{ at: "", act: "giao", unit: null, note: null }] }, "steps.0.at", /expected an instant, found nothing/, []],
    [
      "a word that is a name of every object",
      { status: "constructor" },
      "status",
      /unknown stage word "constructor"/,
      [{ list: "stage", word: "constructor" }],
    ],
    ["no stage", { status: "" }, "status", /expected one of Mới/, []],
    ["no lead", { lead: null }, "lead", /expected one of Sở A, Sở B, found nothing/, []],
    ["no receipt", { received: null }, "received", /expected an instant, found nothing/, []],
    ["a date that is none", { received: "2026-02-31T08:00:00+07:00" }, "received", /"2026-02-31T08:00:00\+07:00" \(no such day\)/, []],
    ["the year 9999", { received: "9999-01-01T00:00:00Z" }, "received", /outside 2000 to 2099/, []],
    ["an instant without offset", { received: "2026-01-01T08:00:00" }, "received", /with its offset/, []],
    ["a NUL", { content: "a\u0000b" }, "content", /NUL/, []],
    ["half a surrogate pair", { title: "\uDC00" }, "title", /surrogate/, []],
    ["ten megabytes", { content: "x".repeat(10_000_000) }, "content", /longer than 20000 characters/, []],
    ["a title too long", { title: "x".repeat(501) }, "title", /longer than 500/, []],
    ["an object for text", { title: { vi: "a" } }, "title", /expected text, found an object/, []],
    ["a list for text", { code: ["C"] }, "code", /expected text, found a list/, []],
    ["no reference", { code: null }, "code", /expected text, found nothing/, []],
    ["neither title nor content", { title: "", content: null }, "content", /title or a content/, []],
    ["an urgency nobody knows", { urgency: "rất khẩn" }, "urgency", /expected one of khẩn, thường, found "rất khẩn"/, []],
    [
      "a wish for confidence that is no boolean",
      { caller: { name: null, phone: null, hide: "false" } },
      "caller.hide",
      /expected true or false, found string "false"/,
      [],
    ],
    ["steps that are no list", { steps: "giao" }, "steps", /expected a list/, []],
    ["half a place", { place: { text: null, ward: null, lat: 21, lng: null } }, "place.lat", /both coordinates or none/, []],
    ["a latitude beyond the pole", { place: { text: null, ward: null, lat: 121, lng: 100 } }, "place.lat", /between -90 and 90, found "121"/, []],
    [
      "an answer before the receipt",
      { steps: [{ at: "2025-12-31T00:00:00Z", act: "xong", unit: null, note: null }] },
      "steps.0.at",
      /lies before the receipt at 2026-01-01T01:00:00.000Z/,
      [],
    ],
    ["a field that vanished", { result: undefined }, "result", /the row has no field "result"/, []],
    ["a field renamed inside another", { caller: { ten: "Bà Mẫu", phone: "1", hide: false } }, "caller.name", /the row has no field/, []],
  ])("%s", (_name, changes, at, reason, unknownWords) => {
    const outcome = map(changes);
    expect(outcome).toMatchObject({ ok: false, at, unknownWords });
    expect(outcome).toMatchObject({ reason: expect.stringMatching(reason) });
  });

  test("all faults and unknown words of a row are told at once", () => {
    expect(map({ status: "lạ", field: "lạ", code: null, channel: "fax" })).toMatchObject({
      ok: false,
      at: "status",
      reason: expect.stringMatching(/\(and also: code, field\)$/),
      unknownWords: [
        { list: "stage", word: "lạ" },
        { list: "channel", word: "fax" },
        { list: "field", word: "lạ" },
      ],
    });
  });
});

test("an act that moves nothing is passed over, whatever unit it names", () => {
  const words = {
    stage: { Mới: "RECEIVED" },
    channel: { zalo: "APP" },
    field: { Đèn: "URBAN_INFRASTRUCTURE" },
    unit: { "Sở A": "A", "Sở B": "B" },
    step: { nhan: "RECEIVED", y_kien: "NO_STEP" },
  };
  const steps = [
    { at: "2026-01-01T01:00:00Z", act: "nhan", unit: null, note: "" },
    { at: "2026-01-02T01:00:00Z", act: "y_kien", unit: "Phòng chưa ai biết", note: "Đề nghị xem lại" },
  ];
  expect(mapped({ steps }, { words }).steps.map(({ kind }) => kind)).toEqual(["RECEIVED"]);
});
