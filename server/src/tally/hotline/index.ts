export { HotlineResolver } from "./hotline.resolver.ts";
export { callsOfNumbers } from "./hotline.queries.ts";
