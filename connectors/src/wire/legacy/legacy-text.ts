import iconv from "iconv-lite";
import { fromVni } from "./vni.ts";

/** Fonts of the time before Unicode: their text looks like Latin-1 and means Vietnamese. */
export type LegacyFont = "tcvn3" | "tcvn3-capitals" | "vni";

/**
 * Which letters a font draws, by its name: .VnTime and its kin are TCVN3 (those ending in H draw capitals only), VNI-Times and its kin VNI.
 * @returns null for a font of Unicode
 */
export function legacyFontOf(name: string): LegacyFont | null {
  if (/^\.vn.*h$/i.test(name.trim())) return "tcvn3-capitals";
  if (/^\.vn/i.test(name.trim())) return "tcvn3";
  return /^vni[- ]/i.test(name.trim()) ? "vni" : null;
}

/** Text typed in such a font, in Unicode. Text that already holds letters beyond Latin-1 was typed otherwise and stays. */
export function fromLegacy(text: string, font: LegacyFont): string {
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u00FF]/.test(text)) return text;
  if (font === "vni") return fromVni(text);
  const read = iconv.decode(Buffer.from(text, "latin1"), "tcvn").normalize("NFC");
  return font === "tcvn3-capitals" ? read.toUpperCase() : read;
}
