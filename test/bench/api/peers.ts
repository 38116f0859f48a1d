import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import fastify from "fastify";
import { buildSchema } from "graphql";
import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import mercurius from "mercurius";
import type { Captured } from "./capture.ts";
import type { Replay } from "./replay.ts";
import { byFieldName } from "./questions.ts";

/** What a peer needs: the hub's own schema, documents and statements. */
interface PeerConfig {
  documents: Readonly<Record<string, string>>;
  sdl: string;
  captured: readonly Captured[];
}

interface Asker {
  isSignedIn: boolean;
}

type RootResolver = (args: Record<string, unknown>, asker: Asker) => Promise<unknown>;

/**
 * Root fields whose resolvers run the very statements of the hub and hand back plain objects that fit the document as they are: less work than any author could do.
 * Who asks is told by a cookie that is in memory.
 */
function rootResolvers({ captured, documents }: PeerConfig, replay: Replay): Record<string, RootResolver> {
  const byVariables = new Map(
    captured.map(({ question, answer, transactions }) => {
      const shaped = byFieldName(answer, documents[question.id] ?? "") as Record<string, unknown>;
      return [keyOf(question.variables), { shaped, transactions }];
    }),
  );
  const resolver =
    (field: string): RootResolver =>
    async (args, { isSignedIn }) => {
      const found = byVariables.get(keyOf(args));
      if (!isSignedIn || found === undefined) throw new Error(`not asked before: ${JSON.stringify(args)}`);
      await replay.run(found.transactions);
      return found.shaped[field];
    };
  return { board: resolver("board"), cases: resolver("cases"), case: resolver("case") };
}

/** Without what is left to its default, in one order. */
const keyOf = (args: Readonly<Record<string, unknown>>): string => {
  const given = ({ stream: _stream, skip: _skip, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
  return JSON.stringify(given(args), (_name, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value ?? undefined;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
};

const isSignedIn = (cookie: string | undefined): boolean => SESSIONS.has(cookie ?? "");
const SESSIONS = new Set<string>();

/** Mercurius with compiled execution and prepared documents. @returns its address */
export async function mercuriusPeer(config: PeerConfig & { cookie: string }, replay: Replay): Promise<string> {
  SESSIONS.add(config.cookie);
  const app = fastify();
  const resolvers = rootResolvers(config, replay);
  await app.register(mercurius, {
    schema: config.sdl,
    resolvers: {
      Query: Object.fromEntries(
        Object.entries(resolvers).map(([name, resolve]) => [
          name,
          (_: unknown, args: Record<string, unknown>, asker: unknown) => resolve(args, asker as Asker),
        ]),
      ),
    },
    jit: 1,
    subscription: false,
    context: (request) => ({ isSignedIn: isSignedIn(request.headers.cookie) }),
    persistedQueryProvider: {
      isPersistedQuery: () => true,
      isPersistedQueryRetry: () => false,
      getHashForQuery: () => "",
      saveQuery: async () => undefined,
      getHash: (request) => (request as { extensions?: { persistedQuery?: { sha256Hash?: string } } }).extensions?.persistedQuery?.sha256Hash ?? "",
      getQueryFromHash: async (hash) => config.documents[hash] ?? "",
    },
  });
  return app.listen({ host: "127.0.0.1", port: 0 });
}

/** Apollo Server in production mode, on the same schema. @returns its address */
export async function apolloPeer(config: PeerConfig & { cookie: string }, replay: Replay): Promise<string> {
  SESSIONS.add(config.cookie);
  const server = new ApolloServer<Asker>({
    schema: executable(config.sdl, rootResolvers(config, replay)),
    nodeEnv: "production",
    persistedQueries: { cache: { get: async (key) => config.documents[key.replace(/^apq:/, "")], set: async () => undefined, delete: async () => false } },
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: "127.0.0.1", port: 0 },
    context: async ({ req }) => ({ isSignedIn: isSignedIn(req.headers.cookie) }),
  });
  return url.replace(/\/$/, "");
}

function executable(sdl: string, resolvers: Readonly<Record<string, RootResolver>>): GraphQLSchema {
  const schema = buildSchema(sdl, { assumeValid: true });
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field !== undefined) field.resolve = ((_, args, asker) => resolve(args, asker)) satisfies GraphQLFieldResolver<unknown, Asker, Record<string, unknown>>;
  }
  return schema;
}
