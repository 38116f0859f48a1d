import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { OfficersFile } from "./officers-file.ts";

/** Replaces the mailboxes of the units that a file names. */
export async function writeMailboxes(tx: Tx, mailboxes: OfficersFile["mailboxes"]): Promise<void> {
  await tx.rows("/* writeMailboxes:old */ delete from unit_mailbox m using unit u where u.id = m.unit_id and u.code = any($1::text[])", [
    mailboxes.map(({ unit }) => unit),
  ]);
  const rows = unnested(mailboxes, [
    { name: "unit", type: "text", of: (m) => m.unit },
    { name: "kind", type: "text", of: (m) => m.kind },
    { name: "address", type: "text", of: (m) => m.address },
    { name: "name", type: "text", of: (m) => m.name },
    { name: "valid_from", type: "date", of: (m) => m.from },
    { name: "valid_to", type: "date", of: (m) => m.to ?? null },
    { name: "legal_basis", type: "text", of: (m) => m.basis },
  ]);
  await tx.rows(
    `/* writeMailboxes */ insert into unit_mailbox (unit_id, kind, address, name, valid_from, valid_to, legal_basis)
     select u.id, n.kind, n.address, n.name, n.valid_from, n.valid_to, n.legal_basis from (${rows.select}) n(${rows.names}) join unit u on u.code = n.unit`,
    rows.values,
  );
}

/** Where a unit is written to. */
export interface MailboxRow {
  unitId: number;
  kind: MailboxKind;
  address: string;
  name: string;
}

export const MAILBOX_KINDS = ["EMAIL", "BOX"] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];

/** The mailboxes of the units on a day. @param day YYYY-MM-DD */
export async function mailboxesOn(tx: Tx, unitIds: readonly number[], day: string): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(
    `/* mailboxesOn */ select unit_id as "unitId", kind, address, name from unit_mailbox
     where unit_id = any($1::int[]) and valid_from <= $2::date and (valid_to is null or valid_to > $2::date) order by kind desc, address limit 100000`,
    [unitIds, day],
  );
}
