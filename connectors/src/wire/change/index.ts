export { factsOf, PLACEHOLDERS, unitWordOf, unitWordFaults } from "./facts.ts";
export { filesSchema, filesTaken } from "./files-taken.ts";
export type { Facts } from "./facts.ts";
export { filled, filledText, placeholdersIn } from "./template.ts";
export { isShown } from "./shown.ts";
