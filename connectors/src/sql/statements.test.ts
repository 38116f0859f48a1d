import { describe, expect, test } from "vitest";
import { configSchema } from "./config.ts";
import { MANIFEST } from "./manifest.fixture.ts";
import { dialectOf } from "./dialect.ts";
import { Statements } from "./statements.ts";

const statements = (baseUrl: string, changes: object = {}) => new Statements(configSchema.parse({ ...MANIFEST, ...changes }), dialectOf(baseUrl));
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
const CURSOR = { since: "2026-03-12 09:00:00.123", key: "PA-7" };

describe("the statements for SQL Server, which no test runs", () => {
  const { marked, unmarked } = {
    marked: statements("sqlserver://sql:1433/pakn").marked(CURSOR),
    unmarked: statements("sqlserver://sql:1433/pakn").unmarked("PA-7"),
  };

  test("read dates as text in style 126 and compare keys by their code points", () => {
    expect(flat(marked.sql)).toContain("select convert(nvarchar(max), t.[ma], 126) as [ma], convert(nvarchar(max), t.[sua], 126) as [sua],");
    expect(flat(marked.sql)).toContain("from [dbo].[phan_anh] as t where t.[sua] >= @p1 and (t.[sua] > @p2 or ");
    expect(flat(marked.sql)).toMatch(
      /coalesce\(convert\(nvarchar\(450\), convert\(nvarchar\(max\), t\.\[ma\], 126\)\), N''\) collate Latin1_General_100_BIN2 >= coalesce\(convert\(nvarchar\(450\), @p3\), N''\) collate Latin1_General_100_BIN2\) order by t\.\[sua\], coalesce/,
    );
    expect(marked.values).toEqual([CURSOR.since, CURSOR.since, "PA-7"]);
  });

  test("gather the steps of a row as JSON, empty ones too", () => {
    expect(flat(marked.sql)).toContain(
      "coalesce((select convert(nvarchar(max), s.[stt], 126) as [stt], convert(nvarchar(max), s.[luc], 126) as [luc], convert(nvarchar(max), s.[viec], 126) as [viec] from [dbo].[nhat_ky] as s where s.[ma_pa] = t.[ma] for json path, include_null_values), N'[]') as [buoc]",
    );
  });

  test("read rows without a mark by their key, and one row first without an order", () => {
    expect(flat(unmarked.sql)).toMatch(/where t\.\[sua\] is null and .* >= .*@p1.* order by coalesce/);
    expect(statements("sqlserver://sql:1433/pakn").first.sql).toMatch(/^select top \(1\) convert/);
  });
});

test.each(["postgresql://h/d", "mariadb://h/d", "sqlserver://h/d"])("a name of the manifest cannot become anything but a name in %s", (baseUrl) => {
  const dialect = dialectOf(baseUrl);
  const evil = 'a"; drop table x; --`]';
  const quoted = dialect.name(evil);
  const [open, close] = [quoted[0], quoted.at(-1) ?? ""];
  expect(open).not.toBe("a");
  expect(quoted.slice(1, -1).replaceAll(close + close, "")).not.toContain(close);
});

test("values are bound and stand in no statement", () => {
  for (const baseUrl of ["postgresql://h/d", "mariadb://h/d", "sqlserver://h/d"]) {
    const all = statements(baseUrl);
    for (const statement of [all.marked(CURSOR), all.unmarked("PA-7"), all.one("PA-7")]) {
      expect(statement.sql).not.toContain("PA-7");
      expect(statement.values).toContain("PA-7");
    }
  }
});

test("a statement of the manifest stands by itself, whatever comment it ends with", () => {
  const select = "select ma, sua from phan_anh -- mọi dòng";
  const joined = {
    from: { select },
    steps: undefined,
    record: { ...MANIFEST.record, steps: { kind: "columns", columns: [{ path: "sua", step: "ASSIGNED" }] } },
  };
  expect(statements("postgresql://h/d", joined).marked(null).sql).toContain(`from (\n${select}\n) as t\nwhere t."sua" is not null`);
});
