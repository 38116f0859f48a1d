import { createRequire } from "node:module";
// oxlint-disable-next-line import/no-named-as-default -- the type has no such name
import PDFDocument from "pdfkit";
import { printable } from "./paper.ts";

const requireHere = createRequire(import.meta.url);
const FONTS = "@expo-google-fonts/tinos";
/** A font with the widths of Times New Roman and all Vietnamese letters, in its four faces. */
const FACES = {
  plain: `${FONTS}/400Regular/Tinos_400Regular.ttf`,
  italics: `${FONTS}/400Regular_Italic/Tinos_400Regular_Italic.ttf`,
  bold: `${FONTS}/700Bold/Tinos_700Bold.ttf`,
  boldItalics: `${FONTS}/700Bold_Italic/Tinos_700Bold_Italic.ttf`,
} as const;
export type Face = keyof typeof FACES;

/** Every sign that all four faces have: Latin with Vietnamese, and the signs that sentences use. */
const DRAWN =
  /[^\u0020-\u007E\u00A0-\u017F\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AB\u20AC\u2122\u2212]/gu;

/** Signs that the font does not have stand as a box, never as nothing. */
const drawable = (text: string): string => printable(text).replaceAll(DRAWN, "□");

const POINTS_A_MM = 72 / 25.4;
export const mm = (length: number): number => length * POINTS_A_MM;

/** How a text stands: in a column from `x`, so wide, in points. */
export interface Placed {
  x: number;
  width: number;
  size: number;
  face?: Face;
  align?: "left" | "center" | "justify";
  indent?: number;
  color?: string;
  lineGap?: number;
}

/** A4 pages of 20 mm above and below, 30 mm left, 15 mm right; numbers in the middle above the text from the second page on. */
export class PdfPages {
  readonly #doc: PDFKit.PDFDocument;
  #wide = false;
  #many = 0;
  /** how far the page is written, in points from its upper edge */
  y = 0;

  constructor(title: string, at: Date) {
    const info = { Title: printable(title), CreationDate: at, ModDate: at, Producer: "", Creator: "" };
    this.#doc = new PDFDocument({ autoFirstPage: false, info, lang: "vi-VN", displayTitle: true, pdfVersion: "1.7" });
    for (const [face, path] of Object.entries(FACES)) this.#doc.registerFont(face, requireHere.resolve(path));
    this.#doc.font("plain" satisfies Face);
  }

  /** A new page. @param wide lying */
  page(wide: boolean = this.#wide): void {
    this.#wide = wide;
    this.#many += 1;
    this.#doc.addPage({ size: "A4", layout: wide ? "landscape" : "portrait", margin: 0 });
    this.y = mm(10);
    if (this.#many > 1) this.text(String(this.#many), { x: this.left, width: this.width, size: 13, align: "center" });
    this.y = mm(20);
  }

  get left(): number {
    return mm(30);
  }

  get width(): number {
    return mm((this.#wide ? 297 : 210) - 45);
  }

  get bottom(): number {
    return mm((this.#wide ? 210 : 297) - 20);
  }

  /** How high a text will be. */
  heightOf(text: string, placed: Placed): number {
    return this.#set(placed).heightOfString(drawable(text), this.#options(placed));
  }

  /** Writes at `y`, and goes on below it. */
  text(text: string, placed: Placed): void {
    const height = this.heightOf(text, placed);
    this.#set(placed).text(drawable(text), placed.x, this.y, this.#options(placed));
    this.y += height;
  }

  line(x: number, width: number, y: number = this.y): void {
    this.#doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.7)
      .strokeColor("black")
      .stroke();
  }

  box(x: number, y: number, width: number, height: number): void {
    this.#doc.rect(x, y, width, height).lineWidth(0.5).strokeColor("black").stroke();
  }

  async bytes(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    const doc = this.#doc as unknown as AsyncIterable<Buffer>;
    this.#doc.end();
    for await (const piece of doc) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  #set({ face = "plain", size, color = "black" }: Placed): PDFKit.PDFDocument {
    return this.#doc.font(face).fontSize(size).fillColor(color);
  }

  #options({ width, align = "left", indent = 0, lineGap = 0 }: Placed): PDFKit.Mixins.TextOptions {
    return { width, align, indent, lineGap };
  }
}
