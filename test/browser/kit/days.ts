import { systemClock } from "../../../server/src/platform/now.ts";
import { dayAfter, localDay } from "../../../server/src/platform/local-time.ts";

/** The province's day so many days from now, YYYY-MM-DD; earlier when negative. The hub of these tests runs on the real time. */
export const dayFromNow = (days: number): string => dayAfter(localDay(systemClock.now()), days);

/** A day of the province's last month. */
export const lastMonth = (): string => dayAfter(`${dayFromNow(0).slice(0, 8)}01`, -10);
