import { asked } from "../../hub.ts";
import type { World } from "../../world.ts";
import { listOf } from "./reading.ts";

const FIGURES = ["opening", "received", "handedIn", "handled", "onTime", "late", "answered", "closed", "handedOut", "closing"] as const;
type Figures = Record<(typeof FIGURES)[number], number>;
interface Span {
  from: string;
  to: string;
}
interface PeriodAnswer {
  asOf: { token: string; event: number };
  period: Span & { open: boolean; legalBasis: string | null };
  figures: Figures;
  units: { unit: { code: string }; own: boolean; received: number; handled: number; late: number; answered: number; closed: number }[];
  comparison: { days: Span; figures: Figures; daysBefore: Span; figuresBefore: Figures; restatedBefore: RestatedDay[] } | null;
  restated: RestatedDay[];
  firstReads: { sourceCode: string; readAt: string }[];
}
const RESTATED = ["received", "closed", "handedOver", "onTime", "late", "answered", "takenBack", "cases"] as const;
export type RestatedDay = Record<(typeof RESTATED)[number], number> & { day: string; sourceCode: string | null };
const RESTATED_DAY = `day sourceCode ${RESTATED.join(" ")}`;

/** How many facts stand behind a restated day. */
export const factsOf = ({ received, closed, handedOver, onTime, late, answered, takenBack }: RestatedDay): number =>
  received + closed + handedOver + onTime + late + answered + takenBack;

/** A restated day on which nothing was told but this. */
export const restatedDay = (day: string, told: Partial<RestatedDay>): RestatedDay => ({
  day,
  sourceCode: "nguon",
  received: 0,
  closed: 0,
  handedOver: 0,
  onTime: 0,
  late: 0,
  answered: 0,
  takenBack: 0,
  cases: 1,
  ...told,
});

export const PERIOD = asked<{ periodBoard: PeriodAnswer }>(`query ($period: PeriodInput!, $unit: String, $reckoning: Reckoning, $asOf: String) {
  periodBoard(period: $period, unit: $unit, reckoning: $reckoning, asOf: $asOf) {
    asOf { token event } period { from to open legalBasis } figures { ${FIGURES.join(" ")} }
    units { unit { code } own received handled late answered closed }
    comparison { days { from to } figures { ${FIGURES.join(" ")} } daysBefore { from to } figuresBefore { ${FIGURES.join(" ")} } restatedBefore { ${RESTATED_DAY} } }
    restated { ${RESTATED_DAY} } firstReads { sourceCode readAt }
  }
}`);

/** The list of each figure, as a page links to it. */
const LIST: Record<(typeof FIGURES)[number], (days: Span) => Record<string, unknown>> = {
  opening: ({ from, to }) => ({ balance: "OPENING", balanceFrom: from, balanceTo: to }),
  received: ({ from, to }) => ({ receivedFrom: from, receivedTo: to }),
  handedIn: ({ from, to }) => ({ balance: "HANDED_IN", balanceFrom: from, balanceTo: to }),
  handled: ({ from, to }) => ({ handledFrom: from, handledTo: to }),
  onTime: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: false }),
  late: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: true }),
  answered: ({ from, to }) => ({ answeredFrom: from, answeredTo: to }),
  closed: ({ from, to }) => ({ closedFrom: from, closedTo: to }),
  handedOut: ({ from, to }) => ({ balance: "HANDED_OUT", balanceFrom: from, balanceTo: to }),
  closing: ({ from, to }) => ({ balance: "CLOSING", balanceFrom: from, balanceTo: to }),
};

export type Asked = { kind: string; calendar?: string; on?: string; from?: string; to?: string };
export const periodOf = async (
  world: World,
  period: Asked,
  more: { unit?: string; reckoning?: string; asOf?: string; as?: string } = {},
): Promise<PeriodAnswer> => {
  const { as, ...variables } = more;
  return (await world.hub.ask(PERIOD, { period: { calendar: "ADMINISTRATIVE", ...period }, ...variables }, as)).periodBoard;
};

export const balances = (figures: Figures): boolean =>
  figures.opening + figures.received + figures.handedIn === figures.closed + figures.handedOut + figures.closing &&
  figures.handled === figures.onTime + figures.late;

/** @returns what differs from the lists; nothing when all is well */
export async function besideLists(
  world: World,
  days: Span,
  figures: Figures,
  where: Record<string, unknown>,
  page: { asOf: string; as?: string },
): Promise<string[]> {
  const found = [];
  for (const figure of FIGURES) {
    const { totalCount, rows } = await listOf(world.hub, { ...where, ...LIST[figure](days) }, page);
    const distinct = new Set(rows.map(({ id }) => id)).size;
    if (totalCount !== figures[figure] || distinct !== figures[figure])
      found.push(`${JSON.stringify(where)} ${figure}: ${figures[figure]}, list ${totalCount}, rows ${distinct}`);
  }
  return found;
}
