import { Migration } from "@mikro-orm/migrations";

/** A view that somebody keeps is one of the queue or one of the overview; its row's rules are the same. */
export class SavedBoards20261126 extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
alter table saved_view add column page text not null default 'QUEUE' check (page in ('QUEUE', 'BOARD'));
grant select (page) on saved_view to dau_moi_app;
`);
  }
}
