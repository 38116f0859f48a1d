export interface destroyKeys {
  case_id: number;
}
/** $1 cases */
export const destroyKeys = `-- destroyKeys
update source_record set wrapped_key = null where case_id = any($1::bigint[]) and wrapped_key is not null returning case_id`;

/** $1 cases */
export const forgetEnvelopes = `-- forgetEnvelopes
update feedback_case set submitter_sealed = null, name_sealed = null, phone_sealed = null, contact_sealed = null, content_sealed = null,
  phone_index = null, identity_index = null
where id = any($1::bigint[])`;

/** $1 cases: what their records once sent and could not be read lies under the master key, and goes */
export const forgetUnreadable = `-- forgetUnreadable
update quarantine q set raw_sealed = null from source_record r
where r.case_id = any($1::bigint[]) and q.source_id = r.source_id and q.stream = r.stream and q.locator = r.source_case_id and q.raw_sealed is not null`;

export interface sameSubmitter {
  id: number;
}
/** $1 the blind index */
export const sameSubmitter = (column: "phone" | "identity"): string => `-- sameSubmitter
select id from feedback_case where ${column}_index = $1 order by received_at desc, id desc limit 1000`;
