import { Migration } from "@mikro-orm/migrations";

/** Stretches of custody whose unit had let the limit run out itself, before the case left it and came back, inherited nothing. What was shown before stays. */
export const inheritedSql = [
  /* sql */ `update custody v set inherited_late = false
    where v.inherited_late and exists (select 1 from custody w where w.case_id = v.case_id and w.unit_id = v.unit_id and w.ordinal < v.ordinal)
      and not exists (
        select 1 from clock k where k.case_id = v.case_id and k.unit_id = v.unit_id and k.stage in ('ASSIGN', 'HANDLE', 'ANSWER') and k.due_at <= v.from_at
          and k.started_at < v.from_at and coalesce(k.stopped_at > v.from_at, true)
          and not exists (select 1 from custody w where w.case_id = v.case_id and w.unit_id = v.unit_id and w.ordinal < v.ordinal and w.from_at < k.due_at
            and coalesce(w.to_at >= k.due_at, true)))`,
  /* sql */ `update case_state s set inherited_late = false
    where s.to_event is null and s.open and s.inherited_late
      and not (select v.inherited_late from custody v where v.case_id = s.case_id order by v.ordinal desc limit 1)`,
  // the first tick counts anew
  "update tick set event = -1",
] as const;

/** By which wording of INDICATORS.md a taken period's lines became its score: those taken before this by the first. */
const wordingSql = "alter table score_taking add column wording smallint not null default 1; grant select (wording) on score_taking to dau_moi_app;";

/** Lateness is inherited from others alone. */
export class Inherited20261212 extends Migration {
  override up(): void {
    for (const statement of [...inheritedSql, wordingSql]) this.addSql(statement);
  }
}
