import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { SAMPLE_FOLDER, asked } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";

export interface Effects {
  redated: number;
  noLongerOverdue: number;
  becomesOverdue: number;
}
export interface Preview {
  __typename: string;
  id: string;
  asOf: { event: number; instant: string };
  outdated: boolean;
  openCases: number;
  undatable: number;
  effects: Effects;
  units: { unit: { code: string }; effects: Effects }[];
}
export interface Adopted {
  __typename: string;
  message?: string;
  version: string;
  previewed: Effects;
  met: Effects;
  changedMeanwhile: Effects;
  besides: number;
  events: number;
}
export type Kept = { __typename: string; version: string; status: string; problems: { at: string; message: string }[]; differences: { day: string }[] };

const EFFECTS = "redated noLongerOverdue becomesOverdue";
const PREVIEW = `id asOf { event instant } outdated openCases undatable effects { ${EFFECTS} } units { unit { code } effects { ${EFFECTS} } }`;
export const PROPOSE_CALENDAR = asked<{ proposeCalendar: Kept }>(
  `mutation ($text: String!) { proposeCalendar(input: { text: $text, note: "thử" }) { __typename
     ... on WorkCalendar { version status differences { day } } ... on DocumentRefused { message problems { at message } } } }`,
);
export const PROPOSE_REGULATION = asked<{ proposeRegulation: Kept }>(
  `mutation ($text: String!, $draft: Boolean = false) { proposeRegulation(input: { text: $text, draft: $draft }) { __typename
     ... on Regulation { version status } ... on DocumentRefused { message problems { at message } } } }`,
);
export const PREVIEW_RULES = asked<{ previewRules: Preview }>(
  `mutation ($version: String!) { previewRules(input: { version: $version }) { __typename ... on RulePreview { ${PREVIEW} } } }`,
);
export const RULE_PREVIEW = asked<{ rulePreview: Preview | null }>(`query ($version: String!) { rulePreview(version: $version) { __typename ${PREVIEW} } }`);
export const MOVED = asked<{
  rulePreview: { cases: { nodes: { id: string; reference: string; dueBefore: string; dueAfter: string; unit: { code: string } }[]; next: string | null } };
}>(
  `query ($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) { rulePreview(version: $version) {
     cases(effect: $effect, unit: $unit, first: 100, after: $after) { nodes { id reference dueBefore dueAfter unit { code } } next } } }`,
);
export const adopting = (field: "adoptCalendar" | "adoptRegulation"): ReturnType<typeof asked<Record<string, Adopted>>> =>
  asked<Record<string, Adopted>>(
    `mutation ($version: String!, $preview: ID!) { ${field}(input: { version: $version, preview: $preview }) { __typename
       ... on RulesAdopted { version previewed { ${EFFECTS} } met { ${EFFECTS} } changedMeanwhile { ${EFFECTS} } besides events } ... on Problem { message } } }`,
  );
export const CALENDARS = asked<{
  calendars: { version: string; status: string; proposedBy: string; adoptedBy: string | null; years: { year: number; provisional: boolean }[] }[];
}>("{ calendars { version status proposedBy adoptedBy years { year provisional } } }");
export const REGULATIONS = asked<{
  regulations: {
    code: string;
    version: string;
    own: boolean;
    status: string;
    bodyName: string;
    validTo: string | null;
    limits: { limit: string; assumed: boolean }[];
  }[];
}>("{ regulations { code version own status bodyName validTo limits { limit assumed } } }");

interface CalendarFile {
  years: Record<string, { off: Record<string, string>; worked: Record<string, string> }>;
}
/** The sample's calendar with these days of 2026 off besides. */
export function calendarOff(...days: string[]): string {
  const file = JSON.parse(readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8")) as CalendarFile;
  for (const day of days) (file.years["2026"] as CalendarFile["years"][string]).off[day] = "Nghỉ đột xuất";
  return JSON.stringify(file);
}
export const RULES = readFileSync(join(SAMPLE_FOLDER, "rules.yaml"), "utf8");
/** The sample's regulation from a day on, with another handling limit. */
export const regulationFrom = (day: string, limit: string): string =>
  RULES.replaceAll("2010-01-01", day).replace("severalAgencies: false, limit: 5wd", `severalAgencies: false, limit: ${limit}`);

export async function proposed(hub: TestHub, text: string, as = "thanhtra"): Promise<string> {
  const { proposeCalendar } = await hub.ask(PROPOSE_CALENDAR, { text }, as);
  expect(proposeCalendar.__typename).toBe("WorkCalendar");
  return proposeCalendar.version;
}

export async function previewed(hub: TestHub, version: string, as = "thanhtra"): Promise<Preview> {
  return (await hub.ask(PREVIEW_RULES, { version }, as)).previewRules;
}

export async function adopted(hub: TestHub, version: string, preview: string, as = "lanhdao"): Promise<Adopted> {
  return (await hub.ask(adopting("adoptCalendar"), { version, preview }, as))["adoptCalendar"] as Adopted;
}

/** Every row of the list behind a preview's number. */
export async function movedCases(
  hub: TestHub,
  version: string,
  effect: string,
  unit: string | null = null,
): Promise<{ id: string; reference: string; dueAfter: string }[]> {
  const rows: { id: string; reference: string; dueAfter: string }[] = [];
  for (let after: string | null = null; ;) {
    const { rulePreview }: { rulePreview: { cases: { nodes: typeof rows; next: string | null } } } = await hub.ask(MOVED, { version, effect, unit, after });
    rows.push(...rulePreview.cases.nodes);
    if (rulePreview.cases.next === null) return rows;
    after = rulePreview.cases.next;
  }
}
