import { randomUUID } from "node:crypto";
import { asked, until } from "../../hub.ts";
import { lastMonth } from "./days.ts";
import { theProvince } from "./province.ts";

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
  return known === undefined ? takenBy("DDN-DON-VI") : known.id; // a second try
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
