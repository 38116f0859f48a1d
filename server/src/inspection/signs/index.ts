export { SignResolver } from "./sign.resolver.ts";
