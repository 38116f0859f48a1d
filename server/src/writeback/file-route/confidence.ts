import { allowed } from "../../access/index.ts";
import { caseLoaders, submitterHider } from "../../case/index.ts";
import { caseAndUnits } from "../../tally/index.ts";
import type { FilesContext } from "./files-context.ts";

/** What a case's submitter asked to be kept from the viewer. */
export interface Confidence {
  /** the report itself was asked to be withheld */
  content: boolean;
  /** files about the case are not for this viewer: confidence was asked for, and he neither works on it nor may see even that */
  withheld: boolean;
}

/** How far a viewer is let into a case's files; the case itself may be out of his sight. */
export async function confidenceOf(caseId: number, context: FilesContext): Promise<Confidence> {
  const { viewer, database } = context;
  const { confidential } = await submitterHider(caseId, { ...context, caseLoaders: caseLoaders(database.asWorker()) });
  if (!Object.values(confidential).includes(true)) return { content: false, withheld: false };
  const found = await caseAndUnits(caseId, context);
  const within = found !== null && (allowed(viewer, "recordResult", found).ok || allowed(viewer, "revealConfidential", found).ok);
  return { content: confidential.content, withheld: !within };
}
