export { TypedMonthsResolver } from "./typed.resolver.ts";
