export { textOf } from "./answer.ts";
export { authSchema } from "./auth.ts";
export { followed, nextInLink } from "./link.ts";
export { mayHaveArrived } from "./sent.ts";
export { signedHttp } from "./signed.ts";
export { pathWithId, urlOf } from "./url.ts";
