import { randomUUID } from "node:crypto";
import { asked, until } from "../../hub.ts";
import { dayFromNow, lastMonth } from "./days.ts";
import { CASES } from "./documents.ts";
import { theProvince } from "./province.ts";
import { soon } from "./seen.ts";

const SCHEMES = asked<{ scoreSchemes: { id: string; code: string }[] }>("{ scoreSchemes { id code } }");
const OPEN = asked<{ openScorePeriod: { period?: { id: string } } }>(
  "mutation ($input: OpenScorePeriodInput!) { openScorePeriod(input: $input) { ... on ScorePeriodChanged { period { id } } } }",
);
const CUT = asked("mutation ($input: CutScorePeriodInput!) { cutScorePeriod(input: $input) { __typename } }");
const PERIODS = asked<{ scorePeriods: { nodes: { id: string }[] } }>("{ scorePeriods(first: 1) { nodes { id } } }");
const STATE = asked<{ scorePeriod: { state: string } }>("query ($id: ID!) { scorePeriod(id: $id) { state } }");

let taken: Promise<string> | undefined;

/** Last month, opened and taken once for all. @returns its number */
export function takenPeriod(): Promise<string> {
  taken ??= opened().catch((error: unknown) => {
    taken = undefined; // the next one tries anew
    throw error;
  });
  return taken;
}

async function opened(): Promise<string> {
  const { hub } = theProvince();
  const [known] = (await hub.ask(PERIODS, {}, "chanhvp")).scorePeriods.nodes;
  if (known !== undefined) return known.id; // a second try
  await mergedLastMonth();
  return takenBy("DDN-DON-VI");
}

const MERGED = "Rào chắn công trình che biển báo";

/** A case of last month that its unit handled and that was merged then: no line of it counts. */
async function mergedLastMonth(): Promise<void> {
  const { source, hub } = theProvince();
  const day = (n: string): string => `${lastMonth().slice(0, 8)}${n}`;
  source.put({
    title: MERGED,
    lead: "SXD",
    received: `${day("05")} 08:00`,
    stage: "CLOSED",
    steps: [
      { at: `${day("05")} 08:00`, kind: "RECEIVED" },
      { at: `${day("05")} 09:00`, kind: "ASSIGNED", unit: "SXD" },
      { at: `${day("05")} 10:00`, kind: "ACCEPTED" },
      { at: `${day("06")} 10:00`, kind: "RESOLVED" },
      { at: `${day("06")} 11:00`, kind: "MERGED" },
    ],
  });
  const there = async () => (await hub.ask(CASES, { filter: { source: ["nguon"], text: MERGED }, first: 1 })).cases.edges.length === 1;
  await soon("the merged case is there", there, 15_000);
}

/** Last month, opened by a scheme and taken. @returns its number */
export async function takenBy(code: string): Promise<string> {
  const { hub } = theProvince();
  const { scoreSchemes } = await hub.ask(SCHEMES, {}, "chanhvp");
  const scheme = scoreSchemes.findLast((one) => one.code === code)?.id;
  const input = { key: randomUUID(), scheme, kind: "MONTH", reckoning: "CALENDAR", on: lastMonth() };
  const id = (await hub.ask(OPEN, { input }, "chanhvp")).openScorePeriod.period?.id ?? "";
  await hub.ask(CUT, { input: { period: id } }, "chanhvp");
  await until("the period is taken", async () => (await hub.ask(STATE, { id }, "chanhvp")).scorePeriod.state === "CUT_OFF");
  return id;
}

/** A week of the coming month, opened by mistake. @returns its number */
export async function openedByMistake(): Promise<string> {
  const { hub } = theProvince();
  const { scoreSchemes } = await hub.ask(SCHEMES, {}, "chanhvp");
  const scheme = scoreSchemes.findLast((one) => one.code === "DDN-DON-VI")?.id;
  const input = { key: randomUUID(), scheme, kind: "CUSTOM", reckoning: "CALENDAR", from: dayFromNow(20), to: dayFromNow(26) };
  const id = (await hub.ask(OPEN, { input }, "chanhvp")).openScorePeriod.period?.id;
  if (id === undefined) throw new Error("the week could not be opened");
  return id;
}
