import { ApolloServer, HeaderMap } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import type { Graph } from "../answer.ts";
import { licenceOf, segmentBy, segmentOf, segments } from "./register.ts";

const MOST = 100;

const SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

type Query {
  "Các đoạn đường Sở quản lý, theo mã · stretches of road the department keeps, by code; at most ${MOST}"
  sxdRoadSegments(first: Int! = 20): [SxdRoadSegment!]
  "Một đoạn đường · one stretch of road; null: no such code"
  sxdRoadSegment(code: ID!): SxdRoadSegment
}

"Phản ánh, kiến nghị · a case of the hub"
type Case @key(fields: "id reference") {
  id: ID!
  reference: String!
  "Đoạn đường mà phản ánh nói tới · null: it is about no road of the department's"
  sxdRoadSegment: SxdRoadSegment
  "Quyết định cấp phép thi công liên quan · null: no licence covers the place"
  sxdLicence: SxdLicenceDecision
}

"Đoạn đường · a stretch of road"
type SxdRoadSegment @key(fields: "code") {
  code: ID!
  "Tên đường · e.g. ĐT.535 (Km 4+200 – Km 7+900)"
  name: String!
  fromKm: Float!
  toKm: Float!
  "Đơn vị bảo trì · who maintains it"
  maintainedBy: String!
  "Ngày hết bảo hành · ISO day; null: no warranty runs"
  warrantyUntil: String
}

enum SxdLicenceStatus { GRANTED REFUSED REVOKED EXPIRED }

"Quyết định cấp phép thi công · a licence decision"
type SxdLicenceDecision {
  "Số quyết định · e.g. 118/GP-SXD"
  number: String!
  status: SxdLicenceStatus!
  decidedOn: String!
  validUntil: String
  "Công trình được phép · the works allowed"
  works: String!
}
`;

interface CaseKey {
  id: string;
  reference: string;
}

const resolvers = {
  Query: {
    sxdRoadSegments: (_root: unknown, { first }: { first: number }) => segments.slice(0, Math.min(Math.max(first, 0), MOST)),
    sxdRoadSegment: (_root: unknown, { code }: { code: string }) => segmentBy(code),
  },
  Case: {
    __resolveReference: (key: CaseKey) => key,
    sxdRoadSegment: ({ reference }: CaseKey) => segmentOf(reference),
    sxdLicence: ({ reference }: CaseKey) => licenceOf(reference),
  },
  SxdRoadSegment: { __resolveReference: ({ code }: { code: string }) => segmentBy(code) },
};

/** Sở Xây dựng's graph, on Apollo Server. */
export async function openSxd(): Promise<Graph> {
  const apollo = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(SDL), resolvers }]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return {
    close: () => apollo.stop(),
    async answer({ body, contentType }) {
      const answered = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: "POST", headers: new HeaderMap([["content-type", contentType]]), search: "", body: parsed(body) },
        context: () => Promise.resolve({}),
      });
      if (answered.body.kind === "chunked") throw new Error("no field of this graph is deferred");
      return { status: answered.status ?? 200, contentType: answered.headers.get("content-type") ?? "application/json", body: answered.body.string };
    },
  };
}

/** Apollo says itself what is wrong with a body that is no object. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
