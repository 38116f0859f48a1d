import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** A campaign that was under way, and whose cases were on its list. */
export interface UnderWay {
  name: string;
  unitId: number;
  targetDay: string;
  /** units that held cases of its opening balance */
  holders: number[];
}

/** Campaigns of a stream that had been opened and not ended at an instant, the first to end first. */
export async function campaignsUnderWay(tx: Tx, stream: string, at: Instant): Promise<UnderWay[]> {
  return tx.rows<UnderWay>(
    `/* campaignsUnderWay */ select c.name, c.unit_id as "unitId", c.target_day as "targetDay",
       (select array_agg(distinct f.unit_id) from campaign_case f where f.campaign_id = c.id) as holders
     from campaign c left join campaign_end e on e.campaign_id = c.id
     where c.case_stream = $1 and c.opened_at <= $2::timestamptz and (e.ended_at is null or e.ended_at > $2::timestamptz) order by c.target_day, c.id limit 1000`,
    [stream, instantText(at)],
  );
}
