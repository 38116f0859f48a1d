import { Migration } from "@mikro-orm/migrations";

const stateSql = /* sql */ `
alter table case_change drop constraint case_change_state_check;
alter table case_change add constraint case_change_state_check
  check (state in ('QUEUED', 'SENDING', 'APPLIED', 'ALREADY_APPLIED', 'CONFLICT', 'REFUSED', 'UNKNOWN', 'WORKLIST', 'VERIFIED', 'NOT_SHOWN', 'DROPPED'));
`;

/** What a source took and does not show comes to an end. */
export class NotShown20261125 extends Migration {
  override up(): void {
    this.addSql(stateSql);
  }
}
