import type { CaseRecord } from "../ledger-line.ts";
import { NOTHING, type Outside } from "./asked-act.ts";

/** What came from outside in the present cycle; a reopening takes all but the comments back. */
export function outsideNow({ outside = NOTHING, course }: Pick<CaseRecord, "outside" | "course">): Outside {
  const reopened = course.findLastIndex(({ kind }) => kind === "REOPENED");
  const isOfNow = ({ steps }: { steps: number }): boolean => steps > reopened;
  const { published } = outside;
  return {
    ...outside,
    documents: outside.documents.filter(isOfNow),
    files: outside.files.filter(isOfNow),
    published: published !== null && isOfNow(published) ? published : null,
  };
}

export const publishedNow = (record: CaseRecord): Outside["published"] => outsideNow(record).published;
