export { ClosingResolver } from "./closing.resolver.ts";
