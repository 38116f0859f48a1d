export { reportDocx } from "./docx.ts";
export { paperOf } from "./paper.ts";
export type { Kept } from "./paper.ts";
export { reportPdf } from "./pdf.ts";
export { reportXlsx } from "./xlsx.ts";
