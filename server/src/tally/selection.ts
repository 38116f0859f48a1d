import { asOfOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { casesOfIds, casesOfList } from "./selection.queries.ts";
import type { SelectedCase } from "./selection.queries.ts";

/** Cases by their numbers, or all that a list has; both as they stood at the as-of that the list was shown at. */
interface Selection {
  ids?: readonly string[] | null;
  filter?: CaseFilter | null;
  /** the token that the list came with */
  asOf: string;
}

/**
 * The cases that somebody selected: exactly the rows that the list had when it was shown, in the order of their due instants.
 * @param most no more than these and one
 * @throws {GraphQLError} BAD_AS_OF, FORBIDDEN, UNKNOWN_UNIT
 */
export async function selectedCases(selection: Selection, most: number, context: TallyContext): Promise<{ asOf: AsOf; rows: SelectedCase[] }> {
  const { ids, filter } = selection;
  const asked = ids == null ? await criteriaOf(filter ?? {}, context) : null;
  return context.database.read(async (tx) => {
    const at = await asOfOf(tx, selection.asOf, Math.max(context.clock.now(), tickNow(context).instant));
    const rows =
      asked === null
        ? await casesOfIds(tx, [...new Set(ids)].filter((id) => /^\d{1,18}$/.test(id)).map(Number), at)
        : await casesOfList(tx, standing(asked, filter ?? {}, at.asOf.instant, context), at, most + 1);
    return { asOf: at.asOf, rows };
  });
}
