import type { FileBytes } from "./bytes.ts";
import type { FileFault, FileKind } from "./kinds.ts";
import { zipContent, ZipLies, zipParts } from "./zip.ts";
import type { ZipPart } from "./zip.ts";

const LARGEST_LIST = 2 ** 20;
const MACROS = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml)$|(?:^|\/)(?:activex|macrosheets|customui)\/|^(?:basic|scripts)\//i;
const PROGRAMS = /\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|sh|apk|html?|svgz?|swf)$/i;

const MACRO: FileFault = { fault: "có macro hoặc mã lệnh bên trong; hãy lưu lại không có macro, hoặc lưu thành PDF" };
const LIES: FileFault = { fault: "là tệp nén không đúng cấu trúc, không đọc được như tài liệu" };
const PLAIN_ZIP: FileFault = { fault: "là tệp nén thường, không phải tài liệu Word, Excel hay OpenDocument; hãy gửi từng tệp" };

/** What a zip is: one of the three kinds of document, by the parts it has and what they say of themselves. */
export async function packageKind(file: FileBytes): Promise<FileKind | FileFault> {
  try {
    const parts = await zipParts(file);
    if (parts.some(({ name }) => MACROS.test(name))) return MACRO;
    if (parts.some(({ name }) => PROGRAMS.test(name))) return { fault: "có chương trình hoặc trang web giấu bên trong tệp nén" };
    const part = (name: string): ZipPart | undefined => parts.find((one) => one.name === name);
    const [types, mimetype] = [part("[Content_Types].xml"), part("mimetype")];
    if (types !== undefined) return await officeKind(file, types, part);
    if (mimetype !== undefined) return await openDocumentKind(file, mimetype, part);
    return PLAIN_ZIP;
  } catch (fault) {
    if (fault instanceof ZipLies) return LIES;
    throw fault;
  }
}

const OFFICE = {
  DOCX: { main: "word/document.xml", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" },
  XLSX: { main: "xl/workbook.xml", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" },
} as const;

async function officeKind(file: FileBytes, types: ZipPart, part: (name: string) => ZipPart | undefined): Promise<FileKind | FileFault> {
  const told = (await zipContent(file, types, LARGEST_LIST)).toString("utf8");
  if (/macroEnabled|vbaProject|activeX/i.test(told)) return MACRO;
  for (const kind of ["DOCX", "XLSX"] as const) {
    const [main, relations] = [part(OFFICE[kind].main), part("_rels/.rels")];
    if (main !== undefined && main.size > 0 && relations !== undefined && told.includes(`"${OFFICE[kind].type}"`)) return kind;
  }
  return PLAIN_ZIP;
}

async function openDocumentKind(file: FileBytes, mimetype: ZipPart, part: (name: string) => ZipPart | undefined): Promise<FileKind | FileFault> {
  const type = (await zipContent(file, mimetype, 200)).toString("utf8").trim();
  const whole = part("content.xml") !== undefined && part("META-INF/manifest.xml") !== undefined;
  if (!whole) return PLAIN_ZIP;
  return type === "application/vnd.oasis.opendocument.text" ? "ODT" : { fault: "là tài liệu OpenDocument không phải văn bản (.odt); hãy lưu thành PDF" };
}
