import { canonical } from "../../audit/index.ts";
import type { Plain } from "../../audit/index.ts";
import type { SealedSheet, SheetResult } from "../officer/index.ts";
import { hashOf } from "../indicator/result.ts";

/** An officer's sealed sheet of one period, as a dossier keeps it: the figures that it is printed with, never a second count. */
export interface CandidateSheet {
  period: number;
  from: string;
  to: string;
  sealHash: string;
  /** of the sheet, hexadecimal */
  hash: string;
  confirmed: boolean;
  result: SheetResult;
}

interface KeptOfficer {
  officer: string;
  name: string;
  title: string | null;
  sheets: CandidateSheet[];
}

/** What a dossier keeps of an officer's sheets, in its one spelling. @param own his sheets, oldest first; at least one */
export function keptSheets(own: readonly SealedSheet[]): { content: string; hash: string } {
  const last = own.at(-1);
  if (last === undefined) throw new Error("an officer without a sheet is no candidate");
  const sheets = own.map(({ period, result, hash, confirmedAt }) => {
    const { id, from, to, sealHash } = period;
    return { period: id, from, to, sealHash, hash, confirmed: confirmedAt !== null, result };
  });
  const content = canonical({ officer: last.code, name: last.name, title: last.title, sheets } as unknown as Plain);
  return { content, hash: hashOf([content]) };
}

/** What was kept, read again. */
export const officerIn = (content: string): KeptOfficer => JSON.parse(content) as KeptOfficer;
