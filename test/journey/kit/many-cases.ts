import { CHANNELS, FIELDS } from "@dau-moi/schema";
import type { CaseSpec, StepSpec } from "./case-spec.ts";
import { localText } from "./case-spec.ts";
import type { Dice } from "./dice.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOLDERS = [
  "SXD",
  "SXD-HTGT",
  "SXD-QLVT",
  "SXD-QLN",
  "TTHT",
  "STNMT",
  "SYT",
  "SGDDT",
  "SNV",
  "SCT",
  "CTDT",
  "X-ANPHU",
  "P-TRUNGTAM",
  "P-HAIAN",
  "VPUB",
  "TINH",
];
const WARDS = ["W01", "W05", "W09", "W12"];

/**
 * Cases of all kinds and ages up to `now`: open, closed, handed over before and after they were late, reopened, of dissolved units.
 * @param waiting true: some of them are also paused, resumed, extended and merged
 */
export function manyCases(count: number, now: number, dice: Dice, waiting = false): Partial<CaseSpec>[] {
  return Array.from({ length: count }, (_, i) => oneCase(`m${String(i).padStart(4, "0")}`, now, dice, waiting));
}

function oneCase(id: string, now: number, dice: Dice, waiting: boolean): Partial<CaseSpec> {
  if (dice.next() < 0.06) return ofTheDistrict(id, dice);
  // more of them lately, some of them today
  const received = now - Math.floor(dice.next() ** 3 * 60 * DAY) - dice.whole(1, 120) * 60_000;
  const spec: Partial<CaseSpec> = {
    id,
    received: localText(received),
    field: dice.pick(FIELDS),
    channel: dice.pick(CHANNELS),
    urgent: dice.next() < 0.1,
    cooperating: dice.next() < 0.15 ? ["SYT", "P-HAIAN"] : [],
    intake: dice.next() < 0.8 ? "VPUB" : dice.pick(HOLDERS),
  };
  return { ...spec, ...courseOf(received, now, waiting ? { dice, waits: dice } : { dice }, spec) };
}

/** Goes on from receipt for as long as time and chance allow. */
function courseOf(
  received: number,
  now: number,
  { dice, waits }: { dice: Dice; waits?: Dice },
  spec: Partial<CaseSpec>,
): Pick<CaseSpec, "steps" | "stage" | "lead"> {
  const steps: StepSpec[] = [{ at: localText(received), kind: "RECEIVED" }];
  let [at, stage, lead] = [received, "RECEIVED" as CaseSpec["stage"], spec.intake ?? "VPUB"];
  const goOn = (kind: StepSpec["kind"], unit?: string, terms?: StepSpec["terms"]): boolean => {
    const next = at + dice.whole(10, 4_000) * 60_000;
    if (next > now || dice.next() < 0.12) return false;
    at = next;
    steps.push({ at: localText(at), kind, ...(unit === undefined ? {} : { unit }), ...(terms === undefined ? {} : { terms }) });
    if (unit !== undefined) lead = unit;
    return true;
  };
  const course = (): void => {
    if (!goOn("ASSIGNED", dice.pick(HOLDERS))) return;
    stage = "ASSIGNED";
    if (dice.next() < 0.3 && !goOn("TRANSFERRED", dice.pick(HOLDERS))) return;
    if (!goOn("ACCEPTED")) return;
    stage = "IN_PROGRESS";
    if (waits !== undefined && waits.next() < 0.15) goOn("EXTENDED", undefined, { days: waits.whole(1, 9) });
    if (waits !== undefined && waits.next() < 0.4 && goOn("PAUSED", undefined, { why: waits.pick(["CHO-CONG-DAN", "CHO-PHOI-HOP"]) })) {
      if (waits.next() < 0.4 || !goOn("RESUMED")) return;
    }
    if (waits !== undefined && waits.next() < 0.05 && goOn("MERGED")) return void (stage = "CLOSED");
    if (dice.next() < 0.2 && !goOn("TRANSFERRED", dice.pick(HOLDERS))) return;
    if (!goOn("RESOLVED")) return;
    stage = "RESOLVED";
    if (!goOn("ANSWERED")) return;
    stage = "ANSWERED";
    if (!goOn("CLOSED")) return;
    stage = "CLOSED";
    if (dice.next() < 0.15 && goOn("REOPENED")) stage = "IN_PROGRESS"; // the unit that had it has it again
  };
  course();
  return { steps, stage, lead };
}

function ofTheDistrict(id: string, dice: Dice): Partial<CaseSpec> {
  const stage = dice.pick(["IN_PROGRESS", "CLOSED"] as const);
  return {
    id,
    received: `2025-0${dice.whole(1, 6)}-1${dice.whole(0, 9)} 09:00`,
    stage,
    lead: "HUYEN-SL",
    intake: "HUYEN-SL",
    place: { text: null, ward: dice.pick(WARDS) },
  };
}
