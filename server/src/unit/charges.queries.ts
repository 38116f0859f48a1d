import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { OfficersFile } from "./officers-file.ts";

/** That an officer is in charge of a unit and what lies below it, on days in [from, to). */
export interface ChargeRow {
  officer: string;
  name: string;
  unitId: number;
  from: string;
  to: string | null;
  legalBasis: string;
}

/** Every charge of any time, by officer and unit. */
export async function unitCharges(tx: Tx): Promise<ChargeRow[]> {
  return tx.rows<ChargeRow>(
    `/* unitCharges */ select o.code as officer, o.name, c.unit_id as "unitId", c.valid_from as "from", c.valid_to as "to", c.legal_basis as "legalBasis"
     from unit_charge c join officer o on o.id = c.officer_id order by o.name, o.code, c.unit_id, c.valid_from limit 20000`,
  );
}

/** Replaces the charges of the officers that a file names. */
export async function writeCharges(tx: Tx, { officers, charges }: Pick<OfficersFile, "officers" | "charges">): Promise<void> {
  await tx.rows("/* writeCharges:old */ delete from unit_charge c using officer o where o.id = c.officer_id and o.code = any($1::text[])", [
    officers.map(({ code }) => code),
  ]);
  const rows = unnested(
    charges.flatMap(({ units, ...charge }) => units.map((unit) => ({ ...charge, unit }))),
    [
      { name: "officer", type: "text", of: (c) => c.officer },
      { name: "unit", type: "text", of: (c) => c.unit },
      { name: "valid_from", type: "date", of: (c) => c.from },
      { name: "valid_to", type: "date", of: (c) => c.to ?? null },
      { name: "legal_basis", type: "text", of: (c) => c.basis },
    ],
  );
  await tx.rows(
    `/* writeCharges */ insert into unit_charge (officer_id, unit_id, valid_from, valid_to, legal_basis)
     select o.id, u.id, n.valid_from, n.valid_to, n.legal_basis from (${rows.select}) n(${rows.names}) join officer o on o.code = n.officer join unit u on u.code = n.unit`,
    rows.values,
  );
}
