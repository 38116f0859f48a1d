import { AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Header, Packer, PageNumber, Paragraph, SectionType, TextRun } from "docx";
import type { ISectionOptions, Table } from "docx";
import { cell, FONT, framed, readable, run, unframed } from "./document-parts.ts";

/** A list that goes with a letter. */
export interface Annex {
  title: string;
  /** in parentheses below the title: what it goes with */
  caption: string;
  columns: readonly { title: string; widthMm: number; centred?: boolean }[];
  rows: readonly (readonly string[])[];
}

/** An official letter (công văn) as Decree 30/2020 lays it out. */
export interface Letter {
  /** the body above the issuing one; null: it has none */
  superior: string | null;
  /** the issuing body, in lines */
  body: readonly string[];
  /** number and sign, left open for the records office: "Số:        /UBND-…" */
  number: string;
  /** what it is about, after "V/v" */
  subject: string;
  /** place and day: "Sông Lam Hạ, ngày    tháng 3 năm 2026" */
  placeAndDay: string;
  addressees: readonly string[];
  paragraphs: readonly string[];
  recipients: readonly string[];
  signer: { title: string; name: string };
  annex: Annex | null;
  /** minutes (biên bản) have a title below the head in place of "V/v", no addressees, and who signs for the other side in place of recipients */
  minutes?: { title: string; otherSigner: string };
}

/** Half points: 13 pt for the head, 14 pt for the text. */
const HEAD = 26;
const TEXT = 28;
const SMALL = 22;
const NOTE = 24;
/** A4 with 20 mm above and below, 30 mm left, 15 mm right: 165 mm are left for the text. */
const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(20),
    bottom: convertMillimetersToTwip(20),
    left: convertMillimetersToTwip(30),
    right: convertMillimetersToTwip(15),
  },
};
const TEXT_WIDTH_MM = 165;

/**
 * A letter as a DOCX file.
 * @returns the file's bytes
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức, kỹ thuật trình bày)
 */
export async function letterDocument(letter: Letter): Promise<Buffer> {
  const sections = [letterSection(letter), ...(letter.annex === null ? [] : [annexSection(letter.annex)])];
  const styles = { default: { document: { run: { font: FONT, size: TEXT, language: { value: "vi-VN" } } } } };
  return Packer.toBuffer(new Document({ title: readable(letter.subject), creator: "", styles, sections }));
}

function letterSection(letter: Letter): ISectionOptions {
  const { subject, addressees, paragraphs } = letter;
  return {
    properties: { page: PAGE, titlePage: true },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: [
      headTable(letter, subject),
      new Paragraph({ children: [], spacing: { after: 120 } }),
      ...(letter.minutes === undefined ? addresseeParagraphs(addressees) : titleParagraphs(letter.minutes.title, subject)),
      ...paragraphs.map((text, i) => bodyParagraph(i === paragraphs.length - 1 ? `${text}./.` : text)),
      new Paragraph({ children: [], spacing: { after: 120 } }),
      footTable(letter),
    ],
  };
}

/** From the second page on, in the middle above the text. */
function pageNumber(): Header {
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: TEXT })] })],
  });
}

function titleParagraphs(title: string, subject: string): Paragraph[] {
  return [centred([run(title, { size: TEXT, bold: true })]), centred([run(subject, { size: TEXT, bold: true })], true)];
}

function headTable({ superior, body, number, placeAndDay, minutes }: Letter, subject: string): Table {
  const left = [
    ...(superior === null ? [] : [centred([run(superior, { size: HEAD })])]),
    ...body.map((line, i) => centred([run(line, { size: HEAD, bold: true })], i === body.length - 1)),
    centred([run(number, { size: HEAD })], false, 60),
    ...(minutes === undefined ? [centred([run(`V/v ${subject}`, { size: NOTE })])] : []),
  ];
  const right = [
    centred([run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: HEAD, bold: true })]),
    centred([run("Độc lập - Tự do - Hạnh phúc", { size: TEXT, bold: true })], true),
    centred([run(placeAndDay, { size: TEXT, italics: true })], false, 60),
  ];
  return unframed([[cell(left, 70), cell(right, 95)]]);
}

/** @param ruled a line below, as under the motto and the issuing body */
function centred(children: TextRun[], ruled = false, before = 0): Paragraph {
  const border = ruled ? { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } } : undefined;
  const indent = ruled ? { left: convertMillimetersToTwip(16), right: convertMillimetersToTwip(16) } : undefined;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: ruled ? 60 : 0 },
    children,
    ...(border && { border }),
    ...(indent && { indent }),
  });
}

/** One addressee on the line itself, several below it with a dash each. */
function addresseeParagraphs(addressees: readonly string[]): Paragraph[] {
  const lead = (text: string): Paragraph => new Paragraph({ indent: { left: convertMillimetersToTwip(25) }, children: [run(text, { size: TEXT })] });
  const [only] = addressees;
  if (addressees.length === 1) return [lead(`Kính gửi: ${only}`)];
  const listed = addressees.map(
    (name, i) =>
      new Paragraph({ indent: { left: convertMillimetersToTwip(46) }, children: [run(`- ${name}${i === addressees.length - 1 ? "." : ";"}`, { size: TEXT })] }),
  );
  return [lead("Kính gửi:"), ...listed];
}

function bodyParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: convertMillimetersToTwip(12.7) },
    spacing: { before: 120, after: 0, line: 288 },
    children: [run(text, { size: TEXT })],
  });
}

function footTable({ recipients, signer, minutes }: Letter): Table {
  const line = (text: string): Paragraph => new Paragraph({ children: [run(text, { size: SMALL })] });
  const noted = [
    new Paragraph({ children: [run("Nơi nhận:", { size: NOTE, bold: true, italics: true })] }),
    ...recipients.map((text, i) => line(`- ${text}${i === recipients.length - 1 ? "." : ";"}`)),
  ];
  const left = minutes === undefined ? noted : [centred([run(minutes.otherSigner, { size: TEXT, bold: true })])];
  const right = [
    centred([run(signer.title, { size: TEXT, bold: true })]),
    ...Array.from({ length: 4 }, () => centred([])),
    centred([run(signer.name, { size: TEXT, bold: true })]),
  ];
  return unframed([[cell(left, 80), cell(right, TEXT_WIDTH_MM - 80)]]);
}

function annexSection({ title, caption, columns, rows }: Annex): ISectionOptions {
  const head = columns.map(({ title: name, widthMm }) => cell([centred([run(name, { size: NOTE, bold: true })])], widthMm));
  const lines = rows.map((row) =>
    columns.map(({ widthMm, centred: middle }, i) => {
      const text = [run(row[i] ?? "", { size: NOTE })];
      return cell([middle === true ? centred(text) : new Paragraph({ children: text })], widthMm);
    }),
  );
  return {
    properties: { page: PAGE, type: SectionType.NEXT_PAGE },
    headers: { default: pageNumber() },
    children: [
      centred([run("PHỤ LỤC", { size: TEXT, bold: true })]),
      centred([run(title, { size: TEXT, bold: true })]),
      centred([run(`(${caption})`, { size: TEXT, italics: true })]),
      new Paragraph({ children: [], spacing: { after: 60 } }),
      framed(head, lines),
    ],
  };
}
