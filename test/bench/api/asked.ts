import { captured } from "./capture.ts";
import type { Captured } from "./capture.ts";
import { questionsOf, trustedDocuments } from "./questions.ts";
import { ROLLUP_READ } from "./rollup.ts";
import { eachCase, eachPage } from "./stage.ts";
import type { Place, Stage } from "./stage.ts";

/** A database with what is asked of it: the questions, their answers, and the statements behind them. */
export interface Asked {
  stage: Stage;
  documents: Readonly<Record<string, string>>;
  captured: Captured[];
  /** of a session of one who sees the whole province */
  cookie: string;
}

/** The questions of all reads, asked once. A board costs the hub no statement; its peers read one from a row a unit. */
export async function askedReads({ order, province }: Place, stage: Stage): Promise<Asked> {
  const documents = trustedDocuments(order.checkout);
  const questions = [
    ...questionsOf("Board", documents, [{ unit: null, asOf: null }]),
    ...questionsOf("Cases", documents, eachPage(stage)),
    ...questionsOf("Case", documents, eachCase(stage)),
  ];
  const found = await captured(province, stage.url, new Map(Object.entries(documents)), questions);
  const asked = found.captured.map((one) => (one.question.read === "Board" ? { ...one, transactions: [...ROLLUP_READ] } : one));
  return { stage, documents, captured: asked, cookie: found.cookie };
}
