import { hasAct } from "./row-access.ts";

/**
 * Auditors read the chain on a screen: the app role sees entries only with the act, and nothing of hashes and kept texts. Whoever else
 * was granted the tables (an auditor's own login, to verify) sees all of them as before.
 */
export const auditReadingSql = /* sql */ ["audit_entry", "audit_head"]
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy worker on ${table} to dau_moi_worker, current_user using (true) with check (true);
create policy granted on ${table} for select using ((select current_user <> 'dau_moi_app'));
create policy viewer on ${table} for select to dau_moi_app using (${hasAct("readAudit")});
`,
  )
  .concat(
    `grant select (stream, number, at, body, act, actor, subject) on audit_entry to dau_moi_app;
grant select (stream, last) on audit_head to dau_moi_app;`,
  )
  .join("");
