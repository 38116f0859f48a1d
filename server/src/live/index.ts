export { Live } from "./live.ts";
export { LiveResolver } from "./live.resolver.ts";
export type { LiveContext } from "./live.resolver.ts";
export { NoticeFeed } from "./notice-feed.ts";
export { NoticesLiveResolver } from "./notices.resolver.ts";
export type { NoticesLiveContext } from "./notices.resolver.ts";
