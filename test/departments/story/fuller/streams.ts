import type { Stream } from "../../course-step.ts";
import type { DepartmentCode } from "../../departments.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import type { Dice } from "../../random.ts";
import type { Richness } from "../../richness.ts";
import { ON_DOCUMENTS, ON_REGULATIONS } from "../../text/index.ts";

/** Share of the provincial office's cases that are no hotline's. */
export const STREAM_SHARE = 0.04;
/** One legal document to three administrative regulations. */
const DOCUMENTS = 4;

/** The case as feedback on a regulation or a legal document: one agency's work, and it says so. @param index which of them it is */
export function underLaw(fact: CaseFacts, index: number, dice: Dice): CaseFacts {
  const stream: Stream = index % DOCUMENTS === DOCUMENTS - 1 ? "LEGAL_DOCUMENT" : "ADMIN_REGULATION";
  const { title, content } = dice.pick(stream === "LEGAL_DOCUMENT" ? ON_DOCUMENTS : ON_REGULATIONS);
  const destined = { ...fact.record.destined, cooperating: [] };
  const record = { ...fact.record, title, content, destined, topic: "ADMINISTRATIVE_PROCEDURE" as const, fieldWord: "thu_tuc_hanh_chinh", fuller: { stream } };
  return { ...fact, field: "ADMINISTRATIVE_PROCEDURE", record };
}

/** A fresh case, ready for the fuller life where the department lives it. */
export function fresh(dept: DepartmentCode, fact: CaseFacts, richness: Richness, dice: Dice): CaseFacts {
  if (richness === "plain" || dept === "songlam") return fact;
  if (dept === "stp") return underLaw({ ...fact, urgent: false }, 0, dice);
  if (dept === "tinh" && fact.repeatOf === null && !fact.urgent && dice.chance(STREAM_SHARE)) return underLaw(fact, dice.whole(0, DOCUMENTS - 1), dice);
  return { ...fact, record: { ...fact.record, fuller: { stream: "HOTLINE" } } };
}
