export { startSubgraphs } from "./start.ts";
export type { RunningSubgraph } from "./start.ts";
export type { SubgraphName } from "./subgraph-name.ts";
