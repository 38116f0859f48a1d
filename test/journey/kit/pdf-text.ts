import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each page of a PDF, its pieces joined by blanks; and whether each lies. */
export async function pdfPages(bytes: Buffer): Promise<{ text: string; wide: boolean }[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    const [, , width = 0, height = 0] = page.view;
    const turned = page.rotate % 180 !== 0;
    pages.push({
      text: items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replaceAll(/\s+/g, " "),
      wide: turned ? height > width : width > height,
    });
  }
  return pages;
}
