export { LiveBoard, LiveFigures } from "./board.ts";
export { Feeds, LiveProvider, useFeeds, useFollowing, useShownInstant } from "./context.tsx";
export type { Following } from "./feed.ts";
export { newerBoard } from "./frames.ts";
export { causesSince, type Figure, type News, newsUntil } from "./news.ts";
export { createStore } from "./store.ts";
export { socketLink, trustedDocuments } from "./links.ts";
export { createSocket } from "./socket.ts";
export { useBoard } from "./use-board.ts";
