import { Migration } from "@mikro-orm/migrations";

const arrivalSql = /* sql */ `
-- What the gateway told of a message after it had taken it: whether it arrived, or why not, and when that was.
alter table delivery add column arrival text check (arrival in ('ARRIVED', 'UNREACHABLE', 'BLOCKED', 'EXPIRED', 'FAILED'));
alter table delivery add column arrival_at timestamptz;
alter table delivery add check ((arrival is null) = (arrival_at is null));
alter table delivery add check (arrival is null or kind <> 'DIGEST');
grant select (arrival, arrival_at) on delivery to dau_moi_app;
`;

/** Whether messages arrived. */
export class Arrivals20261125 extends Migration {
  override up(): void {
    this.addSql(arrivalSql);
  }
}
