import type { Tx } from "../../platform/database.ts";
import type { Problem } from "../../platform/problem.ts";
import { Refused } from "../../platform/problem.ts";
import { insertScheme, issuedSince, schemeByVersion } from "./scheme.queries.ts";
import type { ProposedBy } from "./scheme.queries.ts";
import { schemeOf } from "./scheme-file.ts";
import type { SchemeDocument } from "./scheme-file.ts";

/** Keeps a scheme as a proposal; the same words once more are the same. @returns its id, or the issued version that it would have to be before */
export async function keepScheme(tx: Tx, scheme: SchemeDocument, by: ProposedBy): Promise<{ id: number; isNew: boolean } | Problem> {
  const known = await schemeByVersion(tx, scheme.version);
  if (known !== undefined) return { id: known.id, isNew: false };
  const other = await issuedSince(tx, scheme.code, scheme.validFrom);
  if (other !== undefined)
    return {
      at: "validFrom",
      message: `Bộ tiêu chí ${scheme.code} đã ban hành bản ${other.version} cho các kỳ từ ${other.validFrom}; bản mới phải dành cho các kỳ từ một ngày sau đó.`,
    };
  return { id: await insertScheme(tx, scheme, by), isNew: true };
}

/**
 * Brings a scheme in from a file, as a proposal.
 * @returns its version
 * @throws {Refused} every problem with its place
 */
export async function importScheme(tx: Tx, text: string, by: ProposedBy): Promise<string> {
  const read = schemeOf(text);
  if ("problems" in read) throw new Refused(read.problems);
  const kept = await keepScheme(tx, read.scheme, by);
  if ("message" in kept) throw new Refused([kept]);
  return read.scheme.version;
}
