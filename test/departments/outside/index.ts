export { decide, type Wanted } from "./decide.ts";
export { factsAsked } from "./facts-asked.ts";
