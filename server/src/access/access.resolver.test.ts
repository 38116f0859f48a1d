import { readFileSync } from "node:fs";
import {
  graphql,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  parse,
  printType,
  subscribe,
  buildASTSchema,
  buildSchema as schemaOf,
  printSchema,
  validateSchema,
} from "graphql";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import { fixedClock } from "../platform/now.ts";
import { addAccount } from "./account.ts";
import { AccessResolver } from "./access.resolver.ts";
import type { AccessContext } from "./access.resolver.ts";
import { guardSchema } from "./guard.ts";
import { OPERATIONS, allowed } from "./policy.ts";
import { viewerOf } from "./session.ts";
import { CONSTRUCTION, aDatabase } from "./test-database.ts";
import { aViewer } from "./viewer.fixture.ts";
import type { Viewer } from "./viewer.ts";

const schema = guardSchema(buildSchemaSync({ resolvers: [AccessResolver], validate: false }));
const SAMPLE = { username: "lanh.dao", displayName: "Lãnh đạo mẫu", role: "LEADER" as Role, password: "mau-2026", unitName: "Tỉnh mẫu" };

describe("the graph", () => {
  const committed = schemaOf(readFileSync(new URL("../../../schema/hub.graphql", import.meta.url), "utf8"));
  const plain = (text: string) =>
    text
      .replace(/"""[\s\S]*?"""/g, "")
      .replace(/\s+/g, " ")
      .trim();
  const shapeOf = (source: GraphQLSchema, name: string) => {
    const type = lexicographicSortSchema(source).getType(name);
    return type === undefined ? undefined : plain(printType(type)).replace(/ scope: Unit!/, "");
  };

  test.each(["Role", "SampleAccount", "Hub", "Problem", "WrongCredentials", "TooManyAttempts", "SignInResult", "SignInInput", "Viewer"])(
    "has %s as committed",
    (name) => {
      expect(shapeOf(schema, name)).toBe(shapeOf(committed, name));
    },
  );

  test("has its queries and mutations as committed", () => {
    for (const [mine, theirs] of [
      [schema.getQueryType(), committed.getQueryType()],
      [schema.getMutationType(), committed.getMutationType()],
    ]) {
      for (const field of Object.values(mine?.getFields() ?? {})) {
        const other = theirs?.getFields()[field.name];
        expect(`${field.args.map(String)} → ${field.type}`).toBe(`${other?.args.map(String)} → ${other?.type}`);
      }
    }
  });

  test("describes every type and field", () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !["Query", "Mutation", "String", "Boolean", "Int"].includes(type.name),
    );
    expect(own.filter((type) => !type.description).map(String)).toEqual([]);
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}));
    expect(fields.filter((field) => !field.description).map((field) => field.name)).toEqual([]);
  });

  test("is valid and still the one that was built", () => expect(validateSchema(schema)).toEqual([]));
});

describe("signing in through the graph", () => {
  let database: Database;
  let stop: () => Promise<void>;
  const clock = fixedClock(Date.parse("2026-11-20T02:00:00Z"));
  beforeAll(async () => {
    ({ database, stop } = await aDatabase());
    await addAccount(database, clock, { username: "gd.sxd", password: "mật khẩu đúng", displayName: "Giám đốc", role: "UNIT_HEAD", unitId: CONSTRUCTION });
  }, 60_000);
  afterAll(() => stop());

  interface Browser {
    context: AccessContext;
    cookies: (string | null)[];
    ask(source: string, variables?: Record<string, unknown>): Promise<unknown>;
  }
  const aBrowser = (address = "10.0.0.1"): Browser => {
    const cookies: (string | null)[] = [];
    const hub = { sample: true, provinceName: "Tỉnh mẫu", sampleAccounts: [SAMPLE] };
    const context: AccessContext = {
      database,
      clock,
      viewer: null,
      address,
      hub,
      sessionToken: null,
      setSession: (token) => cookies.push(token),
      device: null,
      setDevice: (token) => cookies.push(token),
      readWorkbook: async () => null,
    };
    return {
      context,
      cookies,
      ask: async (source, variableValues = {}) => JSON.parse(JSON.stringify(await graphql({ schema, source, contextValue: context, variableValues }))),
    };
  };
  const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
    ... on Viewer { username displayName role may } ... on Problem { message } ... on TooManyAttempts { retryAfterSeconds } } }`;
  const RIGHT = { input: { username: "gd.sxd", password: "mật khẩu đúng" } };
  const WRONG = { input: { username: "gd.sxd", password: "sai" } };

  test("everybody sees what hub it is, and that nobody is signed in", async () => {
    expect(await aBrowser().ask("{ hub { sample provinceName sampleAccounts { username displayName role password unitName } } viewer { username } }")).toEqual({
      data: { hub: { sample: true, provinceName: "Tỉnh mẫu", sampleAccounts: [SAMPLE] }, viewer: null },
    });
  });

  test("the right password makes one the viewer at once, with what he may", async () => {
    const { ask, context, cookies } = aBrowser();
    expect(await ask(SIGN_IN, RIGHT)).toEqual({
      data: {
        signIn: {
          __typename: "Viewer",
          username: "gd.sxd",
          displayName: "Giám đốc",
          role: "UNIT_HEAD",
          may: OPERATIONS.filter((operation) => allowed(aViewer("UNIT_HEAD", "/TINH/SXD/"), operation).ok),
        },
      },
    });
    expect(context.viewer).toMatchObject({ username: "gd.sxd", unitId: CONSTRUCTION, unitPath: "/TINH/SXD/" });
    expect(cookies).toEqual([context.sessionToken]);
    expect(await viewerOf(database, clock, context.sessionToken)).toEqual(context.viewer);
    expect(await ask("{ viewer { username role } }")).toEqual({ data: { viewer: { username: "gd.sxd", role: "UNIT_HEAD" } } });
  });

  test("signing in again changes the token and ends the old session", async () => {
    const { ask, context } = aBrowser();
    await ask(SIGN_IN, RIGHT);
    const before = context.sessionToken;
    await ask(SIGN_IN, RIGHT);
    expect(context.sessionToken).not.toBe(before);
    expect(await viewerOf(database, clock, before)).toBeNull();
    expect(await viewerOf(database, clock, context.sessionToken)).not.toBeNull();
  });

  test("a wrong password is an answer, not an error, and touches no session", async () => {
    const { ask, context, cookies } = aBrowser();
    await ask(SIGN_IN, RIGHT);
    const token = context.sessionToken;
    expect(await ask(SIGN_IN, WRONG)).toEqual({ data: { signIn: { __typename: "WrongCredentials", message: "Tên đăng nhập hoặc mật khẩu không đúng." } } });
    expect(context.sessionToken).toBe(token);
    expect(cookies).toHaveLength(1);
  });

  test("too many of them say when to come back", async () => {
    const { ask } = aBrowser("10.9.9.9");
    const guess = { input: { username: "doan.mo", password: "sai" } };
    for (let i = 0; i < 10; i++) await ask(SIGN_IN, guess);
    expect(await ask(SIGN_IN, guess)).toEqual({
      data: { signIn: { __typename: "TooManyAttempts", message: "Bạn đã thử quá nhiều lần. Hãy thử lại sau 15 phút.", retryAfterSeconds: expect.any(Number) } },
    });
  });

  test("signing out ends the session and the cookie; a second time there is none", async () => {
    const { ask, context, cookies } = aBrowser();
    await ask(SIGN_IN, RIGHT);
    const token = context.sessionToken;
    expect(await ask("mutation { signOut }")).toEqual({ data: { signOut: true } });
    expect(cookies.at(-1)).toBeNull();
    expect(await viewerOf(database, clock, token)).toBeNull();
    expect(await ask("mutation { signOut }")).toEqual({ data: { signOut: false } });
  });
});

describe("the guard", () => {
  const ran: string[] = [];
  const guarded = (sdl: string): GraphQLSchema => {
    const built = schemaOf(sdl);
    for (const type of [built.getQueryType(), built.getMutationType(), built.getSubscriptionType()]) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        field.resolve = () => (ran.push(field.name), "x");
        if (type === built.getSubscriptionType()) {
          field.subscribe = async function* () {
            ran.push(`${field.name} begins`);
            yield {};
            yield {};
          };
        }
      }
    }
    return guardSchema(built);
  };
  const small = guarded("type Query { board: String cases: String hub: String } type Mutation { signOut: String } type Subscription { caseChanged: String }");
  const codesOf = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] | undefined }) =>
    answer.errors?.map((error) => error.extensions["code"]);

  test("asks before a resolver runs, field by field", async () => {
    ran.length = 0;
    const answer = await graphql({ schema: small, source: "{ hub board cases }", contextValue: { viewer: aViewer("IT_OFFICER") } });
    expect({ ...answer.data }).toEqual({ hub: "x", board: "x", cases: null });
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
    expect(codesOf(await graphql({ schema: small, source: "{ hub board: cases }", contextValue: { viewer: null } }))).toEqual(["UNAUTHENTICATED"]);
    expect(ran).toEqual(["hub", "board", "hub"]);
  });

  test("asks before a subscription begins and again at every event", async () => {
    const document = parse("subscription { caseChanged }");
    ran.length = 0;
    expect(await subscribe({ schema: small, document, contextValue: { viewer: aViewer("IT_OFFICER") } })).toMatchObject({
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
    expect(ran).toEqual([]);

    const contextValue: { viewer: Viewer | null } = { viewer: aViewer("LEADER") };
    const events = (await subscribe({ schema: small, document, contextValue })) as AsyncGenerator<{
      data?: unknown;
      errors?: { extensions: Record<string, unknown> }[];
    }>;
    expect((await events.next()).value).toMatchObject({ data: { caseChanged: "x" } });
    contextValue.viewer = null;
    expect(codesOf((await events.next()).value)).toEqual(["UNAUTHENTICATED"]);
    expect(ran).toEqual(["caseChanged begins", "caseChanged"]);
  });

  test("keeps a root field without a row from starting at all, by its name", () => {
    for (const sdl of [
      "type Query { everything: String }",
      "type Query { hub: String } type Mutation { toString: String }",
      "type Query { hub: String } type Subscription { peek: String }",
    ]) {
      expect(() => guardSchema(schemaOf(sdl))).toThrow(/field (everything|toString|peek): has no row/);
    }
  });

  test("changes the schema in place: what is printed stays the same", () => {
    const before = buildASTSchema(parse("type Query { hub: String }"));
    const printed = printSchema(before);
    expect(guardSchema(before)).toBe(before);
    expect(printSchema(before)).toBe(printed);
  });
});
