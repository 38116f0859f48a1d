import type { Field } from "@dau-moi/schema";
import type { Relation } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { ClosingReason, Lapse, ProposalKind, ProposalState } from "./proposal.types.ts";

/** A closing reason that is in force. */
export type ReasonRow = ClosingReason;

/** The reasons in force on a day. */
export async function closingReasonsOn(tx: Tx, day: string): Promise<ReasonRow[]> {
  return tx.rows<ReasonRow>(
    `/* closingReasonsOn */ select code, class, name, legal_basis as "legalBasis", assumed from closing_reason
     where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by class, code limit 200`,
    [day],
  );
}

/** A proposal as it is kept, without what is sealed. */
export interface ProposalRow {
  id: number;
  caseId: number;
  kind: ProposalKind;
  reason: ReasonRow | null;
  told: Record<string, unknown>;
  commitment: string | null;
  toUnitId: number | null;
  byAccountId: number;
  byOfficerId: number | null;
  byUsername: string;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  proposedAt: Instant;
  seen: Instant;
  state: ProposalState;
  settledAt: Instant | null;
  settledAccountId: number | null;
  settledUnitId: number | null;
  settledName: string | null;
  settledWords: string | null;
  lapsedBecause: Lapse | null;
  changeId: number | null;
}

const COLUMNS = `p.id, p.case_id as "caseId", p.kind, p.told, p.commitment, p.to_unit_id as "toUnitId", p.by_account_id as "byAccountId", p.by_officer_id as "byOfficerId",
  p.by_username as "byUsername", p.by_name as "byName", p.by_unit_id as "byUnitId", p.on_behalf_of as "onBehalfOf", p.proposed_at as "proposedAt", p.seen, p.state,
  coalesce(p.settled_at, (select e.learned_at from event e where e.seq = p.lapsed_event)) as "settledAt", p.settled_account_id as "settledAccountId",
  p.settled_unit_id as "settledUnitId", p.settled_name as "settledName", p.settled_words as "settledWords", p.lapsed_because as "lapsedBecause", p.change_id as "changeId",
  (select jsonb_build_object('code', r.code, 'class', r.class, 'name', r.name, 'legalBasis', r.legal_basis, 'assumed', r.assumed) from closing_reason r
    where r.code = p.reason_code and r.valid_from <= (p.proposed_at at time zone 'Asia/Ho_Chi_Minh')::date order by r.valid_from desc limit 1) as reason`;

/** Every proposal of these cases, oldest first. */
export async function proposalsOf(tx: Tx, caseIds: readonly number[]): Promise<ProposalRow[]> {
  return tx.rows<ProposalRow>(
    `/* proposalsOf */ select ${COLUMNS} from case_proposal p where p.case_id = any($1::bigint[]) order by p.case_id, p.id limit 10000`,
    [caseIds],
  );
}

/** One proposal, as far as the asker's rows go. */
export async function proposalById(tx: Tx, id: number): Promise<ProposalRow | null> {
  const [row] = await tx.rows<ProposalRow>(`/* proposalById */ select ${COLUMNS} from case_proposal p where p.id = $1`, [id]);
  return row ?? null;
}

export async function proposalsByIds(tx: Tx, ids: readonly number[]): Promise<ProposalRow[]> {
  return tx.rows<ProposalRow>(`/* proposalsByIds */ select ${COLUMNS} from case_proposal p where p.id = any($1::bigint[])`, [ids]);
}

/** Those an account drafted, newest first. */
export async function proposalsBy(tx: Tx, accountId: number, page: { first: number; before: number | null }): Promise<{ rows: ProposalRow[]; total: number }> {
  const { total } = await tx.one<{ total: number }>(
    "/* countProposalsBy */ select count(*)::int as total from case_proposal where by_account_id = $1 and not case_stubbed(case_id)",
    [accountId],
  );
  const rows = await tx.rows<ProposalRow>(
    `/* proposalsBy */ select ${COLUMNS} from case_proposal p where p.by_account_id = $1 and not case_stubbed(p.case_id) and ($2::bigint is null or p.id < $2) order by p.id desc limit $3`,
    [accountId, page.before, page.first],
  );
  return { rows, total };
}

/** An open proposal with what decides who may settle it. */
export interface OpenProposal extends ProposalRow {
  related: { relation: Relation; unitId: number }[];
  holderId: number;
  areaCode: string | null;
  /** null, as what follows: the case itself is out of the asker's rows */
  field: Field | null;
  receivedAt: Instant | null;
}

/** Open proposals of these kinds that the asker's rows show, oldest first. More than 10,000 open ones is no list any more. */
export async function openProposals(tx: Tx, kinds: readonly ProposalKind[]): Promise<OpenProposal[]> {
  return tx.rows<OpenProposal>(
    `/* openProposals */ select ${COLUMNS}, p.unit_id as "holderId", s.area_code as "areaCode", s.field, s.received_at as "receivedAt",
       coalesce((select jsonb_agg(jsonb_build_object('relation', relation, 'unitId', unit_id)) from (
          select 'HOLDS' as relation, s.unit_id where s.unit_id is not null union all select 'RECEIVED', s.intake_unit_id where s.unit_id is not null
          union all select 'SUPERVISES', c.supervising_unit_id where c.supervising_unit_id is not null
          union all select 'COOPERATES', unnest(c.cooperating)
          union all select 'HELD_BEFORE', h.unit_id from custody h where h.case_id = s.case_id) r), '[]') as related
     from case_proposal p left join case_state s on s.case_id = p.case_id and s.to_event is null left join feedback_case c on c.id = p.case_id
     where p.state = 'PROPOSED' and p.kind = any($1::text[]) order by p.id limit 10000`,
    [kinds],
  );
}

/** What the one who decides sees of a case. */
export interface ProposedCaseRow {
  id: number;
  reference: string;
  title: string;
  content: string | null;
  placeText: string | null;
  receivedAt: Instant;
  dueAt: Instant | null;
  learnedAt: Instant;
  stage: string;
  unitId: number;
}

/** The hub's own look, for proposals that came through the second wall. */
export async function proposedCases(tx: Tx, ids: readonly number[]): Promise<ProposedCaseRow[]> {
  return tx.rows<ProposedCaseRow>(
    `/* proposedCases */ select c.id, c.reference, c.title, c.content, c.place_text as "placeText", c.received_at as "receivedAt", nullif(s.due_at, 'infinity') as "dueAt",
       c.learned_at as "learnedAt", s.stage, s.unit_id as "unitId"
     from feedback_case c join case_state s on s.case_id = c.id and s.to_event is null where c.id = any($1::bigint[])`,
    [ids],
  );
}

/** Which of these cases the asker may open. */
export async function visibleAmong(tx: Tx, ids: readonly number[]): Promise<{ id: number; reference: string }[]> {
  return tx.rows("/* visibleAmong */ select id, reference from feedback_case where id = any($1::bigint[])", [ids]);
}

/** Whom of the register accounts are, by username; accounts that are nobody of it are left out. */
export async function officersOf(tx: Tx, usernames: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ username: string; officerId: number }>(
    `/* officersOf */ select username, officer_id as "officerId" from account where username = any($1::text[]) and officer_id is not null limit 1000`,
    [usernames],
  );
  return new Map(rows.map(({ username, officerId }) => [username, officerId]));
}
