export { parseJson } from "./json.ts";
export { quoted } from "./quoted.ts";
export { decodeText, nfc } from "./text.ts";
export { movedBack, patternFault, readTime } from "./their-time.ts";
export type { Instant } from "./their-time.ts";
export { writtenTime } from "./written-time.ts";
export { parseXml, parseXmlNodes } from "./xml.ts";
export type { XmlElement, XmlNode } from "./xml.ts";
export { jsonOfXml, markedXml, unmarked } from "./xml-value.ts";
