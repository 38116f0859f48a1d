import type { Tx } from "../platform/database.ts";

/** The number of the last adoption. @param lock share: nobody adopts until the transaction ends; update: this one adopts */
export async function ruleNumber(tx: Tx, lock?: "share" | "update"): Promise<number> {
  const locked = lock === undefined ? "" : `for ${lock}`;
  return (await tx.one<{ number: number }>(`/* ruleNumber */ select number from rule_head ${locked}`)).number;
}

/** Says that the rules are other ones now. @returns their number */
export async function countAdoption(tx: Tx): Promise<number> {
  return (await tx.one<{ number: number }>("/* countAdoption */ update rule_head set number = number + 1 returning number")).number;
}
