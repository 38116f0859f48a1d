import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectorOf, type Connector, type Context, type SourceRecord, type WriteCommand, type WriteOutcome } from "@dau-moi/connectors";
import type { CaseChange, StepKind } from "@dau-moi/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { HTTP_LIMITS, hostHttp } from "../../../server/src/ingest/http.ts";
import { aDepartment } from "../../departments/a-department.ts";

interface Manifest {
  kind: string;
  zone: string;
  secrets?: Record<string, string>;
  config: unknown;
}

/** A sample department as its own manifest reaches it, over the host's HTTP. */
async function department(id: keyof typeof SCALE) {
  const { kind, zone, secrets = {}, config } = parse(readFileSync(join(import.meta.dirname, `${id}.yaml`), "utf8")) as Manifest;
  const { department: served, leave } = await aDepartment(id, { richness: "full", scale: SCALE[id] });
  const connector = connectorOf(kind) as Connector<unknown>;
  const { signal } = new AbortController();
  const host = hostHttp({ ...HTTP_LIMITS, origin: served.baseUrl }, { now: Date.now }, signal);
  const context: Context<unknown> = {
    config: connector.configSchema.parse(config),
    zone,
    signal,
    baseUrl: served.baseUrl,
    http: host.http,
    secret: async (name) => secrets[name] ?? "",
    log: () => undefined,
    knownOpen: async () => [],
  };
  const records: SourceRecord[] = [];
  for await (const message of connector.read(context, null, { stream: "cases" })) if (message.type === "batch") records.push(...message.records);
  const caseOf = (record: SourceRecord) => {
    const outcome = connector.map(context.config, zone, record);
    return outcome.ok ? outcome.case : null;
  };
  return {
    connector,
    context,
    leave: async () => (await host.close(), leave()),
    received: records.filter((record) => caseOf(record)?.stage === "RECEIVED"),
    now: async (sourceId: string) => (await connector.fetchOne?.(context, "cases", sourceId)) ?? null,
    caseOf,
  };
}
type Department = Awaited<ReturnType<typeof department>>;

async function ask(
  { connector, context, now }: Department,
  sourceId: string,
  change: CaseChange,
  key: string,
): Promise<{ command: WriteCommand; outcome: WriteOutcome | undefined }> {
  const command = { change, stream: "cases", sourceId, expectedVersion: (await now(sourceId))?.version ?? null, idempotencyKey: key };
  return { command, outcome: await connector.apply?.(context, command) };
}

const at = new Date(Date.now() - 60_000).toISOString();
const assign = (toUnit: string): CaseChange => ({ kind: "ASSIGN", at, toUnit, form: "WRITTEN", orderedAt: at, note: "Giao xử lý" });
const stepIn = (kind: StepKind, terms?: object): unknown =>
  expect.arrayContaining([expect.objectContaining({ kind, ...(terms === undefined ? {} : { terms: expect.objectContaining(terms) }) })]);
/** So many times its size: each is to have three cases that nobody was given yet. */
const SCALE = { tinh: 0.6, stp: 6, sxd: 0.6, hatang: 0.6 };
const UNIT = { tinh: "SXD", stp: "VPUB", sxd: "SXD-HTGT", hatang: "TTHT" } as const;

describe.each(["tinh", "stp", "sxd", "hatang"] as const)("what is decided in the hub for %s", (id) => {
  let served: Department;
  beforeAll(async () => void (served = await department(id)), 60_000);
  afterAll(() => served.leave());

  test("is done there, shown by the next read, and found again by a look", async () => {
    const sourceId = served.received[0]?.sourceId ?? "";
    const course: [CaseChange, object][] = [
      [assign(UNIT[id]), { stage: "ASSIGNED", leadUnitCode: UNIT[id] }],
      [{ kind: "ACCEPT", at }, { stage: "IN_PROGRESS" }],
      [{ kind: "COMMENT", at, note: "Đề nghị sớm trả lời" }, { stage: "IN_PROGRESS" }],
      [
        { kind: "RECORD_RESULT", at, result: "Đã khắc phục xong" },
        { stage: "RESOLVED", result: expect.any(String) },
      ],
      [{ kind: "CLOSE", at, reason: "Công dân hài lòng" }, { stage: "CLOSED" }],
      [{ kind: "REOPEN", at, reason: "Công dân phản ánh lại" }, { stage: "IN_PROGRESS" }],
    ];
    for (const [step, [change, shown]] of course.entries()) {
      const { command, outcome } = await ask(served, sourceId, change, `khoa-${id}-${step}`);
      expect({ kind: change.kind, ...outcome }).toMatchObject({ status: "applied" });
      const record = await served.now(sourceId);
      expect(record && served.caseOf(record)).toMatchObject(shown);
      expect(outcome).toMatchObject({ version: record?.version });
      expect(await served.connector.probe?.(served.context, command)).toMatchObject({ status: "applied" });
    }
  });

  test("is not done over a version nobody here has seen, and is told with the record as it is", async () => {
    const [, other] = served.received;
    const stale = {
      change: assign(UNIT[id]),
      stream: "cases",
      sourceId: other?.sourceId ?? "",
      expectedVersion: "2020-01-01T00:00:00+07:00",
      idempotencyKey: `cu-${id}`,
    };
    const expectedVersion = id === "sxd" ? "01/01/2020 00:00" : stale.expectedVersion;
    expect(await served.connector.apply?.(served.context, { ...stale, expectedVersion })).toMatchObject({
      status: "conflict",
      current: { sourceId: other?.sourceId },
    });
    expect((await served.now(other?.sourceId ?? ""))?.version).toBe(other?.version);
    expect(await served.connector.probe?.(served.context, { ...stale, expectedVersion })).toMatchObject({ status: "refused" });
  });

  test("is done once however often it is sent, and a refusal has its reason", async () => {
    const sourceId = served.received[2]?.sourceId ?? "";
    const { command } = await ask(served, sourceId, assign(UNIT[id]), `lai-${id}`);
    const before = await served.now(sourceId);
    expect(await served.connector.apply?.(served.context, command)).toMatchObject({ status: expect.stringMatching(/applied/) });
    expect((await served.now(sourceId))?.version).toBe(before?.version);
    const refused = await ask(served, sourceId, { kind: "CLOSE", at, reason: "Chưa làm gì" }, `sai-${id}`);
    expect(refused.outcome).toMatchObject({ status: "refused", reason: expect.stringMatching(/\S/) });
  });
});

describe.each(["tinh", "stp", "sxd"] as const)("waiting and answering, decided in the hub for %s", (id) => {
  let served: Department;
  beforeAll(async () => void (served = await department(id)), 60_000);
  afterAll(() => served.leave());

  test("are done there, each shown by the next read as a step of its own, and found again by a look", async () => {
    const sourceId = served.received[0]?.sourceId ?? "";
    const pause: CaseChange = { kind: "PAUSE", at, pauseReason: "CHO-CONG-DAN", reason: "Chờ ảnh hiện trường", approver: "Chánh Văn phòng" };
    const course: [CaseChange, object][] = [
      [assign(UNIT[id]), { stage: "ASSIGNED" }],
      [{ kind: "ACCEPT", at }, { stage: "IN_PROGRESS" }],
      [pause, { stage: "IN_PROGRESS", steps: stepIn("PAUSED", { pauseReason: "CHO-CONG-DAN" }) }],
      [
        { kind: "RESUME", at, reason: "Đã có ảnh" },
        { stage: "IN_PROGRESS", steps: stepIn("RESUMED") },
      ],
      [{ kind: "RECORD_RESULT", at, result: "Đã khắc phục xong" }, { stage: "RESOLVED" }],
      [
        { kind: "ANSWER", at, form: "LETTER", answeredAt: new Date().toISOString(), paper: { number: "15/VP", day: at.slice(0, 10) }, answer: "Đã trả lời" },
        { stage: "ANSWERED", steps: stepIn("ANSWERED") },
      ],
    ];
    for (const [place, [change, shown]] of course.entries()) {
      const { command, outcome } = await ask(served, sourceId, change, `cho-${id}-${place}`);
      expect({ kind: change.kind, ...outcome }).toMatchObject({ status: "applied" });
      const record = await served.now(sourceId);
      expect(record && served.caseOf(record)).toMatchObject(shown);
      expect(await served.connector.probe?.(served.context, command)).toMatchObject({ status: "applied" });
    }
  });

  test("are refused where they make no sense, with a reason", async () => {
    const sourceId = served.received[1]?.sourceId ?? "";
    for (const [place, change] of (
      [
        { kind: "RESUME", at, reason: "Đã có ảnh" },
        { kind: "ANSWER", at, form: "TEXT", answeredAt: at, answer: "Đã trả lời" },
      ] as const
    ).entries())
      expect((await ask(served, sourceId, change, `chua-${id}-${place}`)).outcome).toMatchObject({ status: "refused", reason: expect.stringMatching(/\S/) });
  });
});

test("a second pause of a cycle is refused by the product whose row has a place for one alone", async () => {
  const served = await department("sxd");
  try {
    const sourceId = served.received[0]?.sourceId ?? "";
    const pause: CaseChange = { kind: "PAUSE", at, pauseReason: "CHO-CONG-DAN", reason: "Chờ ảnh hiện trường" };
    const before: CaseChange[] = [assign(UNIT.sxd), { kind: "ACCEPT", at }, pause, { kind: "RESUME", at, reason: "Đã có ảnh" }];
    for (const [place, change] of before.entries()) expect((await ask(served, sourceId, change, `hai-${place}`)).outcome).toMatchObject({ status: "applied" });
    const again = { ...pause, reason: "Chờ thêm ảnh" };
    expect((await ask(served, sourceId, again, "hai-lan")).outcome).toMatchObject({ status: "refused", reason: "đã tạm dừng một lần" });
  } finally {
    await served.leave();
  }
}, 60_000);
