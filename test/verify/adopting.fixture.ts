import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { HubPlace } from "./find-hub.ts";
import { sampleLeader, signIn, type Graph } from "./graph.ts";
import { dayNamed, dayOf, dayText, mondayOf } from "./working-days.ts";

type Kind = "Calendar" | "Regulation";
interface Effects {
  redated: number;
}

const PROPOSER = { username: "thanhtra", password: "mau-thanh-tra" };
const PREVIEW = "mutation ($version: String!) { previewRules(input: { version: $version }) { __typename ... on RulePreview { id } } }";
const kept = { Calendar: "WorkCalendar", Regulation: "Regulation" } as const;

async function proposed(graph: Graph, kind: Kind, text: string): Promise<string> {
  const document = `mutation ($text: String!) { kept: propose${kind}(input: { text: $text }) {
    __typename ... on ${kept[kind]} { version } ... on DocumentRefused { problems { at message } } } }`;
  const answer = await graph.ask<{ kept: { version?: string } }>(document, { text });
  if (answer.kept.version === undefined) throw new Error(`refused: ${JSON.stringify(answer.kept)}`);
  return answer.kept.version;
}

/** Proposes rules as the inspector and puts them in force as the leader. @returns how many open cases they moved */
export async function adopted(place: HubPlace, kind: Kind, text: string): Promise<number> {
  const version = await proposed(await signIn(place, PROPOSER), kind, text);
  const leader = await signIn(place, sampleLeader(place.checkout));
  const { previewRules } = await leader.ask<{ previewRules: { id: string } }>(PREVIEW, { version });
  const document = `mutation ($version: String!, $preview: ID!) { done: adopt${kind}(input: { version: $version, preview: $preview }) {
    __typename ... on RulesAdopted { met { redated } } ... on Problem { message } } }`;
  const { done } = await leader.ask<{ done: { met?: Effects } }>(document, { version, preview: previewRules.id });
  if (done.met === undefined) throw new Error(`not adopted: ${JSON.stringify(done)}`);
  return done.met.redated;
}

const fileOf = ({ checkout }: HubPlace, name: string): string => readFileSync(join(checkout, "test/sample", name), "utf8");

/** The sample's calendar with the Monday before and the one after an instant off. */
export function calendarWithMondaysOff(place: HubPlace, now: number): string {
  const file = JSON.parse(fileOf(place, "calendar.json")) as { years: Record<string, { off: Record<string, string> }> };
  const monday = mondayOf(dayOf(now));
  for (const day of [monday, monday + 7].map(dayText)) Object.assign(file.years[day.slice(0, 4)]?.off ?? {}, { [day]: "Nghỉ theo thông báo" });
  return JSON.stringify(file);
}

/** The sample's regulation from a day on, with two working days to handle where one agency does. */
export function quickerRegulation(place: HubPlace, from: string): string {
  const document = parse(fileOf(place, "rules.yaml")) as {
    validFrom: string;
    limits: { stage: string; limit: string; severalAgencies?: boolean; from?: string }[];
  };
  for (const limit of document.limits) {
    if (limit.stage === "HANDLE" && limit.severalAgencies === false) limit.limit = "2wd";
    delete limit.from;
  }
  return stringify({ ...document, validFrom: from });
}

/** Some days before an instant. */
export const dayBefore = (now: number, days: number): string => dayText(dayNamed(dayText(dayOf(now))) - days);
