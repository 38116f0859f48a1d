export { textOf } from "./answer.ts";
export { authHeaders, authSchema } from "./auth.ts";
export { pathWithId, urlOf } from "./url.ts";
