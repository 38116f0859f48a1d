export const SUBGRAPHS = ["sxd", "xaAnPhu"] as const;

/** How the hub calls a department's own graph; also the prefix of its fields. */
export type SubgraphName = (typeof SUBGRAPHS)[number];
