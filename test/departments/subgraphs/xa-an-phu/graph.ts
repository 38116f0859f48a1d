import { mercuriusFederationPlugin } from "@mercuriusjs/federation";
import fastify from "fastify";
import type { Graph } from "../answer.ts";
import { recentVisits, visitOf, visits } from "./register.ts";

const MOST = 100;
const OWN_CODE = "X-ANPHU";

const SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

type Query {
  "Các chuyến kiểm tra thực địa gần nhất · the newest field visits; at most ${MOST}"
  xaAnPhuVisits(first: Int! = 20): [XaAnPhuFieldVisit!]
}

type Case @key(fields: "id reference") {
  id: ID!
  reference: String!
  "Chuyến kiểm tra thực địa gần nhất của xã · null: nobody went there"
  xaAnPhuFieldVisit: XaAnPhuFieldVisit
}

type Unit @key(fields: "code") {
  code: String!
  "Số chuyến kiểm tra trong 30 ngày · null for other units than ${OWN_CODE}"
  xaAnPhuVisitsLast30Days: Int
}

enum XaAnPhuVisitOutcome { CONFIRMED NOT_FOUND FIXED_ON_SITE NEEDS_MATERIAL }

"Chuyến kiểm tra thực địa · a field visit"
type XaAnPhuFieldVisit {
  id: ID!
  "Lúc đến nơi · instant with its zone"
  visitedAt: String!
  outcome: XaAnPhuVisitOutcome!
  "Ghi nhận tại chỗ · what was seen; no names of citizens"
  note: String!
  photos: Int!
}
`;

interface CaseKey {
  id: string;
  reference: string;
}

const resolvers = {
  Query: { xaAnPhuVisits: (_root: unknown, { first }: { first: number }) => visits.slice(0, Math.min(Math.max(first, 0), MOST)) },
  Case: {
    __resolveReference: (key: CaseKey) => key,
    xaAnPhuFieldVisit: ({ reference }: CaseKey) => visitOf(reference),
  },
  Unit: {
    __resolveReference: (key: { code: string }) => key,
    xaAnPhuVisitsLast30Days: ({ code }: { code: string }) => (code === OWN_CODE ? recentVisits : null),
  },
};

/** Xã An Phú's graph, on Mercurius. */
export async function openXaAnPhu(): Promise<Graph> {
  const app = fastify();
  await app.register(mercuriusFederationPlugin, { schema: SDL, resolvers });
  await app.ready();
  return {
    close: () => app.close(),
    async answer({ body, contentType }) {
      const answered = await app.inject({ method: "POST", url: "/graphql", headers: { "content-type": contentType }, payload: body });
      return { status: answered.statusCode, contentType: answered.headers["content-type"] ?? "application/json", body: answered.body };
    },
  };
}
