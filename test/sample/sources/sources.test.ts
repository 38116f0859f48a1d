import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connectorOf, ConnectorError, type Connector, type Context, type MapOutcome, type SourceRecord } from "@dau-moi/connectors";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { geoReport, keysetOf, offsetOf, sxdRow, tinhRow, type Asked } from "./departments.fixture.ts";

interface Manifest {
  id: string;
  kind: string;
  owner: string;
  zone: string;
  secrets?: Record<string, string>;
  config: { words: { unit: Record<string, string> } };
}

const manifest = (id: string) => parse(readFileSync(join(import.meta.dirname, `${id}.yaml`), "utf8")) as Manifest;
/** The sample's secrets are no secrets: the departments check the same ones. */
const secretOf = (id: string, name: string) => manifest(id).secrets?.[name] ?? "";
const register = parse(readFileSync(join(import.meta.dirname, "../units.yaml"), "utf8")) as { units: { code: string }[] };
const codes = new Set(register.units.map(({ code }) => code));

/** Reads what a department answers with its manifest alone, and maps it. */
async function readFrom(
  id: string,
  answer: (asked: Asked) => string | null,
): Promise<{ records: SourceRecord[]; outcomes: MapOutcome[]; again: SourceRecord | null | undefined }> {
  const { kind, zone, secrets, config } = manifest(id);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    const body = answer({ path: url.pathname, query: url.searchParams, headers: request.headers });
    response
      .writeHead(body === null ? 401 : 200, { "content-type": body?.startsWith("<") ? "text/xml; charset=utf-8" : "application/json; charset=utf-8" })
      .end(body ?? "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const connector = connectorOf(kind) as Connector<unknown>;
    const context = contextOf(connector.configSchema.parse(config), `http://127.0.0.1:${(server.address() as AddressInfo).port}`, zone, secrets ?? {});
    expect(await connector.check(context)).toEqual({ ok: true });
    const records: SourceRecord[] = [];
    for await (const message of connector.read(context, null, { stream: "cases" })) if (message.type === "batch") records.push(...message.records);
    const again = await connector.fetchOne?.(context, "cases", records[0]?.sourceId ?? "");
    return { records, outcomes: records.map((record) => connector.map(context.config, zone, record)), again };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function contextOf(config: unknown, baseUrl: string, zone: string, secrets: Record<string, string>): Context<unknown> {
  return {
    config,
    baseUrl,
    zone,
    signal: new AbortController().signal,
    log: () => {},
    secret: async (name) => secrets[name] ?? "",
    knownOpen: async () => [],
    async http(url, init) {
      const { status, headers, ...answer } = await fetch(url, init).then(async (got) => ({
        status: got.status,
        headers: got.headers,
        body: new Uint8Array(await got.arrayBuffer()),
      }));
      if (status === 401) throw new ConnectorError("auth", "HTTP 401");
      return { status, headers, body: answer.body };
    },
  };
}

describe("the sample departments' manifests", () => {
  test.each(["tinh", "sxd", "hatang", "songlam", "trungtam", "stp", "so-tiepdan", "eoffice", "syt"])(
    "%s: is what its kind accepts, and names only units of the register",
    (id) => {
      const { kind, owner, config, id: named } = manifest(id);
      const checked = connectorOf(kind)?.configSchema.safeParse(config);
      expect(checked?.error?.issues ?? []).toEqual([]);
      expect(checked?.success).toBe(true);
      expect(named).toBe(id);
      expect([owner, ...Object.values(config.words.unit)].filter((code) => !codes.has(code))).toEqual([]);
    },
  );

  test("tinh", async () => {
    const { outcomes, again } = await readFrom("tinh", keysetOf(secretOf("tinh", "key"), tinhRow));
    expect(again?.sourceId).toBe("90071992547409931");
    expect(outcomes).toMatchObject([
      {
        ok: true,
        case: {
          reference: "DDN-2026-004512",
          stage: "RESOLVED",
          channel: "PHONE",
          field: "URBAN_INFRASTRUCTURE",
          urgent: true,
          leadUnitCode: "CTDT",
          cooperatingUnitCodes: ["SXD"],
          intakeUnitCode: "VPUB",
          submitter: { confidential: { name: true, phone: false, content: false } },
          place: { areaCode: "W03", lat: 19.25, long: 105.5 },
          caseStream: "HOTLINE",
          steps: [
            { kind: "RECEIVED" },
            { kind: "ASSIGNED", unitCode: "CTDT", note: "gấp" },
            { kind: "PAUSED", terms: { pauseReason: "CHO-GIAM-DINH" } },
            { kind: "RESUMED" },
            { kind: "EXTENDED", terms: { dueDay: "2026-11-10", approver: "Phó Chủ tịch UBND tỉnh" } },
            { kind: "RESOLVED" },
          ],
          stepsTellHandovers: true,
          repeatOf: "90071992547409930",
        },
      },
    ]);
  });

  test("songlam: led by the dissolved district, at the old ward", async () => {
    const steps = tinhRow.steps.filter(({ act }) => !["tam_dung", "tiep_tuc", "gia_han"].includes(act));
    const row = { ...tinhRow, steps, status: "xong", intake: "HUYEN-SL", lead: "HUYEN-SL", cooperating: [] };
    const { outcomes } = await readFrom("songlam", keysetOf(secretOf("songlam", "key"), row));
    expect(outcomes).toMatchObject([
      { ok: true, case: { stage: "RESOLVED", leadUnitCode: "HUYEN-SL", intakeUnitCode: "HUYEN-SL", place: { areaCode: "W03" } } },
    ]);
  });

  test("sxd", async () => {
    const basic = `Basic ${Buffer.from(`${secretOf("sxd", "user")}:${secretOf("sxd", "password")}`).toString("base64")}`;
    const { outcomes, again } = await readFrom("sxd", offsetOf(basic, "/phananh/danhsach", "/phananh/chitiet", sxdRow));
    expect(again?.sourceId).toBe("SXD/2026/00123");
    expect(outcomes).toMatchObject([
      {
        ok: true,
        case: {
          title: "Xây nhà trái phép",
          stage: "CLOSED",
          closureReason: "Không thuộc thẩm quyền",
          channel: "APP",
          leadUnitCode: "SXD-QLN",
          cooperatingUnitCodes: ["SXD-HTGT", "TTHT"],
          intakeUnitCode: "SXD",
          submitter: { confidential: { name: true, phone: true, content: false } },
          place: { lat: 19.25, long: 105.5 },
          steps: [
            { kind: "RECEIVED", at: "2026-11-02T01:15:00.000Z" },
            { kind: "ASSIGNED", unitCode: "SXD-QLN" },
            { kind: "PAUSED", at: "2026-11-04T01:00:00.000Z", terms: { pauseReason: "CHO-KINH-PHI" } },
            { kind: "EXTENDED", terms: { dueDay: "2026-11-10", approver: "Giám đốc Sở" } },
            { kind: "CLOSED" },
          ],
          stepsTellHandovers: false,
        },
      },
    ]);
  });

  test("sxd: a row of the dissolved Sở GTVT names that department", async () => {
    const { config, zone } = manifest("sxd");
    const rest = connectorOf("rest") as Connector<unknown>;
    const record: SourceRecord = { stream: "cases", sourceId: "x", version: null, op: "upsert", observedAt: null, data: { ...sxdRow, phongThuLy: "Sở GTVT" } };
    expect(rest.map(rest.configSchema.parse(config), zone, record)).toMatchObject({ ok: true, case: { leadUnitCode: "SGTVT" } });
  });

  test("trungtam", async () => {
    const dated = Object.fromEntries(
      Object.entries(sxdRow).map(([name, value]) => [
        name,
        typeof value === "string" ? value.replace(/^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/, "$3-$2-$1 $4:00") : value,
      ]),
    );
    const row = { ...dated, maPhanAnh: "PTT-9", trangThai: "DANG XU LY", phongThuLy: "Công ty CTĐT", ngayKetThuc: "", lyDoTamDung: "CHO DO DAC" };
    const { outcomes } = await readFrom("trungtam", offsetOf(`Bearer ${secretOf("trungtam", "key")}`, "/pa/ds", "/pa/ct", row));
    expect(outcomes).toMatchObject([
      {
        ok: true,
        case: {
          stage: "IN_PROGRESS",
          leadUnitCode: "CTDT",
          intakeUnitCode: "P-TRUNGTAM",
          receivedAt: "2026-11-02T01:15:00.000Z",
          steps: [{}, {}, { kind: "PAUSED", terms: { pauseReason: "CHO-GIAM-DINH" } }],
        },
      },
    ]);
  });

  test("hatang", async () => {
    const { outcomes, again } = await readFrom("hatang", geoReport);
    expect(again?.sourceId).toBe("HT-77");
    expect(outcomes).toMatchObject([
      {
        ok: true,
        case: {
          title: "Ổ gà",
          stage: "IN_PROGRESS",
          field: "TRANSPORT",
          leadUnitCode: "TTHT",
          intakeUnitCode: "VPUB",
          channel: "OTHER_SYSTEM",
          steps: [{ kind: "RECEIVED" }],
        },
      },
    ]);
  });
});
