import { randomUUID } from "node:crypto";
import type { ChangeKind } from "@dau-moi/schema";
import { ACTS, AS_OF, JOB_NOW } from "../asked/documents.ts";
import type { Run } from "../asked/run.ts";
import { cancel, retry, startJob, undo, work } from "../reckoned/bulk.ts";
import type { Job } from "../reckoned/papers.ts";
import { mayAsk } from "../reckoned/may.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { Act, agrees, picked } from "./act.ts";
import { askedOf, inputOf } from "./decisions.ts";

const BY_CHIEF: readonly ChangeKind[] = ["COMMENT", "ASSIGN", "TRANSFER", "CLOSE", "REOPEN"];
const BY_HEAD: readonly ChangeKind[] = ["COMMENT", "ASSIGN", "ACCEPT", "RECORD_RESULT", "CLOSE"];

/** Somebody asks for one change of several cases. */
export class StartsBulk extends Act {
  readonly #drawn: { byHead: boolean; what: number; but: number; twice: boolean; dropping: boolean };

  constructor(drawn: { byHead: boolean; what: number; but: number; twice: boolean; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { byHead, what, but, twice, dropping } = this.#drawn;
    const who = byHead ? "head" : "chief";
    // a head selects among what he sees: what his unit holds
    const seen = model.known.filter((c) => !byHead || mayAsk("head", { kind: "CLOSE", words: "" }, c));
    const cases = seen.length > 1 ? seen.filter((_, i) => i !== but % (seen.length + 1)) : seen;
    const [first] = cases;
    if (first === undefined) return void (this.told = "the head selects nothing");
    const asked = askedOf(picked(byHead ? BY_HEAD : BY_CHIEF, what), first, byHead ? 2 : what); // SXD-HTGT is the head's own
    this.told = `${who} asks for ${asked.kind} ${asked.toUnit ?? ""} of ${cases.map(({ letter }) => letter).join(", ")} at once${dropping ? ", connections dropped meanwhile" : ""}`;
    await run.live.hub.shown();
    const { board } = (await run.live.ask(AS_OF, {}, who)).answer;
    const selection = { ids: cases.map(({ id }) => id), asOf: board.asOf.token };
    const input = { key: randomUUID(), reason: "Rà soát tồn đọng", selection, change: inputOf(asked, model.now) };
    const job = startJob(model, who, asked, cases);
    for (let times = twice ? 2 : 1; times > 0; times -= 1) {
      const answer = await run.live.does(ACTS.startBulk, input, who, dropping);
      agrees(answer, "BulkJob");
      if (job.id !== "" && job.id !== answer.outcome.id) throw new Error("one key made two jobs");
      job.id = answer.outcome.id ?? "";
    }
  }
}

/** What becomes of jobs: the hub works them off; their asker cancels, tries again, takes back. */
export class MovesBulk extends Act {
  readonly #drawn: { which: number; how: number; dropping: boolean };

  constructor(drawn: { which: number; how: number; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ jobs }: ModelProvince): boolean {
    return jobs.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { how, dropping } = this.#drawn;
    const job = picked(model.jobs, this.#drawn.which);
    const lost = dropping ? ", connections dropped meanwhile" : "";
    if (how % 5 < 2) {
      this.told = `the hub works its bulk jobs off${lost}`;
      await run.live.work(dropping);
      work(model);
    } else {
      const [word, document, expected] = [
        ["cancels", ACTS.cancelBulk, () => (cancel(model, job), "BulkJob")],
        ["tries again", ACTS.retryBulk, () => retry(model, job)],
        ["takes back", ACTS.undoBulk, () => undo(model, job)],
      ][(how % 5) - 2] as [string, typeof ACTS.cancelBulk, () => string];
      this.told = `${job.who} ${word} the bulk ${job.asked.kind}${lost}`;
      agrees(await run.live.does(document, { id: job.id }, job.who, dropping), expected());
    }
    for (const one of model.jobs) await agreesOn(one, run);
  }
}

async function agreesOn(job: Job, run: Run): Promise<void> {
  const { bulkJob } = (await run.live.ask(JOB_NOW, { id: job.id }, job.who)).answer;
  const of = (outcome: string | null): number => job.items.filter((item) => item.outcome === outcome).length;
  const undone = job.items.filter(({ change }) => job.state === "UNDONE" && change?.state === "DROPPED").length;
  const expected = { state: job.state, done: of("DONE"), skipped: of("SKIPPED"), refused: of("REFUSED"), left: of(null), undone };
  const is =
    bulkJob === null
      ? null
      : { state: bulkJob.state, done: bulkJob.done, skipped: bulkJob.skipped, refused: bulkJob.refused, left: bulkJob.left, undone: bulkJob.undone };
  if (JSON.stringify(is) !== JSON.stringify(expected))
    throw new Error(`of the bulk ${job.asked.kind} the model says ${JSON.stringify(expected)}, the hub ${JSON.stringify(is)}`);
  if (bulkJob?.stateAt !== undefined) job.stateAt = Date.parse(bulkJob.stateAt);
}
