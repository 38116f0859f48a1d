import { asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing, OperationName, Post } from "../../access/index.ts";
import { insertKept, writtenOnce } from "../../inspection/index.ts";
import { keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { officerOf } from "../brought.queries.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import type { CheckCommendationInput, ProposeCommendationInput, ReportAchievementsInput, StateCommendationInput } from "./commend.inputs.ts";
import { CHECK_WORDS } from "./check-words.ts";
import type { CandidateState } from "./commend.words.ts";
import { lockCandidate, runsOf, stateOf } from "./dossier.queries.ts";
import { grantedAwards, grantedToOfficers } from "./facts.queries.ts";
import { withGranted } from "./facts.ts";
import { openWordsOfRound } from "./open-words.ts";
import { HIS_OWN, isHis, isHisOrLenders, isHisOrLendersIn, refusedOwn } from "./own.ts";
import { candidateById, formOf, roundById } from "./round.queries.ts";
import type { CandidateRow, FormRow, RoundRow } from "./round.queries.ts";
import { officerIn } from "./sheets.ts";
import { looksAt } from "./run.ts";

export const LONGEST_NUMBER = 60;
const LONGEST_REPORT = 8_000;
const LONGEST_STATEMENT = 1_000;
const LONGEST_PROPOSAL = 2_000;
const LONGEST_NAME = 200;
const MOST_AWARDS = 20;
const NOT_FOUND: Problem = { at: "id", message: "Không có hồ sơ này trong phạm vi bạn được thực hiện." };

/** A dossier that the viewer may do something to, with the post by which. */
export interface Dossier {
  row: CandidateRow;
  round: RoundRow;
  form: FormRow;
  post: Post;
}

/** @returns what stands against it: it is out of sight, the viewer has no post for it, or it is about himself, or who lent him the post, and he would do more than speak for himself */
export async function dossierFor(id: string, operation: OperationName, context: ScoreContext): Promise<Dossier | Problem> {
  const found = await context.database.read(async (tx) => {
    const row = await candidateById(tx, numberOf(id) ?? 0);
    const round = row === undefined ? undefined : await roundById(tx, row.roundId);
    return row === undefined || round === undefined ? undefined : { row, round, form: await formOf(tx, round) };
  });
  if (found === undefined) return NOT_FOUND;
  const { row } = found;
  const own = await context.database.read((tx) => isHis(tx, row, context));
  const post = postOf(operation, { row, own }, context);
  if (post === undefined) return NOT_FOUND;
  if (operation === "reportOwnAchievements") return { ...found, post };
  return (await isHisOrLenders(row, post, context)) ? refusedOwn(operation, HIS_OWN, context) : { ...found, post };
}

/** By which post the viewer does it. */
function postOf(operation: OperationName, { row, own }: { row: CandidateRow; own: boolean }, context: ScoreContext): Post | undefined {
  const unit = context.units.byId(row.unitId);
  if (operation === "reportOwnAchievements") return own ? ownPost(context) : undefined;
  if (operation === "reportAchievements") return row.officerId === null ? answeringPost(unit, context, operation) : undefined;
  return postFor(asking(context), operation, { unitPath: unit.path });
}

/** An officer speaks for himself by a post of his own, in nobody's place. */
const ownPost = (context: ScoreContext): Post | undefined => asking(context).posts.find(({ onBehalfOf }) => onBehalfOf === null);

/** What somebody wrote of a dossier, without submitters of the unit's or the officer's cases in any of the round's periods. */
export function openDossierWords<const Words extends readonly string[]>(
  { row, round }: Dossier,
  words: Words,
  context: ScoreContext,
): Promise<{ [place in keyof Words]: string }> {
  return openWordsOfRound(round, row, words, context);
}

/** One act on a dossier. */
export interface DossierAct {
  operation: OperationName;
  table: string;
  /** in which of its states it may be done */
  when: readonly CandidateState[];
  /** the key and what it stands for */
  key: string;
  content: readonly unknown[];
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}

const STANDS: Readonly<Record<CandidateState, string>> = {
  CANDIDATE: "Hồ sơ chưa được đề nghị.",
  PROPOSED: "Hồ sơ đã được đề nghị, đang chờ quyết định.",
  GRANTED: "Hồ sơ đã có quyết định khen thưởng.",
  REFUSED: "Hồ sơ đã có quyết định không khen thưởng.",
  REVOKED: "Quyết định khen thưởng đã bị hủy.",
};

/** Does it under the dossier's lock, once, with its entry in the chain; whose dossier it is, is asked there again: accounts may have been linked since. */
export async function onDossier(
  dossier: Dossier,
  act: DossierAct,
  write: (tx: Tx, doing: Doing) => Promise<number | null | Problem>,
  context: ScoreContext,
): Promise<{ id: number } | Problem> {
  const { row, post } = dossier;
  const { operation, table, detail = {} } = act;
  const doing = doingOf(post, act.key, [operation, row.id, ...act.content], context);
  const done = await context.database.asWorker().write(async (tx) => {
    await lockCandidate(tx, row.id);
    const guarded = async (): Promise<number | null | Problem> => {
      if (operation !== "reportOwnAchievements" && (await isHisOrLendersIn(tx, row, doing, context))) return HIS_OWN;
      const state = await stateOf(tx, row.id);
      return act.when.includes(state) ? write(tx, doing) : { at: "id", message: STANDS[state] };
    };
    const subject = { kind: "commendation", id: String(row.id) };
    return writtenOnce(tx, doing, { operation, table, subject, detail: { ...whoseOf(row, context), ...detail } }, guarded, context);
  });
  if (done === HIS_OWN) return refusedOwn(operation, HIS_OWN, context);
  return "message" in done ? done : { id: row.id };
}

/** Whose dossier it is, as the audit chain names him. */
function whoseOf({ unitId, officerId, content }: CandidateRow, { units }: ScoreContext): Record<string, string> {
  return { unit: units.byId(unitId).code, ...(officerId !== null && { officer: officerIn(content).officer }) };
}

/** The head of the unit, or the officer himself, says what was achieved, and which earlier awards that rests on. */
export async function reportAchievements(
  input: ReportAchievementsInput,
  operation: "reportAchievements" | "reportOwnAchievements",
  context: ScoreContext,
): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const earlier = input.earlier.map(({ name, number, day, topical }) => ({ name: said(name), number: said(number), day, topical }));
  const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_REPORT) ?? awardsFault(earlier, localDay(context.clock.now()));
  if (fault !== undefined) return fault;
  const dossier = await dossierFor(input.id, operation, context);
  if ("message" in dossier) return dossier;
  const [words, ...told] = await openDossierWords(dossier, [spoken, ...earlier.flatMap(({ name, number }) => [name, number])], context);
  const named = earlier.map((one, at) => ({ ...one, name: told[2 * at] ?? "", number: told[2 * at + 1] ?? "" }));
  const act = { operation, table: "commendation_report", when: ["CANDIDATE"], key: input.key, content: [spoken, earlier] } as const;
  return onDossier(
    dossier,
    act,
    async (tx, doing) => {
      const known = withGranted(named, await grantedTo(dossier.row, tx));
      const revoked = known.find((one) => one.revoked && !one.topical);
      if (revoked !== undefined) return { at: "earlier", message: `Quyết định khen thưởng số ${revoked.number} đã bị hủy: không dùng làm căn cứ.` };
      const topical = known.find((one) => one.topical);
      if (topical !== undefined)
        return { at: "earlier", message: `“${topical.name}” là khen thưởng chuyên đề hoặc đột xuất: không dùng làm căn cứ đề nghị khen thưởng mức cao hơn.` };
      return insertKept(tx, "commendation_report", { candidate_id: dossier.row.id, words, earlier: JSON.stringify(named) }, doing);
    },
    context,
  );
}

const grantedTo = ({ unitId, officerId }: CandidateRow, tx: Tx): ReturnType<typeof grantedAwards> | ReturnType<typeof grantedToOfficers> =>
  officerId === null ? grantedAwards(tx, [unitId]) : grantedToOfficers(tx, [officerId]);

function awardsFault(earlier: readonly { name: string; number: string; day: string }[], today: string): Problem | undefined {
  if (earlier.length > MOST_AWARDS) return { at: "earlier", message: `Nêu nhiều nhất ${MOST_AWARDS} khen thưởng trước đây.` };
  const faults = earlier.map(
    (one) =>
      wordsFault(one.name, "earlier", LONGEST_NAME) ??
      wordsFault(one.number, "earlier", LONGEST_NUMBER) ??
      (one.day > today ? { at: "earlier", message: "Ngày quyết định không được ở tương lai." } : undefined),
  );
  return faults.find((one) => one !== undefined);
}

/** A named person answers a condition that no system tells. */
export async function stateCommendation(input: StateCommendationInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [spoken, number] = [said(input.words), said(input.documentNumber)];
  const { check, result, documentDay } = input;
  const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_STATEMENT) ?? documentFault(number, documentDay, context);
  if (fault !== undefined) return fault;
  const dossier = await dossierFor(input.id, "stateCommendation", context);
  if ("message" in dossier) return dossier;
  const [words, document] = await openDossierWords(dossier, [spoken, number], context);
  const row = { candidate_id: dossier.row.id, check_code: check, result, words, document_number: document, document_day: documentDay };
  const content = [check, result, spoken, number, documentDay];
  const detail = { check, result };
  const act = { operation: "stateCommendation", table: "commendation_statement", when: ["CANDIDATE", "PROPOSED"], key: input.key, content, detail } as const;
  return onDossier(dossier, act, (tx, doing) => insertKept(tx, "commendation_statement", row, doing), context);
}

/** A document without a number, or of a day to come. */
export function documentFault(number: string, day: string, { clock }: ScoreContext): Problem | undefined {
  const fault = wordsFault(number, "documentNumber", LONGEST_NUMBER);
  if (fault !== undefined) return fault;
  return day > localDay(clock.now()) ? { at: "documentDay", message: "Ngày văn bản không được ở tương lai." } : undefined;
}

/** Looks at a dossier's conditions as they stand now, and keeps what was seen. */
export async function checkCommendation(input: CheckCommendationInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const dossier = await dossierFor(input.id, "checkCommendation", context);
  if ("message" in dossier) return dossier;
  const act = { operation: "checkCommendation", table: "commendation_run", when: ["CANDIDATE", "PROPOSED"], key: input.key, content: [] } as const;
  return onDossier(
    dossier,
    act,
    async (tx, doing) => {
      const { content, hash } = await runNow(tx, dossier, doing.at, context);
      return insertKept(tx, "commendation_run", { candidate_id: dossier.row.id, content, hash }, doing);
    },
    context,
  );
}

/** A dossier's conditions at an instant, in this transaction. */
export async function runNow(tx: Tx, { row, round, form }: Dossier, at: number, context: ScoreContext): Promise<Awaited<ReturnType<typeof looksAt>>[number]> {
  const { id: candidateId, unitId, officerId } = row;
  const [run] = await looksAt(tx, { round, form, at }, [{ candidateId, unitId, officerId }], context);
  if (run === undefined) throw new Error(`dossier ${row.id} has no facts`);
  return run;
}

/** Proposes a dossier for decision, on its last look at the conditions; what is blocked is not proposed. */
export async function proposeCommendation(input: ProposeCommendationInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_PROPOSAL);
  if (fault !== undefined) return fault;
  const dossier = await dossierFor(input.id, "proposeCommendation", context);
  if ("message" in dossier) return dossier;
  const [words] = await openDossierWords(dossier, [spoken], context);
  const act = { operation: "proposeCommendation", table: "commendation_proposal", when: ["CANDIDATE"], key: input.key, content: [spoken] } as const;
  return onDossier(
    dossier,
    act,
    async (tx, doing) => {
      const [last] = await runsOf(tx, dossier.row.id, 1);
      if (last === undefined) throw new Error(`dossier ${dossier.row.id} was never looked at`);
      const { checks } = await runNow(tx, dossier, doing.at, context);
      const blocked = checks.filter(({ result }) => result === "BLOCKED").map(({ code }) => CHECK_WORDS[code]);
      if (blocked.length > 0) return { at: "id", message: `Không đề nghị được: ${blocked.join("; ")}.` };
      return insertKept(
        tx,
        "commendation_proposal",
        { candidate_id: dossier.row.id, run_id: last.id, words, by_officer_id: await officerOf(tx, doing.accountId) },
        doing,
      );
    },
    context,
  );
}
