import { expect, test } from "vitest";
import { cookieIn } from "../hub.ts";
import type { Answer, TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { ProvinceOrder, World } from "../world.ts";
import { MANIFEST, trusted } from "./kit/trusted.ts";

interface BoardData {
  board: { asOf: { event: number }; open: number; scope: { code: string }; units: { unit: { code: string }; open: number }[] };
}

const MINE = { unit: null, asOf: null };
const AS_PAGES = "application/graphql-response+json,application/json;q=0.9";
const BY_IDS = { trusted: MANIFEST, freeDocuments: true, freePass: null };
const AT_SXD = { received: "2026-03-16 08:00", lead: "SXD", stage: "IN_PROGRESS" } as const;

/** A province whose pages ask by ids, with a case in the hands of SXD. */
const askedByIds = (order: ProvinceOrder = {}): Promise<World> => aProvince({ documents: BY_IDS, ...order }).with(aCase({ id: "one", ...AT_SXD }));

/** As a page asks it: by its id. */
async function board(hub: TestHub, who: string | null, variables: object = MINE, headers: Record<string, string> = {}): Promise<Answer<BoardData>> {
  const cookie: Record<string, string> = who === null ? {} : { cookie: await hub.cookieOf(who) };
  return hub.post({ operationName: "Board", ...trusted("Board"), variables }, { accept: AS_PAGES, ...cookie, ...headers });
}

/** The same document as a free one, which goes the long way. */
async function boardTheLongWay(hub: TestHub, who: string | null, variables: object = MINE): Promise<Answer<BoardData>> {
  const query = MANIFEST.get(trusted("Board").extensions.persistedQuery.sha256Hash);
  const cookie: Record<string, string> = who === null ? {} : { cookie: await hub.cookieOf(who) };
  return hub.post({ operationName: "Board", query, variables }, { accept: AS_PAGES, ...cookie });
}

const codes = ({ errors }: Answer<unknown>): unknown[] => errors.map(({ extensions }) => extensions?.code);

test("a board asked by its id is the one that the long way tells, status and errors too, to each by his own rights", async () => {
  const { hub } = await askedByIds();
  const tried = [MINE, {}, { unit: "SXD", asOf: null }, { unit: "TINH" }, { unit: "NOWHERE" }, { unit: 5 }, { unit: "SXD", asOf: "nonsense" }];
  for (const who of ["lanhdao", "giamdoc.sxd", "chanhvp", "thanhtra", "cntt", null]) {
    for (const variables of tried) {
      for (const time of ["first", "again"]) {
        const [short, long] = [await board(hub, who, variables), await boardTheLongWay(hub, who, variables)];
        const shown = ({ status, body, headers }: Answer<BoardData>): unknown => [
          status,
          headers.get("content-type"),
          headers.get("cache-control"),
          JSON.parse(body),
        ];
        expect({ who, variables, time, told: shown(short) }).toEqual({ who, variables, time, told: shown(long) });
      }
    }
  }
  const [province, department] = [await board(hub, "lanhdao"), await board(hub, "giamdoc.sxd")];
  expect([province.data?.board.scope.code, department.data?.board.scope.code]).toEqual(["TINH", "SXD"]);
});

test("a number that moved is on the next tick's board, for everybody who asks", async () => {
  const { hub, source } = await askedByIds();
  const people = ["lanhdao", "giamdoc.sxd", "chanhvp"];
  const open = (): Promise<unknown[]> => Promise.all(people.map(async (who) => (await board(hub, who)).data?.board.open));
  expect(await open()).toEqual([1, 1, 1]);
  source.put({ id: "two", ...AT_SXD });
  await hub.settled();
  expect(await open()).toEqual([2, 2, 2]);
});

test("whose session ended, or whose account was locked, is told no board any more, and nobody gets another's", async () => {
  const { hub } = await askedByIds();
  const cookie = await hub.signIn("giamdoc.sxd");
  expect((await board(hub, null, MINE, { cookie })).data?.board.scope.code).toBe("SXD");
  expect(codes(await board(hub, null))).toEqual(["UNAUTHENTICATED"]);
  expect((await hub.post({ query: "mutation { signOut }" }, { cookie })).errors).toEqual([]);
  expect(codes(await board(hub, null, MINE, { cookie }))).toEqual(["UNAUTHENTICATED"]);
  expect((await board(hub, "chanhvp")).errors).toEqual([]);
  await hub.database.sql("update account set disabled_at = now() where username = 'chanhvp'");
  const locked = await board(hub, "chanhvp");
  expect([locked.data, codes(locked)]).toEqual([null, ["UNAUTHENTICATED"]]);
  expect((await board(hub, "lanhdao")).data?.board.scope.code).toBe("TINH");
});

test("many who ask at the same time are each told their own, by whatever they came with", async () => {
  const { hub } = await askedByIds();
  const people = ["lanhdao", "giamdoc.sxd", "cntt", "thanhtra", "chanhvp"];
  await Promise.all(people.map((who) => hub.cookieOf(who)));
  const alone = await Promise.all(people.map(async (who) => (await boardTheLongWay(hub, who)).body));
  const together = await Promise.all(Array.from({ length: 60 }, async (_, i) => (await board(hub, people[i % people.length] ?? null)).body));
  for (const [i, body] of together.entries()) expect(JSON.parse(body)).toEqual(JSON.parse(alone[i % alone.length] ?? ""));
});

test("a refusal is written down each time anew, whatever was kept for others", async () => {
  const { hub } = await askedByIds();
  const above = { unit: "TINH", asOf: null };
  for (const who of ["lanhdao", "giamdoc.sxd", "giamdoc.sxd", "giamdoc.sxd"]) await board(hub, who, above);
  await hub.now(16 * 60_000); // one entry in fifteen minutes; the next tells how many there were meanwhile
  await board(hub, "giamdoc.sxd", above);
  const written = await hub.database.sql<{ name: string; more: number | null }>(
    "select actor as name, (body::jsonb #>> '{detail,more}')::int as more from audit_entry where act = 'refused' order by number",
  );
  expect(written.map(({ name, more }) => [name, more ?? 0])).toEqual([
    ["giamdoc.sxd", 0],
    ["giamdoc.sxd", 2],
  ]);
});

test("what is kept is paid for like what is not", async () => {
  const { hub } = await askedByIds({ spendingLimits: { person: 3_000, stranger: 3_000 } });
  const told = [];
  for (let time = 0; time < 60; time++) told.push(await board(hub, "lanhdao"));
  const [first, last] = [told.at(0), told.at(-1)];
  expect(first === undefined ? null : [first.status, codes(first)]).toEqual([200, []]);
  expect(last === undefined ? null : [last.status, codes(last), last.headers.get("retry-after") !== null]).toEqual([429, ["TOO_MANY_REQUESTS"], true]);
});

test("a body that is no JSON, and a page of another site, are refused without a word of what they sent", async () => {
  const { hub } = await askedByIds();
  const sent = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${hub.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", accept: AS_PAGES, ...headers }, body });
  const [broken, bare, foreign] = [await sent("{ secret"), await sent('"secret"'), await sent("{}", { origin: "https://elsewhere.example" })];
  expect([broken.status, bare.status, foreign.status]).toEqual([400, 400, 403]);
  for (const answer of [broken, bare, foreign]) expect(await answer.text()).not.toContain("secret");
  const cookie = cookieIn(
    (await hub.post({ ...trusted("SignIn"), variables: { input: { username: "lanhdao", password: "wrong" } } }, { accept: AS_PAGES })).headers,
  );
  expect(cookie).toBe("");
});
