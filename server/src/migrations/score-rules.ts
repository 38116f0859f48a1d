import { Migration } from "@mikro-orm/migrations";

/** Grave findings, which a scheme may name as blockers; versions of one scheme, of which the one issued later ends the one before; for whom somebody proposed one. */
export class ScoreRules20261205 extends Migration {
  override up(): void {
    this.addSql(
      `alter table finding drop constraint finding_kind_check, add constraint finding_kind_check
         check (kind in ('LATE', 'NO_EVIDENCE', 'WRONG_DATA', 'CONFIDENTIALITY', 'ORGANISATION', 'OTHER', 'IDENTITY_LEAKED', 'DATA_FALSIFIED', 'COMPLAINT_TOLD'));`,
    );
    this.addSql("alter table scoring_scheme drop constraint scoring_scheme_code_daterange_excl;");
    this.addSql("create index scoring_scheme_versions on scoring_scheme (code, valid_from);");
    // whose post he proposed it by, by username; null: his own, or nobody kept it
    this.addSql("alter table scoring_scheme add column proposed_on_behalf_of text;");
  }
}
