import { groupsOf, scaledTo } from "./docx.ts";
import type { Paper, PaperColumn, PaperRow } from "./paper.ts";
import { mm, PdfPages } from "./pdf-page.ts";
import type { Face } from "./pdf-page.ts";

const WIDTH_MM = 165;
const PADDING = 2;

/**
 * A report as a PDF file; the same paper is the same bytes.
 * @param at when it was counted, as the file's own date
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I
 */
export async function reportPdf(paper: Paper, at: Date): Promise<Buffer> {
  const pages = new PdfPages(paper.subject, at);
  pages.page(false);
  head(pages, paper);
  body(pages, paper);
  foot(pages, paper);
  annex(pages, paper.annex);
  return pages.bytes();
}

/** Issuing body on the left, the state's name and motto on the right. */
function head(pages: PdfPages, { superior, body: lines, number, placeAndDay, subject }: Paper): void {
  const left = { x: pages.left - mm(5), width: mm(72), size: 12.5, align: "center" } as const;
  const right = { x: pages.left + mm(69), width: mm(98), size: 12.5, align: "center" } as const;
  const top = pages.y;
  if (superior !== null) pages.text(superior, left);
  for (const line of lines) pages.text(line, { ...left, face: "bold" });
  pages.line(left.x + left.width / 3, left.width / 3, pages.y + 2);
  pages.y += 8;
  pages.text(number, { ...left, size: 13 });
  const below = pages.y;
  pages.y = top;
  pages.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { ...right, face: "bold" });
  pages.text("Độc lập - Tự do - Hạnh phúc", { ...right, size: 13, face: "bold" });
  pages.line(right.x + mm(22), right.width - mm(44), pages.y + 2);
  pages.y += 8;
  pages.text(placeAndDay, { ...right, size: 13, face: "italics" });
  pages.y = Math.max(pages.y, below) + 16;
  const middle = { x: pages.left, width: pages.width, size: 14, align: "center", face: "bold" } as const;
  pages.text("BÁO CÁO", middle);
  pages.text(subject, middle);
  pages.line(pages.left + pages.width / 3, pages.width / 3, pages.y + 3);
  pages.y += 16;
}

function body(pages: PdfPages, { addressees, paragraphs }: Paper): void {
  const lead = { x: pages.left + mm(25), width: pages.width - mm(25), size: 14 };
  if (addressees.length === 1) pages.text(`Kính gửi: ${addressees[0] ?? ""}`, lead);
  else {
    pages.text("Kính gửi:", lead);
    for (const [at, name] of addressees.entries()) {
      const [line, placed] = [`- ${name}${at === addressees.length - 1 ? "." : ";"}`, { ...lead, x: pages.left + mm(46), width: pages.width - mm(46) }];
      fit(pages, pages.heightOf(line, placed));
      pages.text(line, placed);
    }
  }
  pages.y += 6;
  for (const [at, text] of paragraphs.entries()) {
    const placed = { x: pages.left, width: pages.width, size: 14, align: "justify", indent: mm(12.7), lineGap: 2 } as const;
    const shown = at === paragraphs.length - 1 ? `${text}/.` : text;
    fit(pages, pages.heightOf(shown, placed));
    pages.text(shown, placed);
    pages.y += 6;
  }
}

/** Recipients on the left, who signs on the right; all of it on one page. */
function foot(pages: PdfPages, { recipients, signer, verification }: Paper): void {
  const left = { x: pages.left, width: mm(78), size: 11 };
  const right = { x: pages.left + mm(80), width: mm(85), size: 14, align: "center", face: "bold" } as const;
  const noted = recipients.map((name, at) => `- ${name}${at === recipients.length - 1 ? "." : ";"}`);
  const high = (lines: readonly string[], placed: Parameters<PdfPages["text"]>[1]): number =>
    lines.reduce((sum, line) => sum + pages.heightOf(line, placed), 0);
  fit(pages, Math.max(high(noted, left), high([...signer.titles, signer.name], right) + mm(28)) + mm(16));
  pages.y += 10;
  const top = pages.y;
  pages.text("Nơi nhận:", { ...left, size: 12, face: "boldItalics" });
  for (const line of noted) pages.text(line, left);
  const below = pages.y;
  pages.y = top;
  for (const title of signer.titles) pages.text(title, right);
  pages.y += mm(28);
  if (signer.name !== "") pages.text(signer.name, right);
  pages.y = Math.max(pages.y, below) + 12;
  pages.text(verification, { x: pages.left, width: pages.width, size: 9, face: "italics" });
}

function annex(pages: PdfPages, { title, caption, columns, rows, notes }: Paper["annex"]): void {
  pages.page(columns.reduce((sum, { widthMm }) => sum + widthMm, 0) > WIDTH_MM);
  const middle = { x: pages.left, width: pages.width, size: 14, align: "center" } as const;
  pages.text("PHỤ LỤC", { ...middle, face: "bold" });
  pages.text(title, { ...middle, face: "bold" });
  pages.text(`(${caption})`, { ...middle, face: "italics" });
  pages.y += 8;
  table(pages, scaledTo(columns, pages.width / mm(1)), rows);
  pages.y += 4;
  for (const note of notes) {
    const placed = { x: pages.left, width: pages.width, size: 11, face: "italics" as Face };
    fit(pages, pages.heightOf(note, placed));
    pages.text(note, placed);
  }
}

function fit(pages: PdfPages, height: number): void {
  if (pages.y + height > pages.bottom) pages.page();
}

/** Rows are not cut in two; the head stands on every page. */
function table(pages: PdfPages, columns: readonly PaperColumn[], rows: readonly PaperRow[]): void {
  const size = columns.length > 12 ? 9 : 11;
  tableHead(pages, columns, size);
  for (const { cells, strong, wrong } of rows) {
    const face: Face = strong || wrong ? "bold" : "plain";
    const written = columns.map(({ widthMm, middle }, at) => {
      const align = middle ? ("center" as const) : ("left" as const);
      return { text: cells[at] ?? "", width: mm(widthMm), placed: { size, face, align, ...(wrong && { color: "#C00000" }) } };
    });
    const height = Math.max(...written.map(({ text, width, placed }) => pages.heightOf(text, { ...placed, x: 0, width: width - 2 * PADDING }))) + 2 * PADDING;
    if (pages.y + height > pages.bottom) {
      pages.page();
      tableHead(pages, columns, size);
    }
    const top = pages.y;
    let x = pages.left;
    for (const { text, width, placed } of written) {
      boxed(pages, text, { ...placed, x, width }, { top, height });
      x += width;
    }
    pages.y = top + height;
  }
}

/** A text in the middle of a box. */
function boxed(pages: PdfPages, text: string, placed: Parameters<PdfPages["text"]>[1], { top, height }: { top: number; height: number }): void {
  const inner = { ...placed, x: placed.x + PADDING, width: placed.width - 2 * PADDING };
  pages.box(placed.x, top, placed.width, height);
  pages.y = top + (height - pages.heightOf(text, inner)) / 2;
  pages.text(text, inner);
}

/** One row, or two where columns are grouped. */
function tableHead(pages: PdfPages, columns: readonly PaperColumn[], size: number): void {
  const form = { size, face: "bold" as Face, align: "center" as const };
  const groups = groupsOf(columns).map((group) => ({ ...group, width: mm(group.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)) }));
  const heightOf = (text: string, width: number): number => pages.heightOf(text, { ...form, x: 0, width: width - 2 * PADDING }) + 2 * PADDING;
  const above = Math.max(0, ...groups.filter(({ grouped }) => grouped).map(({ title, width }) => heightOf(title, width)));
  const below = Math.max(
    0,
    ...groups.filter(({ grouped }) => grouped).flatMap((group) => group.columns.map(({ title, widthMm }) => heightOf(title, mm(widthMm)))),
  );
  const height = Math.max(above + below, ...groups.filter(({ grouped }) => !grouped).map(({ title, width }) => heightOf(title, width)));
  const top = pages.y;
  let x = pages.left;
  for (const { title, width, grouped, columns: own } of groups) {
    boxed(pages, title, { ...form, x, width }, { top, height: grouped ? above : height });
    let inner = x;
    for (const column of grouped ? own : []) {
      boxed(pages, column.title, { ...form, x: inner, width: mm(column.widthMm) }, { top: top + above, height: height - above });
      inner += mm(column.widthMm);
    }
    x += width;
  }
  pages.y = top + height;
}
