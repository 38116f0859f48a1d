export { adoptVersion, previewVersion, proposeCalendar, proposeRegulation } from "./propose.ts";
export type { Adopted } from "./adopt.ts";
export { makePreview, totalsOf } from "./preview.ts";
export type { Candidate, PreviewAnswer, RulebookHub } from "./preview.ts";
export { RulebookResolver } from "./rulebook.resolver.ts";
export { RulePreviewResolver } from "./rule-preview.resolver.ts";
