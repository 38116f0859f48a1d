import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeContext, serve } from "../conformance/index.ts";
import type { Json } from "../connector.ts";
import { configSchema } from "./config.ts";
import { open311 } from "./index.ts";

/** Recorded answers of real servers; their origin and licences stand beside them. They are no part of this repository. */
const FOLDER = join(import.meta.dirname, "../../../../shared/data/open311");

interface Recorded {
  file: string;
  zone: string;
  since: string;
  /** what becomes of its requests */
  counts: { requests: number; cases: number; held: number; rejected: number };
  unit: Record<string, string>;
  field: Record<string, string>;
}

const chicagoUnits = [
  "Division of Electrical Operations CDOT",
  "Bureau of Street Operations - Graffiti",
  "Bureau of Traffic Services - S/S",
  "Bureau of Sanitation - S/S",
  "DIM, Public Way Management - CDOT",
];
const chicagoFields = [
  "Graffiti Removal",
  "Building Violation",
  "Abandoned Vehicle",
  "Alley Light Out",
  "Traffic Signal Out",
  "Sanitation Code Violation",
  "Pavement Cave-In Survey",
  "Rodent Baiting / Rat Complaint",
  "Pothole in Street",
  "Street Lights All / Out",
  "Street Light 1 / Out",
  "Tree Debris",
];
const each = (words: string[], meaning: string) => Object.fromEntries(words.map((word) => [word, meaning]));

const RECORDED: Recorded[] = [
  {
    file: "chicago_2012_srtracker_requests.json",
    zone: "America/Chicago",
    since: "2012-01-01T00:00:00Z",
    counts: { requests: 50, cases: 43, held: 0, rejected: 7 },
    unit: each([...chicagoUnits, "Bureau of Rodent Control - S/S", "Division of In-House Construction CDOT", "Bureau of Forestry - S/S"], "CDOT"),
    field: each(chicagoFields, "URBAN_INFRASTRUCTURE"),
  },
  {
    // the same with three agencies not mapped: 2 + 1 + 1 requests are held back with their words
    file: "chicago_2012_srtracker_requests.json",
    zone: "America/Chicago",
    since: "2012-01-01T00:00:00Z",
    counts: { requests: 50, cases: 39, held: 4, rejected: 7 },
    unit: each(chicagoUnits, "CDOT"),
    field: each(chicagoFields, "URBAN_INFRASTRUCTURE"),
  },
  {
    file: "chicago_2014_requests.json",
    zone: "America/Chicago",
    since: "2014-01-01T00:00:00Z",
    counts: { requests: 2, cases: 2, held: 0, rejected: 0 },
    unit: each(["Division of Electrical Operations CDOT", "DOB - Conservation"], "CDOT"),
    field: each(["Alley Light Out", "Building Violation"], "URBAN_INFRASTRUCTURE"),
  },
  {
    file: "cfa_service_requests.xml",
    zone: "America/Los_Angeles",
    since: "2010-01-01T00:00:00Z",
    counts: { requests: 2, cases: 2, held: 0, rejected: 0 },
    unit: {},
    field: { "006": "URBAN_INFRASTRUCTURE" },
  },
  {
    file: "toronto_2018_requests_many.xml",
    zone: "America/Toronto",
    since: "2018-01-01T00:00:00Z",
    counts: { requests: 2, cases: 2, held: 0, rejected: 0 },
    unit: { "311 Toronto": "TORONTO" },
    field: { "CSROWR-12": "TRANSPORT" },
  },
];

const absent = existsSync(FOLDER) ? null : `no recorded answers at ${FOLDER}`;
if (absent !== null) console.log(`skipped: ${absent}`);

/** A server that knows no more than the one file, page 1 of everything. */
async function servedFile(file: string) {
  const body = readFileSync(join(FOLDER, file));
  const isXml = file.endsWith(".xml");
  const empty = isXml ? "<service_requests/>" : "[]";
  return serve((url) => ({ type: isXml ? "text/xml; charset=utf-8" : "application/json", body: (url.searchParams.get("page") ?? "1") === "1" ? body : empty }));
}

async function readAll({ file, zone, since, unit, field }: Recorded) {
  const served = await servedFile(file);
  try {
    const stage = { open: { stage: "RECEIVED" }, closed: { stage: "CLOSED" } };
    const words = { notes: "optional", stage, channel: { phone: "PHONE" }, field, unit };
    const record = { intake: "CITY", unassigned: "CITY", channel: { path: "extended_attributes.channel" } };
    const context = fakeContext(configSchema.parse({ format: file.endsWith(".xml") ? "xml" : "json", since, record, words }), served.baseUrl, { zone });
    const records = new Map<string, Json>();
    const rejects: string[] = [];
    const held: string[] = [];
    let cases = 0;
    for await (const message of open311.read(context, null, { stream: "cases" })) {
      if (message.type === "reject") rejects.push(message.reason);
      else if (message.type === "batch") for (const one of message.records) records.set(one.sourceId, one.data);
    }
    const outcomes = new Map(
      [...records].map(([sourceId, data]) => [
        sourceId,
        open311.map(context.config, zone, { stream: "cases", sourceId, version: null, op: "upsert", observedAt: null, data }),
      ]),
    );
    for (const outcome of outcomes.values()) {
      if (outcome.ok) cases += 1;
      else held.push(`${outcome.at}: ${outcome.reason}`);
    }
    return { cases, held, rejects, outcomes };
  } finally {
    await served.close();
  }
}

describe.skipIf(absent !== null)("recorded answers of real servers", () => {
  test.each(RECORDED)("$file: every request arrives, or is held back or rejected with a reason ($counts)", async (recorded) => {
    const { cases, held, rejects } = await readAll(recorded);
    const counts = { requests: cases + held.length + rejects.length, cases, held: held.length, rejected: rejects.length };
    console.log(`${recorded.file}: ${JSON.stringify(counts)}${held.length > 0 ? `; held back: ${[...new Set(held)].join(" | ").slice(0, 300)}` : ""}`);
    expect(counts).toEqual(recorded.counts);
    expect(rejects.every((reason) => reason.includes("service_request_id"))).toBe(true);
  });

  test("Chicago 2012: the request at 0,0 has no coordinates, a closed one ends when it was last updated", async () => {
    const [chicago] = RECORDED;
    if (chicago === undefined) return;
    const { outcomes } = await readAll(chicago);
    expect(outcomes.get("12-01952579")).toMatchObject({ ok: true, case: { place: { lat: null, long: null } } });
    expect(outcomes.get("12-01952580")).toMatchObject({
      ok: true,
      case: { stage: "CLOSED", channel: "PHONE", steps: [{ kind: "RECEIVED" }, { kind: "CLOSED", at: "2012-12-01T19:49:48.000Z" }] },
    });
  });

  test.each([
    ["cfa_services.xml", 36],
    ["giessen_services.xml", 8],
  ])("%s lists %i services, none of which has a field yet", async (file, count) => {
    const served = await servedFile(file);
    const context = fakeContext(
      configSchema.parse({ format: "xml", since: "2012-01-01T00:00:00Z", record: { intake: "CITY" }, words: { stage: {}, field: {}, unit: {} } }),
      served.baseUrl,
    );
    await open311.check(context);
    await served.close();
    const services = context.logged[0]?.facts?.["services"];
    console.log(`${file}: ${JSON.stringify({ services: Array.isArray(services) ? services.length : services })}`);
    expect(services).toHaveLength(count);
  });
});
