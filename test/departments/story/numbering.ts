import type { DepartmentCode } from "../departments.ts";
import { GTVT_DISSOLVED } from "../units.ts";
import { localDate } from "../vietnam-time.ts";

/** Beyond 2^53 and closer together than a double can tell apart. */
const FIRST_ID = { tinh: 90_071_992_547_400_000n, songlam: 90_071_992_540_000_000n, stp: 90_071_992_560_000_000n, syt: 90_071_993_000_000_000n } as const;
const FIRST_REQUEST = 638_000;

/** What comes before the running number of a case received at that instant. */
export function referencePrefix(dept: DepartmentCode, receivedAt: number): string {
  const year = localDate(receivedAt).slice(0, 4);
  switch (dept) {
    case "tinh":
      return `DDN-${year}-`;
    case "songlam":
      return `DDNSL-${year}-`;
    case "sxd":
      return receivedAt < GTVT_DISSOLVED ? `GTVT/${year}/` : `SXD/${year}/`;
    case "trungtam":
      return `PTT/${year}/`;
    case "hatang":
      return "";
    case "stp":
      return `PAKN-${year}-`;
    case "eoffice":
      return `EO-${year}-`;
    case "syt":
      return `SYT-${year}-`;
    case "so-tiepdan":
      return `TD-${year}-`;
  }
}

const DIGITS: Readonly<Record<DepartmentCode, number>> = { tinh: 6, songlam: 5, sxd: 5, trungtam: 4, hatang: 6, stp: 5, eoffice: 5, syt: 4, "so-tiepdan": 5 };

/** The printed number and the id that a department's API gives. @param serial 1, 2 … under that prefix @param row the table's row number */
export function numberCase(dept: DepartmentCode, receivedAt: number, row: number, serial: number): { id: string; reference: string } {
  if (dept === "hatang") return { id: String(FIRST_REQUEST + row), reference: String(FIRST_REQUEST + row) };
  const reference = referencePrefix(dept, receivedAt) + String(serial).padStart(DIGITS[dept], "0");
  if (dept === "tinh" || dept === "songlam" || dept === "stp" || dept === "syt") return { id: String(FIRST_ID[dept] + BigInt(row) * 3n), reference };
  return { id: reference, reference };
}
