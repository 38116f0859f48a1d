import { FileRefused } from "../refused.ts";
import type { Parts } from "./package.ts";
import { readWhole } from "./read-xml.ts";

/** A sheet of the workbook and the part that holds it. */
export interface WorkbookSheet {
  name: string;
  part: string;
  isHidden: boolean;
}

/** Which sheets there are, in their order, and which day its dates count from. */
export async function readWorkbook(parts: Parts): Promise<{ sheets: WorkbookSheet[]; since: 1900 | 1904 }> {
  const found: { name: string; id: string; isHidden: boolean }[] = [];
  let since: 1900 | 1904 = 1900;
  await readWhole(parts.stream("xl/workbook.xml"), "xl/workbook.xml", {
    open(name, attributes) {
      if (name === "workbookPr" && /^(1|true|on)$/i.test(attributes["date1904"] ?? "")) since = 1904;
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key === "r:id" || key.endsWith(":id"))?.[1] ?? "";
      found.push({ name: (attributes["name"] ?? "").normalize("NFC"), id, isHidden: (attributes["state"] ?? "visible") !== "visible" });
    },
  });
  const targets = await targetsOf(parts);
  const sheets = found.flatMap(({ name, id, isHidden }) => {
    const part = targets.get(id);
    return part === undefined || !parts.has(part) ? [] : [{ name, part, isHidden }];
  });
  if (sheets.length === 0) throw new FileRefused("the workbook has no sheet");
  return { sheets, since };
}

async function targetsOf(parts: Parts): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readWhole(parts.stream("xl/_rels/workbook.xml.rels"), "xl/_rels/workbook.xml.rels", {
    open(name, attributes) {
      const target = attributes["Target"] ?? "";
      if (name === "Relationship" && attributes["TargetMode"] !== "External" && (attributes["Type"] ?? "").endsWith("/worksheet"))
        targets.set(attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`);
    },
  });
  return targets;
}
