import { Migration } from "@mikro-orm/migrations";

const wordsSql = /* sql */ `
-- Words about several cases may be about the one that is hidden: they go with the first of them that is. The hidden ones are few, and looked at first.
create index feedback_case_stub on feedback_case (id) where stub is not null;
create or replace function directive_stubbed(asked bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from feedback_case c join directive_case l on l.case_id = c.id and l.directive_id = asked where c.stub is not null)
$$;
`;

/** What a directive says is hidden with any of its cases. */
export class DirectiveWords20261124 extends Migration {
  override up(): void {
    this.addSql(wordsSql);
  }
}
