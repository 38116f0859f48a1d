export { DepartmentGraphResolver } from "./department-graph.resolver.ts";
export type { FederationContext } from "./department-graph.resolver.ts";
export { EntityResolver } from "./entity.resolver.ts";
export { Federation } from "./federation.ts";
export type { AskedDocument } from "./federation.ts";
export { GRAPH_KEYS_PATH, graphKeysRoute, joinedRoute } from "./joined-route.ts";
export type { GraphChange, NotJoined } from "./register.ts";
export { hubSubgraphSdl } from "./subgraph-sdl.ts";
