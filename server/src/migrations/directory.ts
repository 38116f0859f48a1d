import { Migration } from "@mikro-orm/migrations";
import { figureUnit, hasAct, rowAccessSql } from "./row-access.ts";

const tablesSql = /* sql */ `
-- Where a unit is written to: addresses of mail, and boxes that letters are put into.
create table unit_mailbox (
  unit_id int not null references unit,
  kind text not null check (kind in ('EMAIL', 'BOX')),
  address text not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  primary key (unit_id, address, valid_from),
  check (valid_to > valid_from)
);

-- How many months after a review a unit's entry in the directory is to be reviewed again.
create table directory_term (
  valid_from date primary key,
  valid_to date check (valid_to > valid_from),
  months int not null check (months between 1 and 36),
  legal_basis text not null,
  assumed boolean not null,
  exclude using gist (daterange(valid_from, valid_to) with &&)
);
insert into directory_term (valid_from, months, legal_basis, assumed) values
  ('2026-01-01', 6, 'Tổng hợp, cập nhật lại danh bạ đường dây nóng, địa chỉ hộp thư điện tử theo chỉ đạo của UBND cấp tỉnh; nửa năm một lần là giả định', true);

-- That somebody compared a unit's entry with how it is; the newest counts.
create table directory_review (
  id bigint generated always as identity primary key,
  unit_id int not null references unit,
  -- what was found wrong; empty: all is as the entry says
  wrong text[] not null check (wrong <@ array['NUMBERS', 'HOURS', 'MAILBOXES', 'ROSTER', 'HEAD']),
  -- what the entry said then, and its SHA-256
  content jsonb not null,
  content_hash text not null,
  reviewed_at timestamptz not null,
  account_id int not null references account,
  by_name text not null,
  on_behalf_of text
);
create index directory_review_newest on directory_review (unit_id, id desc);
create function directory_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'reviews of the directory are append-only'; end $$;
create trigger directory_review_append_only before update or delete or truncate on directory_review for each statement execute function directory_is_append_only();
`;

/** Danh bạ đường dây nóng: mailboxes, and reviews. */
export class Directory20261127 extends Migration {
  override up(): void {
    const access = rowAccessSql([
      { table: "unit_mailbox", columns: "all", rows: hasAct("seeFigures") },
      { table: "directory_term", columns: "all" },
      { table: "directory_review", columns: "all", rows: figureUnit("unit_id") },
    ]);
    this.addSql([tablesSql, access].join("\n"));
  }
}
