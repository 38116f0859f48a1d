import { Migration } from "@mikro-orm/migrations";
import { hasAct } from "./row-access.ts";

/** Reports of scores and of inspections are read by those alone who may see scores and inspections. */
export class ReportKinds20261203 extends Migration {
  override up(): void {
    this.addSql(
      `create policy of_its_kind on report as restrictive for select to dau_moi_app
       using ((kind <> 'R10' or ${hasAct("seeScores")}) and (kind <> 'R9' or ${hasAct("readInspections")}));`,
    );
  }
}
