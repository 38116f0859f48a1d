export { parseJson } from "./json.ts";
export { quoted } from "./quoted.ts";
export { decodeText, nfc } from "./text.ts";
export { movedBack, patternFault, readTime } from "./their-time.ts";
export type { Instant } from "./their-time.ts";
export { parseXml } from "./xml.ts";
export type { XmlElement } from "./xml.ts";
