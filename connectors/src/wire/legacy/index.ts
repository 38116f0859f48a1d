export { fromLegacy, legacyFontOf } from "./legacy-text.ts";
export type { LegacyFont } from "./legacy-text.ts";
