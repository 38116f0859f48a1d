import type DataLoader from "dataloader";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import type { DirectiveContext } from "./context.ts";
import { directivesById, directivesOfCases, directivesOfSubmissions, obligationsOf, stepsOf } from "./directive.queries.ts";
import type { DirectiveRow, ObligationRow, StepRow } from "./directive.queries.ts";
import { submissionsOfCases } from "./submission.queries.ts";
import type { SubmissionRow } from "./submission.queries.ts";

interface DirectiveLoaders {
  directive: DataLoader<number, DirectiveRow | null>;
  obligations: DataLoader<number, ObligationRow[]>;
  steps: DataLoader<number, StepRow[]>;
  ofCase: DataLoader<number, (DirectiveRow & { caseId: number })[]>;
  ofSubmission: DataLoader<number, (DirectiveRow & { submissionId: number }) | null>;
  submissions: DataLoader<number, SubmissionRow[]>;
}

const kept = new WeakMap<object, DirectiveLoaders>();

/** One set a request, bound to its viewer. */
export function loadersOf(context: DirectiveContext): DirectiveLoaders {
  const { database } = context;
  const loaders = kept.get(context) ?? {
    directive: oneByKey(database, directivesById, (row) => row.id),
    obligations: manyByKey(database, obligationsOf, (row) => row.directiveId),
    steps: manyByKey(database, stepsOf, (row) => row.obligationId),
    ofCase: manyByKey(database, directivesOfCases, (row) => row.caseId),
    ofSubmission: oneByKey(database, directivesOfSubmissions, (row) => row.submissionId),
    submissions: manyByKey(database, submissionsOfCases, (row) => row.caseId),
  };
  kept.set(context, loaders);
  return loaders;
}
