import { Document, Header, Packer, Paragraph, SectionType } from "docx";
import type { ISectionOptions } from "docx";
import { cell, FONT, framed, readable, run } from "./document-parts.ts";
import { addresseeParagraphs, bodyParagraph, centred, footTable, headTable, NOTE, PAGE, pageNumber, SUBJECT_RULE_MM, TEXT } from "./letter-parts.ts";
import type { PaperHead } from "./letter-parts.ts";

/** A list that goes with a letter. */
export interface Annex {
  title: string;
  /** in parentheses below the title: what it goes with */
  caption: string;
  columns: readonly { title: string; widthMm: number; centred?: boolean }[];
  rows: readonly (readonly string[])[];
}

/** An official letter (công văn) as Decree 30/2020 lays it out. */
export interface Letter extends PaperHead {
  /** what it is about, after "V/v" */
  subject: string;
  addressees: readonly string[];
  paragraphs: readonly string[];
  recipients: readonly string[];
  signer: { title: string; name: string };
  annex: Annex | null;
  /** minutes (biên bản) have a title below the head in place of "V/v", no addressees, and who signs for the other side in place of recipients */
  minutes?: { title: string; otherSigner: string };
}

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
  const { subject, addressees, paragraphs, recipients, signer, minutes } = letter;
  return {
    properties: { page: PAGE, titlePage: true },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: [
      headTable(letter, minutes === undefined ? `V/v ${subject}` : null),
      new Paragraph({ children: [], spacing: { after: 120 } }),
      ...(minutes === undefined ? addresseeParagraphs(addressees) : titleParagraphs(minutes.title, subject)),
      ...paragraphs.map((text, i) => bodyParagraph(i === paragraphs.length - 1 ? `${text.replace(/\.$/, "")}./.` : text)),
      new Paragraph({ children: [], spacing: { after: 120 } }),
      footTable({ recipients, signer: { titles: [signer.title], name: signer.name }, otherSigner: minutes?.otherSigner ?? null }),
    ],
  };
}

function titleParagraphs(title: string, subject: string): Paragraph[] {
  return [centred([run(title, { size: TEXT, bold: true })]), centred([run(subject, { size: TEXT, bold: true })], SUBJECT_RULE_MM)];
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
