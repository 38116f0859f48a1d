import type { Tx } from "../../../platform/database.ts";
import type { OfficerRule, OfficerTerm, PeriodTerms } from "./rule.ts";

/** What sheets are counted by on a day. @returns undefined: nothing says it for that day */
export async function officerTermsOn(tx: Tx, day: string): Promise<PeriodTerms | undefined> {
  const [term] = await tx.rows<OfficerTerm>(
    `/* officerTermsOn */ select objection_limit as "objectionLimit", near_due::text as "nearDue", stages, legal_basis as "legalBasis", assumed
     from officer_sheet_term where valid_from <= $1::date and (valid_to is null or valid_to > $1::date)`,
    [day],
  );
  const rules = await tx.rows<OfficerRule>(
    `/* officerRulesOn */ select staff, information::text as information, single::text as single, multiple::text as multiple, urgent::text as urgent,
       information_fields as "informationFields", quality_step::text as "qualityStep", progress_step::text as "progressStep", minimum, status, compared, legal_basis as "legalBasis"
     from officer_rule where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by staff limit 10`,
    [day],
  );
  return term === undefined || rules.length === 0 ? undefined : { term, rules };
}
