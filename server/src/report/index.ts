export { letterDocument } from "./letter-document.ts";
export type { Annex, Letter } from "./letter-document.ts";
