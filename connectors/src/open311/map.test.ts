import { describe, expect, test } from "vitest";
import type { Json, SourceRecord } from "../connector.ts";
import { configSchema } from "./config.ts";
import { open311 } from "./index.ts";

const manifest = {
  since: "2024-01-01T00:00:00+07:00",
  record: { intake: "VPUB" },
  words: {
    stage: {
      open: { stage: "RECEIVED", notes: { "Đang sửa": "IN_PROGRESS", "Trùng lặp": { stage: "IN_PROGRESS", closureReason: "Trùng lặp" } } },
      closed: { stage: "CLOSED", notes: { "Đã báo": "CLOSED", "Không thuộc": { stage: "DECLINED", closureReason: "Không thuộc" } } },
    },
    channel: { phone: "PHONE" },
    field: { DEN: "URBAN_INFRASTRUCTURE", "Ổ gà": "TRANSPORT" },
    unit: { "Công ty": "CTDT" },
  },
};
const request = {
  service_request_id: 638344,
  status: "closed",
  status_notes: "Đã báo",
  service_name: "Chiếu sáng",
  service_code: "DEN",
  description: "Đèn tắt",
  agency_responsible: "Công ty",
  requested_datetime: "2026-01-01T08:00:00+07:00",
  updated_datetime: "2026-01-02T08:00:00+07:00",
  address: "phố Mẫu",
  lat: "21.5",
  long: 105.25,
};

const map = (changes: { [field: string]: Json } = {}, config: object = {}) => {
  const record: SourceRecord = { stream: "cases", sourceId: "638344", version: null, op: "upsert", observedAt: null, data: { ...request, ...changes } };
  return open311.map(configSchema.parse({ ...manifest, ...config }), "Asia/Ho_Chi_Minh", record);
};
const words = (changes: object) => ({ words: { ...manifest.words, ...changes } });
const record = (changes: object) => ({ record: { intake: "VPUB", ...changes } });

test("a request becomes a case", () => {
  expect(map()).toEqual({
    ok: true,
    unknownWords: [],
    case: {
      reference: "638344",
      receivedAt: "2026-01-01T01:00:00.000Z",
      caseStream: "HOTLINE",
      stage: "CLOSED",
      channel: null,
      field: "URBAN_INFRASTRUCTURE",
      title: "Chiếu sáng",
      content: "Đèn tắt",
      urgent: false,
      leadUnitCode: "CTDT",
      cooperatingUnitCodes: [],
      supervisingUnitCode: null,
      intakeUnitCode: "VPUB",
      submitter: { name: null, phone: null, email: null, address: null, confidential: { name: false, phone: false, content: false } },
      place: { text: "phố Mẫu", areaCode: null, lat: 21.5, long: 105.25 },
      steps: [
        { at: "2026-01-01T01:00:00.000Z", kind: "RECEIVED", unitCode: null, note: null },
        { at: "2026-01-02T01:00:00.000Z", kind: "CLOSED", unitCode: null, note: "Đã báo" },
      ],
      stepsTellHandovers: false,
      result: "Đã báo",
      closureReason: null,
      repeatOf: null,
    },
  });
});

describe("what is taken", () => {
  const open = { status: "open", status_notes: "" };
  test.each([
    [
      "an open request: no step but the receipt, since GeoReport dates nothing else",
      { ...open, status_notes: "Đang sửa" },
      {},
      { stage: "IN_PROGRESS", result: null, steps: [{ kind: "RECEIVED" }] },
    ],
    ["no notes: the status alone", open, {}, { stage: "RECEIVED" }],
    ["notes that imply a reason", { ...open, status_notes: "Trùng lặp" }, {}, { stage: "IN_PROGRESS", closureReason: "Trùng lặp" }],
    [
      "closed as not theirs",
      { status_notes: "Không thuộc" },
      {},
      { stage: "DECLINED", closureReason: "Không thuộc", steps: [{ kind: "RECEIVED" }, { kind: "DECLINED" }] },
    ],
    ["unknown notes where they are optional", { status_notes: "Completed." }, words({ notes: "optional" }), { stage: "CLOSED", result: "Completed." }],
    ["no instant of update: closed without a dated step", { updated_datetime: "" }, {}, { stage: "CLOSED", steps: [{ kind: "RECEIVED" }] }],
    ["the service's name where its code stands in no list", { service_code: "X1", service_name: "Ổ gà" }, {}, { field: "TRANSPORT" }],
    ["no agency where the manifest names who holds such requests", { agency_responsible: null }, record({ unassigned: "VPUB" }), { leadUnitCode: "VPUB" }],
    ["coordinates 0,0", { lat: 0, long: 0 }, {}, { place: { lat: null, long: null } }],
    ["empty coordinates", { lat: "", long: null }, {}, { place: { lat: null, long: null } }],
    ["a constant channel", {}, record({ channel: { constant: "APP" } }), { channel: "APP" }],
    [
      "a channel among the extended attributes",
      { extended_attributes: { channel: "phone" } },
      record({ channel: { path: "extended_attributes.channel" } }),
      { channel: "PHONE" },
    ],
    ["an earlier request", { parent: 12 }, record({ repeatOf: "parent" }), { repeatOf: "12" }],
  ])("%s", (_name, changes, config, part) => {
    expect(map(changes as { [field: string]: Json }, config)).toMatchObject({ ok: true, case: part });
  });
});

describe("what is held back", () => {
  test.each([
    ["unknown notes", { status_notes: "Đang chờ" }, "status_notes", [{ list: "stage", word: "Đang chờ" }]],
    ["notes of the other status", { status: "open" }, "status_notes", [{ list: "stage", word: "Đã báo" }]],
    ["an unknown status", { status: "submitted" }, "status", [{ list: "stage", word: "submitted" }]],
    ["an unknown service", { service_code: "X1" }, "service_name", [{ list: "field", word: "Chiếu sáng" }]],
    ["an unknown service without a name", { service_code: "X1", service_name: null }, "service_code", [{ list: "field", word: "X1" }]],
    ["an unknown agency", { agency_responsible: "CDOT" }, "agency_responsible", [{ list: "unit", word: "CDOT" }]],
    ["no agency", { agency_responsible: "" }, "agency_responsible", []],
    ["no instant of request", { requested_datetime: "" }, "requested_datetime", []],
    ["an instant without offset", { requested_datetime: "2026-01-01 08:00" }, "requested_datetime", []],
    ["closed before it was requested", { updated_datetime: "2025-12-31T08:00:00+07:00" }, "updated_datetime", []],
    ["one coordinate", { lat: null }, "lat", []],
  ])("%s", (_name, changes, at, unknownWords) => {
    expect(map(changes as { [field: string]: Json })).toMatchObject({ ok: false, at, unknownWords });
  });
});

test.each([
  ["a start that is no instant", { since: "2024" }, /^since: expected an instant/],
  ["a path that ends in a slash", { path: "/v2/" }, /^path: expected a path/],
  ["a channel from nowhere", record({ channel: {} }), /^record\.channel: expected constant: <channel> or path: <field>/],
  ["a window wider than the specification", { windowDays: 91 }, /^windowDays: /],
])("a config with %s is refused", (_name, changes, complaint) => {
  const { error } = configSchema.safeParse({ ...manifest, ...changes });
  expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n")).toMatch(complaint);
});

test("a status note may say that the request was merged into another: then that is its end", () => {
  const merging = words({ stage: { ...manifest.words.stage, closed: { stage: "CLOSED", notes: { Trùng: { stage: "CLOSED", merged: true } } } } });
  const outcome = map({ status_notes: "Trùng", duplicate_of: "638001" }, { ...merging, ...record({ mergedInto: "duplicate_of" }) });
  expect(outcome.ok && outcome.case.steps.at(-1)).toMatchObject({ kind: "MERGED", at: "2026-01-02T01:00:00.000Z", terms: { mergedInto: "638001" } });
});
