import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { aDepartment, withDepartment, type TestDepartment } from "../a-department.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { FaultMode } from "./faults.ts";

type Told = { status: number; body: Record<string, unknown>; headers: Headers; text: string };
type Sent = { path: string; type: string; body: string; headers?: Record<string, string> };

async function send(department: TestDepartment, { path, type, body, headers = {} }: Sent, signal?: AbortSignal): Promise<Told> {
  const answer = await department.ask(path, { method: "POST", body, headers: { "content-type": type, ...headers }, ...(signal && { signal }) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

const atTinh = (id: string, key: string, body: object, version?: string): Sent => ({
  path: `/api/v2/cases/${id}/actions`,
  type: "application/json",
  body: JSON.stringify(body),
  headers: { "idempotency-key": key, ...(version !== undefined && { "if-match": `"${version}"` }) },
});
const atSxd = (fields: Record<string, string>): Sent => ({
  path: "/phananh/capnhat",
  type: "application/x-www-form-urlencoded",
  body: new URLSearchParams(fields).toString(),
});
const atHatang = (fields: Record<string, string>): Sent => ({
  path: "/open311/v2/servicerequestupdates.json",
  type: "application/x-www-form-urlencoded",
  body: new URLSearchParams({ updated_datetime: new Date(Date.now() - 1000).toISOString(), ...fields }).toString(),
});

const aNewCase = (department: TestDepartment): Promise<LedgerLine> => department.control<LedgerLine>("change", { kind: "new" });
const newest = async (department: TestDepartment): Promise<LedgerLine> => (await department.control<LedgerLine[]>("ledger")).at(-1) as LedgerLine;
const full = { richness: "full" } as const;
const ORDER = { act: "giao", unit: "SXD", order_form: "van_ban", ordered_at: new Date(Date.now() - 2000).toISOString(), document_no: "12/VP" };

describe("tinh", () => {
  test("lets a case be led from its receipt to being published and reopened, and shows every act in its row", () =>
    withDepartment(
      "tinh",
      async (tinh) => {
        const { id } = await aNewCase(tinh);
        const acts = [
          ORDER,
          { act: "nhan" },
          { act: "y_kien", note: "Đề nghị ưu tiên" },
          { act: "gia_han", new_due: "2099-01-05", reason: "chờ vật tư", approver: "Phó Chủ tịch UBND tỉnh" },
          {
            act: "co_kq",
            result: "Đã sửa",
            document_no: "7/SXD",
            document_date: "2026-11-20",
            attachments: [{ name: "a.pdf", media_type: "application/pdf", content: "AAEC" }],
          },
          { act: "cong_khai", answer: "Đã sửa xong" },
          { act: "ket_thuc", reason: "Đã xong" },
        ];
        const stages: string[] = [];
        for (const [index, act] of acts.entries()) {
          expect((await send(tinh, atTinh(id, `k${index}`, act))).status).toBe(200);
          stages.push((await newest(tinh)).stage);
        }
        expect(stages).toEqual(["ASSIGNED", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "RESOLVED", "RESOLVED", "CLOSED"]);
        expect(await tinh.json(`/api/v2/cases/${id}`)).toMatchObject({
          lead: "SXD",
          outcome: "Đã sửa",
          close_reason: "Đã xong",
          steps: [
            { act: "tiep_nhan" },
            { act: "giao", unit: "SXD" },
            { act: "nhan" },
            { act: "gia_han", new_due: "2099-01-05" },
            { act: "co_kq" },
            { act: "ket_thuc" },
          ],
          comments: [{ note: "Đề nghị ưu tiên" }],
          documents: [
            { act: "giao", no: "12/VP", form: "van_ban" },
            { act: "co_kq", no: "7/SXD", date: "2026-11-20" },
          ],
          attachments: [{ name: "a.pdf", bytes: 3 }],
          published: { answer: "Đã sửa xong" },
        });
        expect((await send(tinh, atTinh(id, "k9", { act: "mo_lai", reason: "hỏng lại" }))).body).toMatchObject({
          case: { status: "dang_xu_ly", published: null },
        });
      },
      full,
    ));

  test("does an act once for a key, whatever happens to the answer and to the department", async () => {
    const dir = mkdtempSync(join(tmpdir(), "departments-"));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const { department: tinh } = await aDepartment("tinh", { dir, ...full });
    const { id } = await aNewCase(tinh);
    await tinh.control("fault", { mode: "write_lost", times: 1 });
    await expect(send(tinh, atTinh(id, "one", ORDER))).rejects.toThrow();
    await tinh.kill();
    const { department: again, leave } = await aDepartment("tinh", { dir, ...full });
    onTestFinished(leave);
    const lookedUp = await again.json<{ action: object }>("/api/v2/actions/one");
    expect(lookedUp.action).toMatchObject({ key: "one", case_id: id, act: "giao" });
    const { n } = await again.control<{ n: number }>("summary");
    const first = await send(again, atTinh(id, "one", ORDER));
    expect([first.status, first.headers.get("idempotent-replay")]).toEqual([200, "true"]);
    expect((await send(again, atTinh(id, "one", ORDER))).text).toBe(first.text);
    expect((await send(again, atTinh(id, "one", { act: "nhan" }))).body).toMatchObject({ error: { code: "key_reused" } });
    expect((await again.control<{ n: number }>("summary")).n).toBe(n);
    expect((await again.ask("/api/v2/actions/never")).status).toBe(404);
  });

  test("refuses what its own officers may not do, says why, and changes nothing", () =>
    withDepartment("tinh", async (tinh) => {
      const { id, modified } = await aNewCase(tinh);
      const refused = async (key: string, body: object): Promise<unknown> => (await send(tinh, atTinh(id, key, body))).body["error"];
      expect(await refused("a", { act: "nhan" })).toMatchObject({ code: "refused", reason: "course" });
      expect(await refused("b", { ...ORDER, unit: "SGTVT" })).toMatchObject({ code: "refused", reason: "unknown_unit" });
      expect(await refused("c", { ...ORDER, ordered_at: "2099-01-01T00:00:00Z" })).toMatchObject({ reason: "bad_instant" });
      expect(await refused("d", { act: "giao" })).toMatchObject({ code: "bad_body" });
      expect((await send(tinh, atTinh(id, "e", ORDER, "2020-01-01T00:00:00.000+07:00"))).status).toBe(412);
      expect((await newest(tinh)).modified).toBe(modified);
      expect((await send(tinh, atTinh(id, "f", ORDER, modified))).status).toBe(200);
      for (const kind of ["accept", "resolve", "answer", "close"]) await tinh.control("change", { kind, id });
      expect(await refused("g", { act: "nhan" })).toMatchObject({ message: "hồ sơ đang ở trạng thái đã kết thúc" });
      expect((await tinh.ask(`/api/v2/cases/${id}/actions`, { method: "POST", headers: { "x-api-key": "wrong" } })).status).toBe(401);
    }));
});

describe("sxd", () => {
  test("knows a repeat by the row alone, compares the row's mark, and takes one extension a cycle", () =>
    withDepartment(
      "sxd",
      async (sxd) => {
        const { id, modified } = await aNewCase(sxd);
        const order = { ma: id, thaoTac: "giao", donVi: "Phòng HTGT", hinhThuc: "Điện thoại", ngayGiao: "20/11/2026 08:00" };
        expect((await send(sxd, atSxd({ ...order, ngayCapNhat: "01/01/2026 00:00" }))).body).toMatchObject({ ketQua: "XUNG DOT", duLieu: { maPhanAnh: id } });
        expect((await send(sxd, atSxd({ ...order, ngayCapNhat: modified }))).body).toMatchObject({ ketQua: "OK" });
        const { n } = await newest(sxd);
        expect((await send(sxd, atSxd({ ...order, ngayCapNhat: modified }))).body).toMatchObject({ ketQua: "TU CHOI", lyDo: "đã cập nhật" });
        expect((await newest(sxd)).n).toBe(n);
        expect((await send(sxd, atSxd({ ...order, donVi: "Phòng QLN" }))).body).toMatchObject({ ketQua: "TU CHOI", lyDo: "hồ sơ đang ở trạng thái đã giao" });
        expect((await send(sxd, atSxd({ ma: id, thaoTac: "nhan" }))).body).toMatchObject({ ketQua: "OK" });
        const extension = { ma: id, thaoTac: "giahan", giaHanDen: "05/01/2099", lyDo: "chờ vật tư" };
        expect((await send(sxd, atSxd(extension))).body).toMatchObject({ ketQua: "OK" });
        expect((await send(sxd, atSxd({ ...extension, giaHanDen: "06/01/2099" }))).body).toMatchObject({ lyDo: "đã gia hạn một lần" });
        expect(await sxd.json(`/phananh/chitiet?ma=${encodeURIComponent(id)}`)).toMatchObject({
          hinhThucGiao: "Điện thoại",
          giaHanDen: "05/01/2099",
          trangThai: "Đang xử lý",
        });
      },
      full,
    ));

  test("an act that was undone since is no repeat", () =>
    withDepartment("sxd", async (sxd) => {
      const { id } = await aNewCase(sxd);
      const order = { ma: id, thaoTac: "giao", donVi: "Phòng HTGT", hinhThuc: "Hệ thống", ngayGiao: "20/11/2026 08:00" };
      await send(sxd, atSxd(order));
      await sxd.control("change", { kind: "return", id });
      expect((await send(sxd, atSxd(order))).body).toMatchObject({ ketQua: "OK" });
    }));
});

test("hatang takes an update once by its id, and shows what it accepted", () =>
  withDepartment("hatang", async (hatang) => {
    const { id, modified } = await aNewCase(hatang);
    const update = { update_id: "u1", service_request_id: id, status: "open", status_notes: "Đã phân công", agency_responsible: "Công ty CTĐT" };
    expect((await send(hatang, atHatang({ ...update, if_updated_datetime: "2020-01-01T00:00:00+07:00" }))).status).toBe(409);
    const first = await send(hatang, atHatang({ ...update, if_updated_datetime: modified }));
    expect([first.status, (await newest(hatang)).stage]).toEqual([200, "ASSIGNED"]);
    const { n } = await newest(hatang);
    expect((await send(hatang, atHatang({ ...update, status: "closed" }))).text).toBe(first.text);
    expect((await newest(hatang)).n).toBe(n);
    expect(await hatang.json("/open311/v2/servicerequestupdates.json?update_id=u1")).toMatchObject([{ update_id: "u1", status_notes: "Đã phân công" }]);
    expect(await hatang.json("/open311/v2/servicerequestupdates.json?update_id=u2")).toEqual([]);
    expect((await send(hatang, atHatang({ update_id: "u3", service_request_id: id, status: "closed" }))).text).toContain(
      "refused: hồ sơ đang ở trạng thái đã giao",
    );
  }));

test.each<DepartmentCode>(["songlam", "trungtam"])("%s is read-only", (dept) =>
  withDepartment(dept, async (department) => expect((await department.ask("/", { method: "POST" })).status).toBe(405)),
);

describe("faults of acts", () => {
  /** What a fault leaves behind: how the caller fares, and whether the act was done. */
  async function under(mode: FaultMode): Promise<{ outcome: unknown; isDone: boolean; sameVersion: boolean }> {
    const { department: tinh, leave } = await aDepartment("tinh");
    try {
      const { id, n, modified } = await aNewCase(tinh);
      await tinh.control("fault", { mode, times: 1, ms: 300 });
      const outcome = await send(tinh, atTinh(id, "k", ORDER, modified), AbortSignal.timeout(200)).then(
        ({ status }) => status,
        () => "nothing",
      );
      // A later read is honest again.
      const row = await tinh.json<{ modified_at: string; status: string }>(`/api/v2/cases/${id}`);
      expect(row.status).toBe((await newest(tinh)).n > n ? "da_giao" : "moi");
      return { outcome, isDone: (await newest(tinh)).n > n, sameVersion: row.modified_at === modified };
    } finally {
      await leave();
    }
  }

  test.each<[FaultMode, unknown, boolean, boolean]>([
    ["write_timeout", "nothing", true, false],
    ["write_lost", "nothing", true, false],
    ["write_slow", "nothing", true, false],
    ["write_fail", 500, false, true],
    ["write_conflict", 412, false, true],
    ["write_busy", 409, false, true],
    ["write_ignored", 200, false, true],
    ["write_same_version", 200, true, true],
    ["unauthorized", 401, false, true],
  ])("%s", async (mode, outcome, isDone, sameVersion) => {
    expect(await under(mode)).toEqual({ outcome, isDone, sameVersion });
  });
});
