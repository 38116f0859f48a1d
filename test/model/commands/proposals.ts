import { randomUUID } from "node:crypto";
import { ACTS } from "../asked/documents.ts";
import type { Run } from "../asked/run.ts";
import type { KnownCase } from "../reckoned/case.ts";
import type { Person } from "../reckoned/people.ts";
import { decideProposal, draftFits, mayDecide, mayPropose, propose, PROPOSAL_KINDS, recall, withdraw } from "../reckoned/proposals.ts";
import type { Draft, Proposal, ProposalKind } from "../reckoned/papers.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { Act, agrees, picked } from "./act.ts";
import { askedOf, inputOf, pageOf } from "./decisions.ts";
import type { DrawnRequest } from "./decisions.ts";

const DRAFTING: readonly Person[] = ["focal", "head", "chief", "health"];
const DECIDING: readonly Person[] = ["head", "chief", "leader", "health", "focal"];

/** Somebody drafts a change for another to decide. */
export class Proposes extends Act {
  readonly #drawn: DrawnRequest;

  constructor(drawn: DrawnRequest) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { stale, twice, dropping } = this.#drawn;
    const c = picked(model.known, this.#drawn.one);
    const { who, draft } = this.#chosen(model, c);
    const page = pageOf(c, stale);
    this.told = `${who} proposes ${draft.kind}${draft.stale === true ? " as stale" : ""} ${draft.toUnit ?? draft.dueDay ?? ""} of ${c.letter}${stale ? ", on an older page" : ""}${dropping ? ", connections dropped meanwhile" : ""}`;
    const key = randomUUID();
    const { outcome: expected, proposal } = propose(model, { who, c, draft, key, seen: page.version });
    const input = { caseId: c.id, key, seen: page.learnedAt, ...inputOf(draft, model.now), ...moreOf(draft) };
    for (let times = twice ? 2 : 1; times > 0; times -= 1) {
      const answer = await run.live.does(ACTS.propose, input, who, dropping);
      agrees(answer, expected);
      const id = answer.outcome.proposal?.id;
      if (proposal === undefined || id === undefined) continue;
      if (proposal.id !== "" && proposal.id !== id) throw new Error(`proposed twice with one key, the hub made ${proposal.id} and ${id}`);
      proposal.id = id;
    }
  }

  #chosen(model: ModelProvince, c: KnownCase): { who: Person; draft: Draft } {
    const { who, what, sensible } = this.#drawn;
    const all = DRAFTING.flatMap((person) => PROPOSAL_KINDS.map((kind) => ({ who: person, draft: draftOf(kind, c, what) })));
    const fitting = all.filter((one) => mayPropose(one.who, one.draft, c) && draftFits(one.draft, c, model));
    return picked(sensible && fitting.length > 0 ? fitting : all, 7 * who + what);
  }
}

function draftOf(kind: ProposalKind, c: KnownCase, drawn: number): Draft {
  const asked = { ...askedOf(kind, c, drawn), kind };
  return kind === "CLOSE" && drawn % 2 === 0 ? { ...asked, stale: true } : asked;
}

function moreOf({ kind, stale }: Draft): Record<string, unknown> {
  if (kind === "CLOSE") return { reasonCode: stale === true ? "QUA-LAU-KHONG-TAI" : "DA-KHAC-PHUC" };
  return kind === "EXTEND" ? { commitment: "Sẽ trả lời đúng hạn mới" } : {};
}

/** Somebody decides a proposal, its own drafter among them; or its drafter takes it back. */
export class Decides extends Act {
  readonly #drawn: { which: number; who: number; how: number; sensible: boolean; dropping: boolean };

  constructor(drawn: { which: number; who: number; how: number; sensible: boolean; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ proposals }: ModelProvince): boolean {
    return proposals.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { who: draw, how, sensible, dropping } = this.#drawn;
    const open = model.proposals.filter(({ state }) => state === "PROPOSED");
    const proposal = picked(sensible && open.length > 0 ? open : model.proposals, this.#drawn.which);
    const what = `the ${proposal.draft.kind} of ${proposal.case.letter} that ${proposal.who} proposed${dropping ? ", connections dropped meanwhile" : ""}`;
    if (how % 5 === 4) {
      const who = sensible ? proposal.who : picked(DECIDING, draw);
      this.told = `${who} takes back ${what}`;
      return agrees(await run.live.does(ACTS.withdraw, { id: proposal.id }, who, dropping), withdraw(model, proposal, who));
    }
    const may = DECIDING.filter((who) => mayDecide(who, proposal, proposal.case as KnownCase));
    const who = picked(sensible && may.length > 0 ? may : [...DECIDING, proposal.who], draw);
    const approve = how % 5 !== 3;
    this.told = `${who} ${approve ? "approves" : "rejects"} ${what}`;
    const expected = decideProposal(model, proposal, who, approve);
    const input = { id: proposal.id, decision: approve ? "APPROVE" : "REJECT", ...(approve ? {} : { words: "Chưa đủ căn cứ" }) };
    agrees(await run.live.does(ACTS.decide, input, who, dropping), expected);
  }
}

/** Somebody outside says what he found of a closing without a result. */
export class Recalls extends Act {
  readonly #drawn: { which: number; wrong: boolean };

  constructor(drawn: { which: number; wrong: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ proposals }: ModelProvince): boolean {
    return proposals.some(isClosing);
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const proposal = picked(model.proposals.filter(isClosing), this.#drawn.which);
    this.told = `the inspector looks again at the closing of ${proposal.case.letter} (${proposal.state})`;
    const expected = recall(model, proposal);
    const input = { id: proposal.id, recalled: this.#drawn.wrong, words: "Đã xem lại hồ sơ" };
    agrees(await run.live.does(ACTS.recall, input, "inspector"), expected, "ChangeNotPossible");
  }
}

const isClosing = ({ draft }: Proposal): boolean => draft.kind === "CLOSE";
