import { allowed } from "../access/index.ts";
import type { Related, SealedItem, Viewer } from "../access/index.ts";

/** What of a case decides about showing who sent it. */
export interface CaseToReveal {
  open: boolean;
  holderPath: string;
  related: readonly Related[];
  confidential: { name: boolean; phone: boolean; content: boolean };
}

/** own: he works on it, nobody asks why; reason: he says why, and it lasts for a time. */
export type RevealVerdict = { how: "own" } | { how: "reason" } | { refused: "FORBIDDEN" } | { refused: "CONFIDENTIAL"; items: SealedItem[] };

/**
 * Who may be shown what of a submitter. Whoever's unit holds an open case sees the submitter's contact while it does, unless the submitter
 * asked for confidence; others say why; what he asked to keep confidential is shown only to those who may see even that.
 * @source rule 33 of the founding documents: name, phone and content are confidential one by one
 */
export function revealVerdict(viewer: Viewer, c: CaseToReveal, items: readonly SealedItem[]): RevealVerdict {
  const { name, phone, content } = c.confidential;
  const own = c.open && !name && !phone && !content && allowed(viewer, "seeContactOfOwnCase", { unitPath: c.holderPath }).ok;
  if (own) return { how: "own" };
  if (!allowed(viewer, "revealContact", { related: c.related }).ok) return { refused: "FORBIDDEN" };
  const kept: Record<SealedItem, boolean> = { name, phone, contact: name || phone, content };
  const confidential = items.filter((item) => kept[item]);
  if (confidential.length > 0 && !allowed(viewer, "revealConfidential", { related: c.related }).ok) return { refused: "CONFIDENTIAL", items: confidential };
  return { how: "reason" };
}
