import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const piecesSql = /* sql */ `
-- Rows of a long report: its own content has none, and its hash is that of the one text that content and rows together are.
create table report_piece (
  report_id bigint not null references report,
  -- how many rows of the report stand before it
  first_row int not null check (first_row >= 0),
  row_count int not null check (row_count > 0),
  -- base64 of the gzip of the canonical JSON of its rows, with commas between them: what is sealed is bytes, and this is not
  packed text not null check (packed <> ''),
  primary key (report_id, first_row)
);
-- It is packed already.
alter table report_piece alter column packed set storage external;
create trigger report_piece_append_only before update or delete or truncate on report_piece for each statement execute function reports_are_append_only();

-- Rows that lie in pieces; 0: all of them stand in the content.
alter table report add column rows_in_pieces int not null default 0 check (rows_in_pieces >= 0);
grant select (rows_in_pieces) on report to dau_moi_app;

-- A report has all of its pieces when it is there, and gets none afterwards.
create function report_has_its_pieces() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (select r.rows_in_pieces from report r where r.id = new.report_id) is distinct from
     (select case when min(p.first_row) = 0 and sum(p.row_count) = max(p.first_row + p.row_count) then sum(p.row_count) end from report_piece p where p.report_id = new.report_id) then
    raise exception 'report % lacks rows, or has too many', new.report_id;
  end if;
  return null;
end $$;
create constraint trigger report_piece_whole after insert on report_piece deferrable initially deferred for each row execute function report_has_its_pieces();
`;

/** The rows of a report are read by whoever reads the report. */
const accessSql = rowAccessSql([{ table: "report_piece", columns: "all", rows: "exists (select 1 from report r where r.id = report_piece.report_id)" }]);

/** Long reports, kept in pieces. */
export class ReportPieces20261212 extends Migration {
  override up(): void {
    this.addSql([piecesSql, accessSql].join("\n"));
  }
}
