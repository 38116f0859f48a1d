import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDepartment, type TestDepartment } from "../a-department.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine, ToldStep } from "../ledger-line.ts";

type Row = Record<string, unknown>;

function living(dept: DepartmentCode): () => TestDepartment {
  let started: Awaited<ReturnType<typeof aDepartment>> | undefined;
  beforeAll(async () => {
    started = await aDepartment(dept, { richness: "full", scale: 0.15 });
    for (let change = 0; change < 40; change += 1) await started.department.control("change", {});
  });
  afterAll(() => started?.leave());
  return () => {
    if (started === undefined) throw new Error("not started");
    return started.department;
  };
}

async function newest(department: TestDepartment): Promise<LedgerLine[]> {
  const lines = await department.control<LedgerLine[]>("ledger");
  return [...new Map(lines.map((line) => [line.row, line])).values()];
}

async function pages(read: (page: number) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 0; ; page += 1) {
    const more = await read(page);
    rows.push(...more);
    if (more.length === 0) return rows;
  }
}

/** As DIALECTS.md writes them, read by hand. */
const ACTS: Record<string, string> = {
  tiep_nhan: "RECEIVED",
  giao: "ASSIGNED",
  nhan: "ACCEPTED",
  chuyen: "TRANSFERRED",
  tra_lai: "RETURNED",
  co_kq: "RESOLVED",
  tra_loi: "ANSWERED",
  ket_thuc: "CLOSED",
  mo_lai: "REOPENED",
  tu_choi: "DECLINED",
  huong_dan: "REDIRECTED",
  tam_dung: "PAUSED",
  tiep_tuc: "RESUMED",
  gia_han: "EXTENDED",
  bc_chua_kq: "NO_RESULT_REPORTED",
  gop: "MERGED",
};
const STREAMS: Record<string, string> = { duong_day_nong: "HOTLINE", pakn_quy_dinh_hc: "ADMIN_REGULATION", pakn_van_ban_qppl: "LEGAL_DOCUMENT" };
const REASONS: Record<string, string> = {
  "Chờ người phản ánh bổ sung": "chờ công dân bổ sung",
  "Xin ý kiến chuyên môn": "chờ ý kiến chuyên môn",
  "Giám định, đo đạc": "chờ giám định, đo đạc",
  "Chờ lãnh đạo": "chờ lãnh đạo",
  "Chờ bố trí kinh phí": "chờ kinh phí",
  "Cán bộ nghỉ": "cán bộ nghỉ phép",
  "CHO DAN BO SUNG": "chờ công dân bổ sung",
  "CHO CHUYEN MON": "chờ ý kiến chuyên môn",
  "CHO DO DAC": "chờ giám định, đo đạc",
  "CHO LANH DAO": "chờ lãnh đạo",
  "CHO KINH PHI": "chờ kinh phí",
  "CAN BO NGHI": "cán bộ nghỉ phép",
};
const NEW_LIFE = new Set(["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED"]);

describe("tinh", () => {
  const tinh = living("tinh");

  test("serves every pause, extension, report and merging of its ledger, and the kind of case", async () => {
    const department = tinh();
    let query = "limit=200";
    const rows = await pages(async () => {
      if (query === "") return [];
      const page = await department.json<{ items: Row[]; next: { since: string; after_id: string } | null }>(`/api/v2/cases?${query}`);
      query = page.next === null ? "" : new URLSearchParams({ limit: "200", ...page.next }).toString();
      return page.items;
    });
    const served = rows.map((row) => ({
      id: row["id"],
      stream: STREAMS[String(row["case_type"])],
      mergedInto: row["merged_into"],
      isMerged: row["status"] === "da_gop",
      urged: (row["urgings"] as Row[]).map(({ at }) => Date.parse(String(at))),
      steps: (row["steps"] as Row[]).map(({ at, act, reason, new_due, approver, into }) => [
        ACTS[String(act)],
        Date.parse(String(at)),
        reason,
        new_due,
        approver,
        into,
      ]),
    }));
    const ledger = (await newest(department)).map((line) => ({
      id: line.id,
      stream: line.stream,
      mergedInto: line.mergedInto,
      isMerged: line.mergedInto !== null,
      urged: line.urgedAt?.map((at) => Date.parse(at)),
      steps: line.steps.map(({ at, kind, reason = null, dueDay = null, approver = null, into = null }) => [
        kind,
        Date.parse(at),
        reason,
        dueDay,
        approver,
        into,
      ]),
    }));
    const byId = (one: { id: unknown }, other: { id: unknown }): number => (String(one.id) < String(other.id) ? -1 : 1);
    expect(served.toSorted(byId)).toEqual(ledger.toSorted(byId));
    const kinds = new Set(ledger.flatMap(({ steps }) => steps.map(([kind]) => kind)));
    expect([...NEW_LIFE, "MERGED"].filter((kind) => !kinds.has(kind) && kind !== "NO_RESULT_REPORTED")).toEqual([]);
  });

  test("a case waits, is urged, goes on, gets more time and is closed as it waits again", async () => {
    const { id } = await tinh().control<LedgerLine>("change", { kind: "new" });
    for (const kind of ["assign", "accept", "pause"]) await tinh().control("change", { kind, id });
    await expect(tinh().control("change", { kind: "resolve", id })).rejects.toThrow("409");
    for (const kind of ["resume", "urge", "extend", "extend", "pause"]) await tinh().control("change", { kind, id });
    const closed = await tinh().control<LedgerLine>("change", { kind: "close", id });
    expect(closed).toMatchObject({ stage: "CLOSED", urgedAt: [expect.any(String)], record: { outcome: null } });
    expect(closed.steps.map(({ kind }) => kind)).toEqual(["RECEIVED", "ASSIGNED", "ACCEPTED", "PAUSED", "RESUMED", "EXTENDED", "EXTENDED", "PAUSED", "CLOSED"]);
    const days = closed.steps.flatMap(({ dueDay }) => dueDay ?? []);
    expect(days).toEqual(days.toSorted());
  });

  test("a repeat in progress is merged into the case it repeats, and stays merged", async () => {
    const { id } = await tinh().control<LedgerLine>("change", { kind: "new" });
    const repeat = await tinh().control<LedgerLine>("change", { kind: "repeat", id });
    for (const kind of ["assign", "accept"]) await tinh().control("change", { kind, id: repeat.id });
    expect(await tinh().control("change", { kind: "merge", id: repeat.id })).toMatchObject({ stage: "CLOSED", mergedInto: id });
    expect(await tinh().json(`/api/v2/cases/${repeat.id}`)).toMatchObject({ status: "da_gop", merged_into: id });
    await expect(tinh().control("change", { kind: "reopen", id: repeat.id })).rejects.toThrow("409");
  });
});

describe.each([
  ["sxd", "/phananh/danhsach", (text: string) => text.replace(/^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/, "$3-$2-$1T$4:00+07:00")],
  ["trungtam", "/pa/ds", (text: string) => `${text.replace(" ", "T")}+07:00`],
] as const)("%s", (dept, list, instantText) => {
  const office = living(dept);
  const instant = (text: unknown): number => Date.parse(instantText(String(text)));

  /** The columns of the fuller life as steps. */
  function stepsOf(row: Row): unknown[] {
    const steps: [unknown, string, ...unknown[]][] = [
      [row["tamDungTu"], "PAUSED", REASONS[String(row["lyDoTamDung"])]],
      [row["tamDungDen"], "RESUMED"],
      [row["ngayGiaHan"] ?? "", "EXTENDED", row["lyDoGiaHan"], String(row["giaHanDen"]).split("/").toReversed().join("-"), row["nguoiDuyetGiaHan"]],
      [row["ngayBaoCaoChuaKetQua"] ?? "", "NO_RESULT_REPORTED", row["lyDoChuaCoKetQua"]],
    ];
    return steps.flatMap(([at, kind, ...terms]) => (at === "" ? [] : [[kind, instant(at), ...terms]]));
  }
  const wanted = ({ kind, at, reason, dueDay, approver }: ToldStep): unknown[] => [
    kind,
    Date.parse(at),
    ...[reason, dueDay, approver].filter((term) => term !== undefined),
  ];
  const byKind = (one: unknown, other: unknown): number => (String(one) < String(other) ? -1 : 1);

  test("serves the columns its ledger tells, and its own words for what waits and what was merged", async () => {
    const rows = await pages(async (page) => (await office().json<{ duLieu: Row[] }>(`${list}?tu=${page * 100}&sl=100&sapxep=asc`)).duLieu);
    const served = new Map(rows.map((row) => [row["maPhanAnh"], row]));
    const ledger = await newest(office());
    expect(served.size).toBe(ledger.length);
    for (const line of ledger) {
      const row = served.get(line.id) ?? {};
      expect(stepsOf(row).toSorted(byKind)).toEqual(
        line.steps
          .filter(({ kind }) => NEW_LIFE.has(kind))
          .map(wanted)
          .toSorted(byKind),
      );
      expect(row["maPhanAnhGop"]).toBe(line.mergedInto ?? "");
      expect(["Đã gộp", "DA GOP"].includes(String(row["trangThai"]))).toBe(line.mergedInto !== null);
      const waits = line.stage === "IN_PROGRESS" && line.steps.some(({ kind }) => kind === "PAUSED") && !line.steps.some(({ kind }) => kind === "RESUMED");
      expect([line.id, ["Tạm dừng", "TAM DUNG"].includes(String(row["trangThai"]))]).toEqual([line.id, waits]);
      if (dept === "sxd") expect([row["ngayDonDoc"] === "" ? [] : [instant(row["ngayDonDoc"])]]).toEqual([line.urgedAt?.map((at) => Date.parse(at))]);
      else expect(row).not.toHaveProperty("giaHanDen");
    }
    expect(ledger.some(({ steps }) => steps.some(({ kind }) => kind === "PAUSED"))).toBe(true);
  });

  test("does not let a case wait twice, and forgets all of it when the case is reopened", async () => {
    const { id } = await office().control<LedgerLine>("change", { kind: "new" });
    for (const kind of ["assign", "accept", "pause", "resume"]) await office().control("change", { kind, id });
    await expect(office().control("change", { kind: "pause", id })).rejects.toThrow("409");
    for (const kind of ["resolve", "answer", "close"]) await office().control("change", { kind, id });
    const reopened = await office().control<LedgerLine>("change", { kind: "reopen", id });
    expect(reopened.steps.some(({ kind }) => NEW_LIFE.has(kind))).toBe(false);
  });
});

describe("hatang", () => {
  const hatang = living("hatang");

  test("names the request that a duplicate repeats, and knows nothing else of the fuller life", async () => {
    const rows = await pages((page) => hatang().json<Row[]>(`/open311/v2/requests.json?start_date=2025-01-01T00:00:00%2B07:00&page=${page + 1}&page_size=100`));
    const served = new Map(rows.map((row) => [row["service_request_id"], row]));
    const ledger = await newest(hatang());
    for (const line of ledger) expect(served.get(line.id)?.["duplicate_of"]).toBe(line.mergedInto ?? "");
    const named = rows.filter((row) => row["duplicate_of"] !== "");
    expect(named.length).toBeGreaterThan(2);
    expect(new Set(named.map((row) => row["status_notes"]))).toEqual(new Set(["Trùng lặp"]));
    expect(ledger.every(({ steps }) => steps.every(({ kind }) => kind === "RECEIVED" || kind === "CLOSED"))).toBe(true);
  });
});

test("a department of the plain life refuses the fuller one, and says nothing of it", async () => {
  const { department, leave } = await aDepartment("tinh");
  try {
    const { id } = await department.control<LedgerLine>("change", { kind: "new" });
    for (const kind of ["assign", "accept"]) await department.control("change", { kind, id });
    await expect(department.control("change", { kind: "pause", id })).rejects.toThrow("409");
    const row = await department.json<Row>(`/api/v2/cases/${id}`);
    expect(Object.keys(row)).not.toContain("case_type");
    expect(Object.keys((row["steps"] as Row[])[0] ?? {})).toEqual(["at", "act", "unit", "note"]);
  } finally {
    await leave();
  }
});
