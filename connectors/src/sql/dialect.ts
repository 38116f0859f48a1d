import { ConnectorError } from "../connector.ts";

/** What two databases write differently. Expressions are built of quoted names and parameters alone. */
export interface Dialect {
  /** a name as the database writes names, whatever stands in it */
  name(name: string): string;
  /** @param position from 1 */
  parameter(position: number): string;
  /** a column's value as text: dates never pass a driver's date type, numbers never a float */
  text(expression: string): string;
  /** text in the order of its bytes or code points, as the source compares it in every clause alike, whatever the column's collation */
  binary(text: string): string;
  /** the rows of another table as one text of JSON, fields in their order */
  list(fields: readonly { name: string; text: string }[], from: string): string;
  /** the first row of a statement that has no order */
  first(select: string): string;
  /** the source's own clock, as it writes times that have no offset */
  clock: string;
  /** names what the account may change, one row each; no row: it may only read */
  writable: string;
  /** every column of every table and view that the account sees: "table", "column", "type" */
  catalog: string;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quotedWith = (open: string, close: string) => (name: string) => `${open}${name.replaceAll(close, close + close)}${close}`;

const postgresql: Dialect = {
  name: quotedWith('"', '"'),
  parameter: (position) => `$${position}`,
  text: (expression) => `${expression}::text`,
  binary: (text) => `coalesce(${text}, '') collate "C"`,
  list: (fields, from) =>
    `(select coalesce(json_agg(json_build_object(${fields.map(({ name, text }) => `${literal(name)}, ${text}`).join(", ")})), '[]')::text from ${from})`,
  first: (select) => `${select} limit 1`,
  clock: `select localtimestamp::text as "now"`,
  writable: `select n.nspname || '.' || c.relname as "what" from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_t%'
  and has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') order by 1 limit 3`,
  catalog: `select table_schema || '.' || table_name as "table", column_name::text as "column", data_type::text as "type" from information_schema.columns
where table_schema not in ('pg_catalog', 'information_schema') order by table_schema, table_name, ordinal_position limit 5000`,
};

const mariadb: Dialect = {
  name: quotedWith("`", "`"),
  parameter: () => "?",
  text: (expression) => `cast(${expression} as char character set utf8mb4)`,
  binary: (text) => `cast(coalesce(${text}, '') as binary)`,
  list: (fields, from) =>
    `(select coalesce(json_arrayagg(json_object(${fields.map(({ name, text }) => `${literal(name)}, ${text}`).join(", ")})), '[]') from ${from})`,
  first: (select) => `${select} limit 1`,
  clock: "select cast(now(6) as char character set utf8mb4) as `now`",
  writable: `select distinct \`what\` from (
  select privilege_type as \`what\`, grantee from information_schema.user_privileges
  union all select concat(privilege_type, ' on ', table_schema), grantee from information_schema.schema_privileges
  union all select concat(privilege_type, ' on ', table_schema, '.', table_name), grantee from information_schema.table_privileges) as p
where grantee = concat("'", replace(current_user(), '@', "'@'"), "'")
  and \`what\` regexp '^(INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|INDEX|TRIGGER|SUPER|FILE|GRANT OPTION|DELETE HISTORY|CREATE USER)' order by 1 limit 3`,
  catalog: `select cast(concat(table_schema, '.', table_name) as char) as \`table\`, cast(column_name as char) as \`column\`, cast(data_type as char) as \`type\`
from information_schema.columns where table_schema not in ('information_schema', 'mysql', 'performance_schema', 'sys')
order by table_schema, table_name, ordinal_position limit 5000`,
};

const sqlserver: Dialect = {
  name: quotedWith("[", "]"),
  parameter: (position) => `@p${position}`,
  text: (expression) => `convert(nvarchar(max), ${expression}, 126)`,
  binary: (text) => `coalesce(convert(nvarchar(450), ${text}), N'') collate Latin1_General_100_BIN2`,
  list: (fields, from) =>
    `coalesce((select ${fields.map(({ name, text }) => `${text} as ${sqlserver.name(name)}`).join(", ")} from ${from} for json path, include_null_values), N'[]')`,
  first: (select) => select.replace(/^select /, "select top (1) "),
  clock: "select convert(nvarchar(30), sysdatetime(), 126) as [now]",
  writable: `select distinct top (3) permission_name as [what] from fn_my_permissions(null, 'DATABASE')
where permission_name in ('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'CONTROL', 'EXECUTE') order by 1`,
  catalog: `select top (5000) table_schema + '.' + table_name as [table], column_name as [column], data_type as [type] from information_schema.columns
order by table_schema, table_name, ordinal_position`,
};

const DIALECTS: Readonly<Record<string, Dialect>> = { "postgresql:": postgresql, "mariadb:": mariadb, "sqlserver:": sqlserver };

/** @throws {ConnectorError} config: the address names no database that has a dialect here */
export function dialectOf(baseUrl: string): Dialect {
  const dialect = DIALECTS[URL.parse(baseUrl)?.protocol ?? ""];
  if (dialect === undefined)
    throw new ConnectorError("config", "baseUrl: expected postgresql://host:port/database, mariadb://host:port/database or sqlserver://host:port/database");
  return dialect;
}
