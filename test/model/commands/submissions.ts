import { randomUUID } from "node:crypto";
import { ACTS } from "../asked/documents.ts";
import type { Run } from "../asked/run.ts";
import type { Person } from "../reckoned/people.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { move, settleSubmission, submit } from "../reckoned/submissions.ts";
import type { Obligation } from "../reckoned/papers.ts";
import type { ObligationStep } from "../reckoned/submissions.ts";
import { Act, agrees, picked } from "./act.ts";

const SUBMITTING: readonly Person[] = ["head", "chief", "health", "focal"];

/** Somebody puts a case before the province's leader. */
export class Submits extends Act {
  readonly #drawn: { one: number; who: number; dropping: boolean };

  constructor(drawn: { one: number; who: number; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const [c, who] = [picked(model.known, this.#drawn.one), picked(SUBMITTING, this.#drawn.who)];
    this.told = `${who} submits ${c.letter} to the leader${this.#drawn.dropping ? ", connections dropped meanwhile" : ""}`;
    const { outcome: expected, submission } = submit(model, who, c);
    const input = { key: randomUUID(), caseId: c.id, urgency: "URGENT", proposal: "Đề nghị chỉ đạo phối hợp" };
    const answer = await run.live.does(ACTS.submit, input, who, this.#drawn.dropping);
    agrees(answer, expected);
    if (submission !== undefined) submission.id = answer.outcome.submission?.id ?? "";
  }
}

const SETTLEMENTS = ["DIRECTED", "DIRECTED", "AGREED", "RETURNED"] as const;

/** The leader decides on what was submitted to him; somebody else may not. */
export class Directs extends Act {
  readonly #drawn: { which: number; how: number; byOther: boolean; dropping: boolean };

  constructor(drawn: { which: number; how: number; byOther: boolean; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ submissions }: ModelProvince): boolean {
    return submissions.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { byOther, dropping } = this.#drawn;
    const open = model.submissions.filter(({ settlement }) => settlement === null);
    const submission = picked(open.length > 0 ? open : model.submissions, this.#drawn.which);
    const [who, settlement] = [byOther ? "chief" : "leader", picked(SETTLEMENTS, this.#drawn.how)] as const;
    this.told = `${who} decides on the submission of ${submission.case.letter}: ${settlement}${dropping ? ", connections dropped meanwhile" : ""}`;
    const expected = settleSubmission(model, submission, who, settlement);
    const input = { id: submission.id, key: randomUUID(), settlement, words: "Khẩn trương xử lý" };
    const answer = await run.live.does(ACTS.settleSubmission, input, who, dropping);
    agrees(answer, expected);
    const made = answer.outcome.submission?.directive?.obligations[0];
    if (submission.obligation !== null && submission.obligation.id === "") submission.obligation.id = made?.id ?? "";
  }
}

const STEPS: readonly ObligationStep[] = ["ACKNOWLEDGED", "REPLIED", "ACCEPTED", "RETURNED"];
const ANSWERING: readonly Person[] = ["head", "health", "chief", "focal"];

/** The addressed unit takes note and replies; the leader accepts the reply or returns it. */
export class Answers extends Act {
  readonly #drawn: { which: number; who: number; step: number; dropping: boolean };

  constructor(drawn: { which: number; who: number; step: number; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ submissions }: ModelProvince): boolean {
    return submissions.some(({ obligation }) => obligation !== null);
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const obligations = model.submissions.flatMap(({ obligation }) => obligation ?? []);
    const obligation = picked(obligations, this.#drawn.which);
    const step = picked(STEPS, this.#drawn.step);
    const decides = step === "ACCEPTED" || step === "RETURNED";
    const who = decides ? "leader" : picked(ANSWERING, this.#drawn.who);
    this.told = `${who}: ${step} of the directive to ${obligation.unit}${this.#drawn.dropping ? ", connections dropped meanwhile" : ""}`;
    const expected = move(model, obligation, who, step);
    const [document, input] = actOf(step, obligation);
    const answer = await run.live.does(document, { key: randomUUID(), obligation: obligation.id, ...input }, who, this.#drawn.dropping);
    agrees(answer, expected);
    const reply = answer.outcome.obligation?.steps.findLast(({ kind }) => kind === "REPLIED");
    if (reply !== undefined) obligation.replyId = reply.id;
  }
}

function actOf(step: ObligationStep, { replyId }: Obligation): [typeof ACTS.reply, object] {
  if (step === "ACKNOWLEDGED") return [ACTS.acknowledge, {}];
  if (step === "REPLIED") return [ACTS.reply, { words: "Đã kiểm tra và xử lý" }];
  return [ACTS.settleReply, { reply: replyId === "" ? "0" : replyId, settlement: step, words: "Đã xem" }];
}
