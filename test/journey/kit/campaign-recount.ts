import { expect } from "vitest";
import type { TestHub } from "../../hub.ts";
import { arrivalsOf } from "./campaigning.ts";

/** What came in on each past day once more, case by case: who stood open in the hub at its end, was not frozen, and did not stand a day before. */
export async function equalsRecountOfArrivals(hub: TestHub, id: string): Promise<void> {
  const came = await arrivalsOf(hub, id);
  const recounted = await hub.database.sql<{ day: string; arrived: number; cameIn: number }>(
    `with days as (select d.day, ((d.day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') as ends from unnest($2::date[]) as d(day)),
       stands as (select distinct d.day, s.case_id from days d join case_state s on s.open and s.case_stream = 'HOTLINE'
         join event b on b.seq = s.from_event and b.learned_at < d.ends left join event e on e.seq = s.to_event
         where (e.seq is null or e.learned_at >= d.ends) and not exists (select from campaign_case f where f.campaign_id = $1 and f.case_id = s.case_id))
     select d.day::text, count(s.case_id)::int as arrived,
       (count(s.case_id) filter (where not exists (select from stands y where y.day = d.day - 1 and y.case_id = s.case_id)))::int as "cameIn"
     from days d left join stands s on s.day = d.day group by d.day order by d.day`,
    [id, came.map(({ day }) => day)],
  );
  expect(came).toEqual(recounted);
}
