/** What the app role may read of a table. A later migration names its own tables the same way. */
export interface TableAccess {
  table: string;
  /** "all": every column but what is sealed (bytea) and `but`; columns added later are not among them. "none": it reads nothing of it */
  columns: "all" | "none";
  but?: readonly string[];
  /** SQL that is true for the rows of the one who asks; left out: the table has neither cases nor units in it */
  rows?: string;
}

const flag = (name: string): string => `(select current_setting('app.${name}', true) = 'on')`;
const units = (name: string): string => `((select string_to_array(nullif(current_setting('app.${name}', true), ''), ',')::int[])::int[])`;
/** The setting is read once a statement, not once a row: an initplan. */
export const ACCOUNT = "(select nullif(current_setting('app.account', true), '')::int)";

/** Rows of units whose cases he reads. */
export const caseUnit = (column: string): string => `${column} = any ${units("units")}`;
export const SEES_ALL_CASES = flag("all");
/** He sees the numbers of the whole province. */
export const SEES_ALL_FIGURES = flag("figures_all");
/** Rows of units whose numbers he sees. */
export const figureUnit = (column: string): string => `(${SEES_ALL_FIGURES} or ${column} = any ${units("figure_units")})`;
/** Rows of units whose accounts he keeps. */
export const accountUnit = (column: string): string => `(${flag("accounts_all")} or ${column} = any ${units("account_units")})`;
/** He has this act in some post. */
export const hasAct = (act: string): string => `(select current_setting('app.acts', true) like '%,${act},%')`;

/** Holder, received, held before, cooperates, supervises, or stands above: case_sight has all of them. */
export function seesCase(caseId: string, ...heldBy: string[]): string {
  const near = heldBy.map((column) => `${caseUnit(column)} or `).join("");
  return `${SEES_ALL_CASES} or ${near}exists (select 1 from case_sight v where v.case_id = ${caseId} and ${caseUnit("v.unit_id")})`;
}

/** Forced row-level security, the worker's policy, and the app role's columns and rows. */
export function rowAccessSql(tables: readonly TableAccess[]): string {
  return tables.map(oneTable).join("\n");
}

function oneTable({ table, columns, but = [], rows }: TableAccess): string {
  const hidden = but.map((column) => `'${column}'`).join(", ") || "''";
  const grant =
    columns === "none"
      ? ""
      : `do $$ begin execute (select 'grant select (' || string_agg(quote_ident(attname), ', ') || ') on ${table} to dau_moi_app' from pg_attribute
  where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and atttypid <> 'bytea'::regtype and attname not in (${hidden})); end $$;\n`;
  if (rows === undefined && columns !== "none") return grant;
  const secured = `alter table ${table} enable row level security;
alter table ${table} force row level security;
drop policy if exists worker on ${table};
create policy worker on ${table} to dau_moi_worker, current_user using (true) with check (true);
`;
  const own =
    rows === undefined || columns === "none"
      ? ""
      : `drop policy if exists viewer on ${table};\ncreate policy viewer on ${table} for select to dau_moi_app using (${rows});\n`;
  return `${secured}${own}${grant}`;
}
