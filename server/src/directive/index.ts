export { UrgeResolver } from "./urge.resolver.ts";
