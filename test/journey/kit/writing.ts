import { randomUUID } from "node:crypto";
import type { ChangeKind } from "@dau-moi/schema";
import { onTestFinished } from "vitest";
import { lender } from "../../../server/src/serve.ts";
import { sourceRows } from "../../../server/src/source/index.ts";
import { sendDue } from "../../../server/src/writeback/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aProvince } from "../../world.ts";
import type { CaseSpec, ProvinceOrder, World } from "../../world.ts";
import { idOf } from "./reading.ts";
import { WritableSource } from "./writable-source.ts";

export interface WritingWorld extends World {
  writable: WritableSource;
}

/** A province whose cases lie in a source that can be asked for changes. */
export async function aWritingProvince(cases: readonly Partial<CaseSpec>[], kinds?: readonly ChangeKind[], order: ProvinceOrder = {}): Promise<WritingWorld> {
  const world = await aProvince(order).with();
  const writable = await WritableSource.start("ghi", () => world.clock.now());
  onTestFinished(() => writable.stop(), 30_000);
  await world.hub.connect(writable.manifest(kinds));
  for (const spec of cases) writable.cases.put(spec);
  await world.hub.settled();
  return Object.assign(world, { writable });
}

export interface ChangeAnswer {
  id: string;
  kind: ChangeKind;
  state: string;
  words: string | null;
  reason: string | null;
  unconfirmed: boolean;
  maySettle: boolean;
  tries: number;
  conflict: { field: string; seen: string | null; now: string | null }[];
}

const SEEN = asked<{ case: { learnedAt: string } | null }>("query ($id: ID!) { case(id: $id) { learnedAt } }");
const REQUEST = asked<{ requestCaseChange: { __typename: string; at?: string; message?: string; change?: ChangeAnswer } }>(
  `mutation ($input: RequestCaseChangeInput!) { requestCaseChange(input: $input) { __typename
    ... on CaseChangeQueued { change { id kind state words } } ... on ChangeNotPossible { at } ... on Problem { message } } }`,
);
const CHANGES = asked<{ case: { changes: ChangeAnswer[] } }>(
  "query ($id: ID!) { case(id: $id) { changes { id kind state words reason unconfirmed maySettle tries conflict { field seen now } } } }",
);
const SETTLE = asked<{ settleCaseChange: { __typename: string } }>(
  "mutation ($input: SettleCaseChangeInput!) { settleCaseChange(input: $input) { __typename } }",
);

/** The instant that a case's page shows as the last one the hub learned something. */
export async function seenOf(hub: TestHub, name: string, as: Who = "lanhdao"): Promise<string> {
  return (await hub.ask(SEEN, { id: await idOf(hub, name) }, as)).case?.learnedAt ?? "2000-01-01T00:00:00.000Z";
}

/** Asks for a change of the case of this name as its page does. */
export async function request(hub: TestHub, name: string, change: { kind: ChangeKind } & Record<string, unknown>, as: Who) {
  const input = { caseId: await idOf(hub, name), key: randomUUID(), seen: await seenOf(hub, name), ...change };
  return (await hub.ask(REQUEST, { input }, as)).requestCaseChange;
}

/** What was asked for of a case, oldest first. */
export async function changesOf(hub: TestHub, name: string, as: Who = "lanhdao"): Promise<ChangeAnswer[]> {
  return (await hub.ask(CHANGES, { id: await idOf(hub, name) }, as)).case.changes;
}

export async function settle(hub: TestHub, id: string, settlement: "DROP" | "SEND_AGAIN", as: Who): Promise<string> {
  return (await hub.ask(SETTLE, { input: { id, settlement } }, as)).settleCaseChange.__typename;
}

/** The hub's worker sends everything that is due now, of every source. */
export async function sends({ hub }: TestHub, signal: AbortSignal = new AbortController().signal): Promise<void> {
  await hub.refresh();
  const sources = await hub.database.read(sourceRows);
  const working = { ...hub, changed: () => undefined };
  await Promise.all(sources.map((source) => sendDue(source, { ...working, lend: lender(working) }, signal)));
}
