import { isDeepStrictEqual } from "node:util";
import { Kind, parse } from "graphql";
import type { GraphQLSchema } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hubSchema } from "../../server/src/graph/index.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { variablesFor } from "./kit/fitting-variables.ts";
import { idOf } from "./kit/reading.ts";
import { argumentsOf, COMBINATIONS, fullCase } from "./kit/told-everywhere.ts";
import { MANIFEST, TRUSTED_DOCUMENTS } from "./kit/trusted.ts";
import type { TrustedDocument } from "./kit/trusted.ts";
import { everyDocument } from "./kit/whole-graph.ts";

const AS_PAGES = "application/graphql-response+json,application/json;q=0.9";
const PEOPLE = ["lanhdao", "chanhvp", "giamdoc.sxd", "thanhtra", "cntt", "vanhanh", "dau.moi", null];
/** Whoever tries everything, so that there is something of every kind to be read. */
const ACTING = ["chanhvp", "giamdoc.sxd", "lanhdao", "cntt"];
const NOT_TRIED = ["signIn", "signOut", "changePassword", "eraseSubmitter", "askPairing"];
/** Each look at the chain of looks is one more entry; a letter's file tells when it was made. */
const DIFFERENT_EACH_TIME = /^(?:Audit|DirectiveLetter$)/;
const QUERIES = TRUSTED_DOCUMENTS.filter(({ kind }) => kind === "query");

let world: World;
let schema: GraphQLSchema;
let ids: Record<string, string>;

beforeAll(async () => {
  const documents = { trusted: MANIFEST, freeDocuments: true, freePass: null };
  world = await aProvince({ kept: true, documents }).with(
    ...COMBINATIONS.map((confidential, n) => fullCase(`mix-${n}`, n, confidential)),
    fullCase("forgotten", 8, []),
    fullCase("words", 10, []),
  );
  await world.hub.account("FOCAL_OFFICER", "SXD", "dau.moi");
  schema = await hubSchema();
  ids = Object.fromEntries(
    await Promise.all(["mix-0", "mix-1", "mix-3", "mix-7", "forgotten", "words"].map(async (id) => [id, await idOf(world.hub, id)] as const)),
  );
  for (const { name, operation, text } of everyDocument(schema)) {
    if (operation !== "mutation" || NOT_TRIED.includes(name)) continue;
    for (const who of ACTING) for (const args of argumentsOf(name, ids)) await world.hub.answer({ text: text(args) }, {}, who);
  }
  await world.hub.shown();
}, 240_000);
afterAll(() => world?.leave());

interface Told {
  status: number;
  type: string | null;
  answer: { data?: unknown; errors?: { path?: unknown }[] };
}

/** Status, media type and what was answered; the number of a fault is drawn each time, and of several questions that fail together the first to fail is told. */
async function answered(who: string | null, text: string, body: object): Promise<Told> {
  const cookie: Record<string, string> = who === null ? {} : { cookie: await world.hub.cookieOf(who) };
  const { status, headers, body: came } = await world.hub.post(body, { accept: AS_PAGES, ...cookie });
  const answer = JSON.parse(came.replaceAll(/mã [0-9a-f]{8}|"id":"[0-9a-f]{8}"/g, "FAULT")) as Told["answer"];
  const [errors, asksSeveral] = [answer.errors, rootFields(text) > 1];
  if (answer.data === null && asksSeveral && errors !== undefined) answer.errors = errors.map(({ path: _first, ...error }) => error);
  return { status, type: headers.get("content-type"), answer };
}

function rootFields(text: string): number {
  return parse(text).definitions.reduce((sum, one) => sum + (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections.length : 0), 0);
}

interface Asked {
  document: TrustedDocument;
  who: string | null;
  variables: object;
}

const theLongWay = ({ document: { name, text }, who, variables }: Asked): Promise<Told> => answered(who, text, { operationName: name, query: text, variables });
const byId = ({ document: { name, id, text }, who, variables }: Asked): Promise<Told> =>
  answered(who, text, { operationName: name, variables, extensions: { persistedQuery: { version: 1, sha256Hash: id } } });

/** Where two answers of the long way differ, any value will do: looking at the chain of looks makes it longer. */
function settled(one: unknown, other: unknown): unknown {
  if (isDeepStrictEqual(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) return one.map((value, n) => settled(value, other[n]));
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null || Array.isArray(one)) return expect.anything();
  return Object.fromEntries(Object.entries(one).map(([name, value]) => [name, settled(value, (other as Record<string, unknown>)[name])]));
}

/** Asked both ways beside others; what differs then is asked again with nobody beside it. @returns those that differed */
async function differing(asked: readonly Asked[]): Promise<Asked[]> {
  const same = await Promise.all(
    asked.map(async (one) => {
      const short = await byId(one);
      if (short.answer.data != null) answeredOnes.add(one.document.name);
      return isDeepStrictEqual(await theLongWay(one), short);
    }),
  );
  return asked.filter((_, n) => same[n] === false);
}

async function newestPoint(): Promise<string> {
  const { board } = await world.hub.ask<{ board: { asOf: { token: string } } }>({ text: "{ board { asOf { token } } }" });
  return board.asOf.token;
}

const answeredOnes = new Set<string>();

test("every query of the dashboard is answered by its compiled plan as graphql-js answers it, to everybody, errors too", { timeout: 280_000 }, async () => {
  const known = { ids: [ids["mix-0"] ?? "", ids["mix-3"] ?? "", "1"], texts: ["SXD", "nguon", "TINH"], asOf: await newestPoint() };
  const moved: string[] = [];
  for (const document of QUERIES) {
    const all = variablesFor(schema, document.text, known);
    const asked = all.flatMap((variables, n) => (n === 0 ? PEOPLE : PEOPLE.slice(0, 3)).map((who): Asked => ({ document, who, variables })));
    for (const one of await differing(asked)) {
      const [before, short, after] = [await theLongWay(one), await byId(one), await theLongWay(one)];
      const of = { name: document.name, who: one.who, variables: one.variables };
      expect({ ...of, short }).toEqual({ ...of, short: settled(before, after) });
      if (!isDeepStrictEqual(before, after)) moved.push(document.name);
    }
  }
  const refusedToAll = QUERIES.map(({ name }) => name).filter((name) => !answeredOnes.has(name)); // such as a wall's, which only a screen may ask
  expect(refusedToAll.length).toBeLessThan(QUERIES.length / 20);
  expect([...new Set(moved)].filter((name) => !DIFFERENT_EACH_TIME.test(name))).toEqual([]);
});
