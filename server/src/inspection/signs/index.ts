export { SignResolver } from "./sign.resolver.ts";
export { unmarkedSigns } from "./told.ts";
