import { asked } from "../../hub.ts";
import type { World } from "../../world.ts";

export interface Calls {
  days: number;
  incoming: number;
  answered: number;
  missed: number;
  missedShare: number | null;
  waitSeconds: number | null;
  waitAnswered: number;
  averageWaitSeconds: number | null;
  longestWaitSeconds: number | null;
}
interface Outages {
  count: number;
  seconds: number;
  list: { sourceCode: string; number: string; from: string; until: string | null; seconds: number; causes: string[]; tickets: number }[];
}
export interface HotlineAnswer {
  asOf: { token: string; event: number; instant: string };
  period: { from: string; to: string };
  calls: Calls | null;
  outages: Outages | null;
  sources: {
    sourceCode: string;
    callsSince: string | null;
    outagesSince: string | null;
    readUpTo: string | null;
    calls: Calls | null;
    outages: Outages | null;
    numbers: { number: string; calls: Calls | null; missingDays: string[]; restatedDays: string[]; outages: Outages | null }[];
  }[];
}

const CALLS = "calls { days incoming answered missed missedShare waitSeconds waitAnswered averageWaitSeconds longestWaitSeconds }";
const OUTAGES = "outages { count seconds list { sourceCode number from until seconds causes tickets } }";
export const HOTLINE = asked<{ hotlineFigures: HotlineAnswer }>(`query ($period: PeriodInput!, $unit: String, $asOf: String) {
  hotlineFigures(period: $period, unit: $unit, asOf: $asOf) {
    asOf { token event instant } period { from to } ${CALLS} ${OUTAGES}
    sources { sourceCode callsSince outagesSince readUpTo ${CALLS} ${OUTAGES} numbers { number ${CALLS} missingDays restatedDays ${OUTAGES} } }
  }
}`);

/** The figures of days, or of a period of a kind, as a reader sees them. */
export async function hotlineOf(world: World, period: object, more: { asOf?: string; unit?: string; as?: string } = {}): Promise<HotlineAnswer> {
  const { as, ...variables } = more;
  return (await world.hub.ask(HOTLINE, { period: { calendar: "ADMINISTRATIVE", ...period }, ...variables }, as)).hotlineFigures;
}

export const days = (from: string, to: string): object => ({ kind: "CUSTOM", from, to });
