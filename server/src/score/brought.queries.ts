import type { Bringer } from "../backlog/index.ts";
import type { Tx } from "../platform/database.ts";

/** Who opened a dossier's round, named its unit by hand, or proposed it: none of them decides. */
export async function bringersOfDossier(tx: Tx, candidateId: number): Promise<Bringer[]> {
  return tx.rows<Bringer>(
    `/* bringersOfDossier */ select a.id as "accountId", a.username, w.by_officer_id as "officerId", w.on_behalf_of as "onBehalfOf" from (
       select r.by_account_id, r.by_officer_id, r.on_behalf_of from commendation_candidate c join commendation_round r on r.id = c.round_id where c.id = $1
       union all select c.by_account_id, c.by_officer_id, c.on_behalf_of from commendation_candidate c where c.id = $1
       union all select p.by_account_id, p.by_officer_id, p.on_behalf_of from commendation_proposal p where p.candidate_id = $1) w
     join account a on a.id = w.by_account_id limit 1000`,
    [candidateId],
  );
}

/** Who proposed a scheme, and for whom; nobody: it came with a file. */
export async function bringersOfScheme(tx: Tx, schemeId: number): Promise<Bringer[]> {
  return tx.rows<Bringer>(
    `/* bringersOfScheme */ select a.id as "accountId", a.username, a.officer_id as "officerId", s.proposed_on_behalf_of as "onBehalfOf"
     from scoring_scheme s join account a on a.id = s.proposed_by_account_id where s.id = $1`,
    [schemeId],
  );
}

/** Which officer of the register an account is; null: none. */
export async function officerOf(tx: Tx, accountId: number): Promise<number | null> {
  return (await tx.one<{ officerId: number | null }>(`/* officerOf */ select officer_id as "officerId" from account where id = $1`, [accountId])).officerId;
}
