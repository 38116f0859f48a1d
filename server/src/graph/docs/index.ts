export { CODES } from "./codes.ts";
export { EXAMPLES } from "./examples.ts";
export { docsPage } from "./page.ts";
