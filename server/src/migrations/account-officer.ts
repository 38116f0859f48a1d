import { Migration } from "@mikro-orm/migrations";

/** An account is somebody of the register: the roster's stand-ins then hold in the hub too. One account an officer. */
export class AccountOfficer20261122 extends Migration {
  override up(): void {
    this.addSql("alter table account add column officer_id int references officer");
    this.addSql("create unique index account_officer on account (officer_id) where officer_id is not null");
    this.addSql("create index roster_delegation_to on roster_delegation (to_officer_id)");
    this.addSql("create index area_succession_old on area_succession (old_ward_code)");
    this.addSql("grant select (officer_id) on account to dau_moi_app");
  }
}
