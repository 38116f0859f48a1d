export { contextFor, mayHandFile } from "./context.ts";
export type { AskingHub, GraphContext } from "./context.ts";
export { documentLimits } from "./document-limits.ts";
export { hubSchema } from "./schema.ts";
export { errorShower } from "./shown-error.ts";
export { serveSubscriptions } from "./sockets.ts";
