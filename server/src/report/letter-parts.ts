import { AlignmentType, convertMillimetersToTwip, Header, PageNumber, Paragraph, TextRun, UnderlineType } from "docx";
import type { Table } from "docx";
import { cell, FONT, run, unframed } from "./document-parts.ts";

/** Who issues a paper, and from where. */
export interface PaperHead {
  /** the body above the issuing one; null: it has none */
  superior: string | null;
  /** the issuing body, in lines */
  body: readonly string[];
  /** number and sign, left open for the records office: "Số:        /UBND-…" */
  number: string;
  /** place and day: "Sông Lam Hạ, ngày    tháng 3 năm 2026" */
  placeAndDay: string;
}

/** To whom it goes, and who signs. */
export interface PaperFoot {
  recipients: readonly string[];
  signer: { titles: readonly string[]; name: string };
  /** who signs beside him, in place of recipients; null: nobody */
  otherSigner?: string | null;
}

/** Half points: 12 pt for the head, so that the country's name stands on one line, 13 pt for the motto and 14 pt for the text. @source Nghị định 30/2020/NĐ-CP, Phụ lục I */
const HEAD = 24;
const MOTTO = 26;
const BODY_RULE_MM = 24;
const MOTTO_RULE_MM = 60;
/** below a subject */
export const SUBJECT_RULE_MM = 48;
export const TEXT = 28;
export const SMALL = 22;
export const NOTE = 24;
/** A4 with 20 mm above and below, 30 mm left, 15 mm right: 165 mm are left for the text. */
export const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(20),
    bottom: convertMillimetersToTwip(20),
    left: convertMillimetersToTwip(30),
    right: convertMillimetersToTwip(15),
  },
};
const TEXT_WIDTH_MM = 165;

/** From the second page on, in the middle above the text. */
export function pageNumber(): Header {
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: TEXT })] })],
  });
}

/** @param about what stands below the number; null: nothing does */
export function headTable({ superior, body, number, placeAndDay }: PaperHead, about: string | null): Table {
  const left = [
    ...(superior === null ? [] : [centred([run(superior, { size: HEAD })])]),
    ...body.map((line, i) => centred([run(line, { size: HEAD, bold: true })], i === body.length - 1 ? BODY_RULE_MM : 0)),
    centred([run(number, { size: HEAD })], 0, 60),
    ...(about === null ? [] : [centred([run(about, { size: NOTE })])]),
  ];
  const right = [
    centred([run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: HEAD, bold: true })]),
    centred([run("Độc lập - Tự do - Hạnh phúc", { size: MOTTO, bold: true })], MOTTO_RULE_MM),
    centred([run(placeAndDay, { size: TEXT, italics: true })], 0, 60),
  ];
  return unframed([[cell(left, 63), cell(right, 102)]]);
}

/** @param ruledMm a line of this length below, as under the motto and the issuing body; 0: none */
export function centred(children: readonly TextRun[], ruledMm = 0, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: ruledMm > 0 ? 60 : 0 },
    children: ruledMm > 0 ? [...children, rule(ruledMm)] : children,
  });
}

const RULE_SIZE = 8;
/** A space has a quarter of its font's size. */
const SPACES_A_MM = 72 / 25.4 / (RULE_SIZE / 2 / 4);

/** A line of its own that is nothing but underlined: a paragraph's border would need indents, which the words above it would break at. */
const rule = (mm: number): TextRun =>
  new TextRun({ break: 1, text: "\u00a0".repeat(Math.round(mm * SPACES_A_MM)), underline: { type: UnderlineType.SINGLE }, font: FONT, size: RULE_SIZE });

/** One addressee on the line itself, several below it with a dash each. */
export function addresseeParagraphs(addressees: readonly string[]): Paragraph[] {
  const lead = (text: string): Paragraph => new Paragraph({ indent: { left: convertMillimetersToTwip(25) }, children: [run(text, { size: TEXT })] });
  const [only] = addressees;
  if (addressees.length === 1) return [lead(`Kính gửi: ${only}`)];
  const listed = addressees.map(
    (name, i) =>
      new Paragraph({ indent: { left: convertMillimetersToTwip(46) }, children: [run(`- ${name}${i === addressees.length - 1 ? "." : ";"}`, { size: TEXT })] }),
  );
  return [lead("Kính gửi:"), ...listed];
}

export function bodyParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: convertMillimetersToTwip(12.7) },
    spacing: { before: 120, after: 0, line: 288 },
    children: [run(text, { size: TEXT })],
  });
}

/** @param signer his rank and office, line by line */
export function footTable({ recipients, signer, otherSigner = null }: PaperFoot): Table {
  const line = (text: string): Paragraph => new Paragraph({ children: [run(text, { size: SMALL })] });
  const noted = [
    new Paragraph({ children: [run("Nơi nhận:", { size: NOTE, bold: true, italics: true })] }),
    ...recipients.map((text, i) => line(`- ${text}${i === recipients.length - 1 ? "." : ";"}`)),
  ];
  const left = otherSigner === null ? noted : [centred([run(otherSigner, { size: TEXT, bold: true })])];
  const right = [
    ...signer.titles.map((title) => centred([run(title, { size: TEXT, bold: true })])),
    ...Array.from({ length: 4 }, () => centred([])),
    centred([run(signer.name, { size: TEXT, bold: true })]),
  ];
  return unframed([[cell(left, 80), cell(right, TEXT_WIDTH_MM - 80)]]);
}
