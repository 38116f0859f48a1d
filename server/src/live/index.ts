export { Live } from "./live.ts";
export { LiveResolver } from "./live.resolver.ts";
export type { LiveContext } from "./live.resolver.ts";
