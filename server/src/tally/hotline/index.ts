export { HotlineResolver } from "./hotline.resolver.ts";
