export { scheduleFreshness, watchFreshness } from "./watch-freshness.ts";
