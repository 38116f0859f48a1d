import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHub, startHubProcess } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { wholeDatabase } from "./kit/canary.ts";
import { rawSocket } from "./kit/raw-socket.ts";
import { pairedScreen } from "./kit/screen.ts";
import { askedForTicket, initWith, ticketFor } from "./kit/ticket.ts";
import { until } from "./kit/until.ts";

const HOLDS_MS = 30_000;
const LOCK = asked<{ lockAccount: { __typename: string } }>(`mutation ($input: AccountInput!) { lockAccount(input: $input) { __typename } }`);
const REVOKE = asked<{ revokeDevice: { __typename: string } }>("mutation ($id: ID!) { revokeDevice(input: { id: $id }) { __typename } }");
const SIGN_OUT = asked<{ signOut: boolean }>("mutation { signOut }");
interface Entry {
  subjectId: string;
  detail: { name: string; value: string }[];
}
const REFUSED = asked<{ auditEntries: { edges: { node: Entry }[] } }>(
  "query ($filter: AuditFilter) { auditEntries(filter: $filter, first: 100) { edges { node { subjectId detail { name value } } } } }",
);
const NEW_KEY = asked<{ createApiKey: { token: string } }>(
  "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { token } } }",
);

let world: World;
let hub: TestHub;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with();
  hub = world.hub;
});
afterAll(() => world.leave());

const LATER_MS = 16 * 60_000; // the chain tells a refusal of one kind and account once in fifteen minutes

/** What the hub says to the first message of a socket: "open", or the code that it closes with. */
async function opened(cookie: string, init: object, url = hub.url): Promise<"open" | number> {
  const socket = await rawSocket({ url }, { cookie });
  socket.send(JSON.stringify(init));
  const said = await until(
    "the hub takes the init or closes",
    () => socket.received.find(({ type }) => type === "connection_ack") ?? socket.closed ?? undefined,
  );
  socket.close();
  return "code" in said ? said.code : "open";
}

const openedBy = async (cookie: string, ticket: string | undefined): Promise<"open" | number> => opened(cookie, initWith(ticket));

/** What the inspector reads in the chain of sockets that were refused somebody. */
async function refusals(actor: string): Promise<unknown[]> {
  const { auditEntries } = await hub.ask(REFUSED, { filter: { act: "refused", actor } }, "thanhtra");
  const sockets = auditEntries.edges.map(({ node }) => node).filter(({ subjectId }) => subjectId === "openSocket");
  return sockets.map(({ detail }) => detail.find(({ name }) => name === "code")?.value).toReversed();
}

describe("the ticket of a socket", () => {
  test("opens one, of the page that asked for it, and no second", async () => {
    const cookie = await hub.cookieOf("thanhtra");
    const ticket = await ticketFor(hub.url, cookie);
    expect([await openedBy(cookie, ticket), await openedBy(cookie, ticket), await openedBy(cookie, ticket)]).toEqual(["open", 4403, 4403]);
    expect(await refusals("thanhtra")).toEqual(["TICKET_USED"]);
    expect(hub.log.filter((line) => line.includes("TICKET_USED") && line.includes("thanhtra"))).toHaveLength(1);
    expect(await openedBy(cookie, await ticketFor(hub.url, cookie))).toBe("open");
  });

  test.each([
    ["no ticket", { type: "connection_init" }, "TICKET_MISSING"],
    ["another word in its place", { type: "connection_init", payload: { authorization: "x" } }, "TICKET_MISSING"],
    ["an invented ticket", initWith("A".repeat(43)), "TICKET_UNKNOWN"],
    ["a ticket that is none", initWith("x"), "TICKET_UNKNOWN"],
    ["an endless one", initWith("A".repeat(60_000)), "TICKET_UNKNOWN"],
    ["a number", { type: "connection_init", payload: { ticket: 7 } }, "TICKET_UNKNOWN"],
    ["null", { type: "connection_init", payload: { ticket: null } }, "TICKET_UNKNOWN"],
    ["a list of tickets", { type: "connection_init", payload: { ticket: ["A".repeat(43)] } }, "TICKET_UNKNOWN"],
  ])("with a session and %s no socket opens, and the chain tells it", async (_, init, code) => {
    world.clock.advance(LATER_MS);
    const before = (await refusals("lanhdao")).length;
    expect(await opened(await hub.cookieOf("lanhdao"), init)).toBe(4403);
    expect((await refusals("lanhdao")).slice(before)).toEqual([code]);
  });

  test("opens nothing for somebody else, nor for another session of the same account, and is still good for its own", async () => {
    world.clock.advance(LATER_MS);
    const [his, hers] = [await hub.cookieOf("cntt"), await hub.cookieOf("giamdoc.sxd")];
    const ticket = await ticketFor(hub.url, his);
    expect([await openedBy(hers, ticket), await openedBy(await hub.signIn("cntt"), ticket), await openedBy(his, ticket)]).toEqual([4403, 4403, "open"]);
    expect([await refusals("giamdoc.sxd"), await refusals("cntt")]).toEqual([["TICKET_FOREIGN"], ["TICKET_FOREIGN"]]);
  });

  test("is over after half a minute, which is nobody's fault", async () => {
    const cookie = await hub.cookieOf("vanhanh");
    const [early, late] = [await ticketFor(hub.url, cookie), await ticketFor(hub.url, cookie)];
    await hub.now(HOLDS_MS - 1);
    expect(await openedBy(cookie, early)).toBe("open");
    await hub.now(1);
    expect(await openedBy(cookie, late)).toBe(4403);
    expect(await refusals("vanhanh")).toEqual([]);
    expect(hub.log.some((line) => line.includes("TICKET_EXPIRED"))).toBe(true);
  });

  test.each([
    ["signed out", async (cookie: string) => void (await hub.post({ query: SIGN_OUT.text }, { cookie }))],
    ["was locked", async () => void (await hub.ask(LOCK, { input: { username: "nguoi.khac" } }, "cntt"))],
  ])("opens nothing for somebody who %s since", async (_, ends) => {
    if (!(await hub.database.sql("select 1 from account where username = 'nguoi.khac'")).length) await hub.account("UNIT_HEAD", "SXD", "nguoi.khac");
    const cookie = await hub.signIn("nguoi.khac");
    const ticket = await ticketFor(hub.url, cookie);
    await ends(cookie);
    expect(await openedBy(cookie, ticket)).toBe(4403);
    expect(await ticketFor(hub.url, cookie)).toBeUndefined();
  });

  test("is what a screen on a wall needs too, and a screen that was taken off gets none", async () => {
    const { id, cookie } = await pairedScreen(hub);
    const ticket = await ticketFor(hub.url, cookie);
    expect([await openedBy(cookie, undefined), await openedBy(await hub.cookieOf("lanhdao"), ticket)]).toEqual([4403, 4403]);
    expect([await openedBy(cookie, ticket), await openedBy(cookie, ticket)]).toEqual(["open", 4403]);
    const last = await ticketFor(hub.url, cookie);
    await hub.ask(REVOKE, { id }, "vanhanh");
    expect([await openedBy(cookie, last), await ticketFor(hub.url, cookie)]).toEqual([4403, undefined]);
  });

  test("stands nowhere as it was told", async () => {
    const cookie = await hub.cookieOf("lanhdao");
    const [used, unused] = [await ticketFor(hub.url, cookie), await ticketFor(hub.url, cookie)];
    for (const _ of [1, 2]) await openedBy(cookie, used);
    for (const ticket of [used, unused]) {
      for (const { table, text } of await wholeDatabase(hub.database)) expect([table, text.includes(ticket ?? "-")]).toEqual([table, false]);
      expect(hub.log.filter((line) => line.includes(ticket ?? "-"))).toEqual([]);
    }
  });

  test("said to two hub processes by twenty sockets at once opens one of them", async () => {
    const first = await startHub();
    const environment = { DATABASE_URL: first.database.url, HUB_KEY_FILE: first.database.keyFile, SAMPLE: "off", LOG_LEVEL: "error" };
    const second = await startHubProcess(environment, 60_000);
    try {
      const cookie = await first.cookieOf("lanhdao");
      for (const giver of [first.url, second.url]) {
        const ticket = await ticketFor(giver, cookie);
        const tries = Array.from({ length: 20 }, (_, n) => opened(cookie, initWith(ticket), n % 2 === 0 ? first.url : second.url));
        expect((await Promise.all(tries)).toSorted()).toEqual([...Array.from({ length: 19 }, () => 4403), "open"]);
      }
    } finally {
      await second.program.end("SIGTERM");
      await first.leave();
    }
  }, 120_000);
});

describe("a ticket is given to", () => {
  test("nobody who is not signed in, nor a program, which needs none", async () => {
    const input = {
      name: "Máy",
      unit: "SXD",
      operations: ["boardChanged"],
      costPerMinute: 20_000,
      expiresAt: new Date(hub.instant + 86_400_000).toISOString(),
    };
    const { token } = (await hub.ask(NEW_KEY, { input }, "cntt")).createApiKey;
    for (const headers of [{}, { cookie: "daumoi_session=x" }, { authorization: `Bearer ${token}` }] as Record<string, string>[]) {
      const answer = await askedForTicket(hub.url, headers);
      expect([answer.status, await answer.json()]).toMatchObject([200, { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] }]);
    }
  });

  test.each([
    ["a page of another site", { headers: { origin: "https://evil.example" } }, 403, "ORIGIN_REFUSED"],
    ["a page without a site", { headers: { origin: "null" } }, 403, "ORIGIN_REFUSED"],
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["plain text", { headers: { "content-type": "text/plain" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a link", { method: "GET", body: undefined }, 405, "METHOD_NOT_ALLOWED"],
  ] as [string, { headers?: Record<string, string>; method?: string; body?: string | undefined }, number, string][])(
    "%s by no cookie",
    async (_, { headers, ...how }, status, code) => {
      const cookie = await hub.cookieOf("lanhdao");
      const request = { method: "POST", body: "{}", ...how, headers: { "content-type": "application/json", origin: hub.url, cookie, ...headers } };
      const answer = await fetch(`${hub.url}/graphql/ticket`, request as RequestInit);
      expect([answer.status, await answer.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
    },
  );

  test("a page that nobody may keep, and to no page that hoards them", async () => {
    const cookie = await hub.signIn("lanhdao");
    const answer = await askedForTicket(hub.url, { cookie });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    await hub.database.sql(
      `insert into socket_ticket (ticket_hash, holder_hash, expires_at)
       select sha256(n::text::bytea), (select holder_hash from socket_ticket where ticket_hash = sha256($1::text::bytea)), 'infinity'
       from generate_series(1, 999) n`,
      [((await answer.json()) as { ticket: string }).ticket],
    );
    const over = await askedForTicket(hub.url, { cookie });
    expect([over.status, await over.json()]).toMatchObject([429, { errors: [{ extensions: { code: "TOO_MANY_REQUESTS" } }] }]);
    expect((await askedForTicket(hub.url, { cookie: await hub.cookieOf("thanhtra") })).status).toBe(200);
  });
});
