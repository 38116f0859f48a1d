import { Migration } from "@mikro-orm/migrations";

const behalfSql = /* sql */ `
-- In whose place somebody proposed a rule: neither of the two is the second person who puts it in force. Null: in his own.
alter table alert_rule add column on_behalf_of text;
alter table work_calendar add column proposed_behalf text;
alter table regulation add column proposed_behalf text;
grant select (proposed_behalf) on work_calendar to dau_moi_app;
grant select (proposed_behalf) on regulation to dau_moi_app;
`;

/** In whose place rules are proposed. */
export class ProposedBehalf20261212 extends Migration {
  override up(): void {
    this.addSql(behalfSql);
  }
}
