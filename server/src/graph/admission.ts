import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { spendOfKey } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { asksForSchema, costOf } from "./cost.ts";

/** What one document may cost. Pages of the dashboard stay far below. */
export const MOST_COST = 50_000;

/** What may be spent in one minute of the hub's clock, in each hub process; a program's key has its own limit, over all of them. */
export interface SpendingLimits {
  person: number;
  /** nobody is signed in: by address, which an office shares */
  stranger: number;
}
export const SPENDING_LIMITS: SpendingLimits = { person: 2_000_000, stranger: 100_000 };

/** What is to be run, for whom. */
export interface Admitted {
  document: DocumentNode;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
  viewer: Viewer | null;
  /** keyed hash of where it came from */
  address: string;
}

/** Looks at an operation before it runs. @returns null: it may; otherwise why not, with a code */
export type Admission = (asked: Admitted) => Promise<GraphQLError | null>;

interface AdmittingHub {
  database: Database;
  clock: Clock;
  spendingLimits: SpendingLimits;
}

/** One look for HTTP and WebSocket alike: strangers learn nothing of the schema, a document has a greatest cost, and a minute has one. */
export function admissionTo({ database, clock, spendingLimits }: AdmittingHub, schema: GraphQLSchema): Admission {
  const minute = new Minute();
  return async ({ document, operationName, variables, viewer, address }) => {
    if (viewer === null && asksForSchema(document))
      return new GraphQLError("Bạn cần đăng nhập hoặc có khoá API để xem lược đồ.", { extensions: { code: "INTROSPECTION_REFUSED", http: { status: 403 } } });
    const cost = costOf(schema, document, operationName, variables);
    if (cost > MOST_COST) return tooExpensive(cost);
    const now = clock.now();
    if (viewer?.key !== undefined) return (await spendOfKey(database, viewer.key.id, cost, now)) > viewer.key.costPerMinute ? tooMuch(now) : null;
    const [who, limit] = viewer === null ? [address, spendingLimits.stranger] : [`account ${viewer.accountId}`, spendingLimits.person];
    return minute.spend(who, cost, now) > limit ? tooMuch(now) : null;
  };
}

/** The look, as part of Apollo's way of a request. */
export function admissionPlugin(admission: Admission): ApolloServerPlugin<{ viewer: Viewer | null; address: string }> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operationName, request, contextValue: { viewer, address } }) => {
        const refusal = await admission({ document, operationName, variables: request.variables ?? {}, viewer, address });
        if (refusal !== null) throw refusal;
      },
    }),
  };
}

function tooExpensive(cost: number): GraphQLError {
  return new GraphQLError(`Truy vấn tốn ${cost}, mỗi truy vấn nhiều nhất ${MOST_COST}. Hãy hỏi trang ngắn hơn hoặc ít trường hơn.`, {
    extensions: { code: "DOCUMENT_TOO_EXPENSIVE", cost, limit: MOST_COST, http: { status: 400 } },
  });
}

function tooMuch(now: number): GraphQLError {
  const retryAfterSeconds = Math.max(1, Math.ceil((MINUTE - (now % MINUTE)) / 1_000));
  return new GraphQLError(`Bạn đã hỏi quá nhiều trong phút này. Hãy thử lại sau ${retryAfterSeconds} giây.`, {
    extensions: {
      code: "TOO_MANY_REQUESTS",
      retryAfterSeconds,
      http: { status: 429, headers: new Map([["retry-after", String(retryAfterSeconds)]]) },
    },
  });
}

const MINUTE = 60_000;

/** What everybody spent in the running minute. */
class Minute {
  #start = -Infinity;
  readonly #spent = new Map<string, number>();

  /** @returns what this one has spent in the minute of `now`, with this */
  spend(who: string, cost: number, now: number): number {
    const start = now - (now % MINUTE);
    if (start !== this.#start) this.#spent.clear();
    this.#start = start;
    const sum = (this.#spent.get(who) ?? 0) + cost;
    this.#spent.set(who, sum);
    return sum;
  }
}
