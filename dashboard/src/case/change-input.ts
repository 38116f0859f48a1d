import type { AnswerForm, OrderForm, RequestedChangeKind } from "../gql/graphql.ts";
import { saidIn } from "../ui/index.ts";

export { newKey } from "../ui/index.ts";

interface Fields {
  words: "note" | "reason" | "result" | "answer";
  /** the words may be left out */
  optional?: true;
  unit?: true;
  order?: true;
  paper?: true;
  dueDay?: true;
  /** how and when the citizen was answered */
  answer?: true;
  /** a reason of the regulation */
  pause?: true;
}

/** What the form of each change asks for. */
export const FIELDS: Record<RequestedChangeKind, Fields> = {
  ASSIGN: { words: "note", optional: true, unit: true, order: true, paper: true },
  ACCEPT: { words: "note", optional: true },
  COMMENT: { words: "note" },
  RECORD_RESULT: { words: "result", paper: true },
  EXTEND: { words: "reason", dueDay: true },
  TRANSFER: { words: "reason", unit: true },
  RETURN: { words: "reason" },
  CLOSE: { words: "reason" },
  REOPEN: { words: "reason" },
  PUBLISH: { words: "answer" },
  ANSWER: { words: "answer", answer: true, paper: true },
  PAUSE: { words: "reason", pause: true },
  RESUME: { words: "reason" },
};

export const FORMS = ["SYSTEM", "WRITTEN", "DELEGATED_CALL"] as const satisfies readonly OrderForm[];

export const ANSWER_FORMS = ["CALL", "LETTER", "TEXT"] as const satisfies readonly AnswerForm[];

/** What was written into the form, as the graph takes it; what was left empty is not said. */
export function changeTold(form: HTMLFormElement) {
  const said = (field: string): string | null => saidIn(form, field).trim() || null;
  const [number, day, orderedAt] = [said("paperNumber"), said("paperDay"), said("orderedAt")];
  return {
    toUnit: said("toUnit"),
    form: FORMS.find((one) => one === said("form")) ?? null,
    orderedAt: orderedAt === null ? null : new Date(`${orderedAt}:00+07:00`).toISOString(),
    paper: number === null && day === null ? null : { number: number ?? "", day: day ?? "" },
    dueDay: said("dueDay"),
    ...answerTold(said),
    pauseReason: said("pauseReason"),
    words: said("words"),
  };
}

/** A call is chosen with its own instant, so that both are the same. */
function answerTold(said: (field: string) => string | null) {
  const [call, calledAt] = said("call")?.split(" ") ?? [];
  const answeredAt = said("answeredAt");
  return {
    answerForm: ANSWER_FORMS.find((one) => one === said("answerForm")) ?? null,
    call: call ?? null,
    answeredAt: calledAt ?? (answeredAt === null ? null : new Date(`${answeredAt}:00+07:00`).toISOString()),
  };
}

const OFFSET_MS = 7 * 3_600_000;

/** An instant as a form's field takes it, in the province's time; empty when it is not known. */
export function localMinute(at: string | null): string {
  return at === null ? "" : new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 16);
}
