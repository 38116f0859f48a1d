import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDepartment, type TestDepartment } from "../a-department.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";

type Row = Record<string, string>;
type KeysetPage = { items: Row[]; next: { since: string; after_id: string } | null };
type OffsetPage = { tong: number; duLieu: Row[] };

function served(dept: DepartmentCode): () => TestDepartment {
  let started: Awaited<ReturnType<typeof aDepartment>> | undefined;
  beforeAll(async () => {
    started = await aDepartment(dept);
  });
  afterAll(() => started?.leave());
  return () => {
    if (started === undefined) throw new Error("not started");
    return started.department;
  };
}

async function keysetIds(department: TestDepartment, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let query = `limit=${limit}`;
  for (;;) {
    const page = await department.json<KeysetPage>(`/api/v2/cases?${query}`);
    ids.push(...page.items.map((row) => row["id"] as string));
    if (page.next === null) return ids;
    query = new URLSearchParams({ limit: String(limit), ...page.next }).toString();
  }
}

const ledgerIds = async (department: TestDepartment): Promise<string[]> => (await department.control<LedgerLine[]>("ledger")).map((line) => line.id);

describe.each(["tinh", "songlam"] as const)("%s", (dept) => {
  const department = served(dept);

  test("gives every case once by keyset, across rows of one mark", async () => {
    const ids = await keysetIds(department(), 7);
    expect(ids.toSorted()).toEqual((await ledgerIds(department())).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("gives one case, and 404, 401 and 400 in its own words", async () => {
    const [line] = await department().control<LedgerLine[]>("ledger");
    expect(await department().json<Row>(`/api/v2/cases/${line?.id}`)).toMatchObject({ id: line?.id, code: line?.reference, modified_at: line?.modified });
    expect((await department().ask("/api/v2/cases/1")).status).toBe(404);
    expect((await fetch(`${department().baseUrl}/api/v2/cases`)).status).toBe(401);
    expect((await department().ask("/api/v2/cases?limit=501")).status).toBe(400);
    expect((await department().ask("/api/v2/cases?since=2026-11-01T00:00:00.000+07:00")).status).toBe(400); // an unescaped + is a space
  });
});

describe.each([
  ["sxd", "/phananh/danhsach", "/phananh/chitiet"],
  ["trungtam", "/pa/ds", "/pa/ct"],
] as const)("%s", (dept, list, detail) => {
  const department = served(dept);

  test("gives every case once by offset while nothing changes", async () => {
    const ids: string[] = [];
    for (let from = 0; ; from += 9) {
      const page = await department().json<OffsetPage>(`${list}?tu=${from}&sl=9&sapxep=asc`);
      ids.push(...page.duLieu.map((row) => row["maPhanAnh"] as string));
      if (ids.length >= page.tong || page.duLieu.length === 0) break;
    }
    expect(ids.toSorted()).toEqual((await ledgerIds(department())).toSorted());
  });

  test("sorts both ways and moves a changed row to the end", async () => {
    const changed = await department().control<LedgerLine>("change", {});
    const [newest] = (await department().json<OffsetPage>(`${list}?tu=0&sl=1&sapxep=desc`)).duLieu;
    expect(newest?.["maPhanAnh"]).toBe(changed.id);
    expect(newest?.["ngayCapNhat"]).toBe(changed.modified);
    expect(changed.modified).toMatch(dept === "sxd" ? /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/ : /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("gives one case by its number, and its own errors", async () => {
    const [line] = await department().control<LedgerLine[]>("ledger");
    expect(await department().json<Row>(`${detail}?ma=${encodeURIComponent(line?.id ?? "")}`)).toMatchObject({ maPhanAnh: line?.id });
    const missing = await department().ask(`${detail}?ma=none`);
    expect([missing.status, await missing.json()]).toEqual([404, { loi: "khong tim thay" }]);
    const refused = await fetch(department().baseUrl + list);
    expect([refused.status, refused.headers.get("www-authenticate")?.slice(0, 5)]).toEqual([401, dept === "sxd" ? "Basic" : "Beare"]);
    expect((await department().ask(`${list}?sl=201`)).status).toBe(400);
  });
});

describe("hatang", () => {
  const department = served("hatang");
  const everything = "start_date=2025-01-01T00:00:00%2B07:00";

  test("pages newest first over requested_datetime and ignores updated_after", async () => {
    const path = (page: number, more = ""): string => `/open311/v2/requests.json?${everything}&page=${page}&page_size=25${more}`;
    const pages = [await department().json<Row[]>(path(1)), await department().json<Row[]>(path(2)), await department().json<Row[]>(path(3))];
    const rows = pages.flat();
    expect(rows.map((row) => row["service_request_id"]).toSorted()).toEqual((await ledgerIds(department())).toSorted());
    expect(rows.map((row) => row["requested_datetime"])).toEqual(
      rows
        .map((row) => row["requested_datetime"])
        .toSorted()
        .toReversed(),
    );
    expect(await department().json(path(1, "&updated_after=2030-01-01T00:00:00Z"))).toEqual(pages[0]);
  });

  test("speaks XML unless asked for JSON, errors too", async () => {
    const xml = await department().ask("/open311/v2/services", { headers: { accept: "text/csv" } });
    expect([xml.headers.get("content-type"), await xml.text()]).toEqual([
      "text/xml; charset=utf-8",
      expect.stringContaining("<service_code>CAY</service_code>"),
    ]);
    const missing = await department().ask("/open311/v2/requests/1.xml");
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("<errors><error><code>404</code>")]);
    expect((await department().ask("/open311/v2/requests.json?page_size=201")).status).toBe(400);
  });

  test("a fresh request has a token first and an id later", async () => {
    const { token } = await department().control<{ token: string }>("change", { kind: "new", token: true, ms: 300 });
    const recent = (): Promise<Row[]> => department().json<Row[]>("/open311/v2/requests.json?page=1&page_size=5");
    const [fresh] = await recent();
    expect([fresh?.["token"], fresh?.["service_request_id"]]).toEqual([token, undefined]);
    await expect.poll(async () => (await recent())[0]?.["service_request_id"], { timeout: 2000 }).toMatch(/^\d+$/);
    expect((await department().control<LedgerLine[]>("ledger")).at(-1)?.token).toBe(token);
  });
});
