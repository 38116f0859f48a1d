import { Migration } from "@mikro-orm/migrations";

const KINDS = "'ATTRIBUTION', 'TIME', 'EXCLUSION', 'INCLUSION'";

const keysSql = /* sql */ `
-- What whoever handed a file over calls this one upload by, and of what it is: the same once more is the same file. Null: it came before uploads had keys.
alter table stored_file add column asked_key uuid, add column asked_hash bytea, add check ((asked_key is null) = (asked_hash is null));
create unique index stored_file_asked on stored_file (by_account_id, asked_key) where asked_key is not null;
`;

const inclusionSql = /* sql */ `
-- A line that was left out may be asked to count; the same body that answers whether one is to be left out.
alter table appeal_term drop constraint appeal_term_kind_check, add check (kind in (${KINDS}));
alter table score_appeal drop constraint score_appeal_kind_check, add check (kind in (${KINDS}));
alter table score_ruling drop constraint score_ruling_kind_check, add check (kind in (${KINDS}));
insert into appeal_term (kind, answered_by, own_kinds, own_units, answer_limit, after_seal_limit, valid_from, valid_to, legal_basis, assumed)
select 'INCLUSION', answered_by, own_kinds, own_units, answer_limit, after_seal_limit, valid_from, valid_to,
  'Chưa có quy định: cơ quan trả lời về loại trừ cũng trả lời đề nghị tính dòng đã loại, cùng thời hạn, là đề xuất', true from appeal_term where kind = 'EXCLUSION';
`;

/** Uploads have keys, and lines that were left out may be appealed about. */
export class LeadAppeals20261212 extends Migration {
  override up(): void {
    this.addSql([keysSql, inclusionSql].join("\n"));
  }
}
