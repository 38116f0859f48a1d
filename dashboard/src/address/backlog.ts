import { BacklogClass, type CaseFilter, Field, Severity } from "../gql/graphql.ts";

/** What the queue shows stands in its address; `asOf` is the token of the point that its order is fixed at. */
export interface BacklogSearch {
  unit?: string;
  severity?: Severity[];
  backlogClass?: BacklogClass[];
  /** place of an ageing band of the regulation, from 0 */
  ageBand?: number;
  field?: Field[];
  text?: string;
  asOf?: string;
}

/** Reads the address; what it says wrong is left out, never an error. */
export function readBacklogSearch(address: Record<string, unknown>): BacklogSearch {
  const said = (name: string, longest: number): string | undefined => {
    const found = address[name];
    const value = typeof found === "number" ? found.toString() : typeof found === "string" ? found : undefined;
    return value && value.length <= longest ? value : undefined;
  };
  const words = <T extends string>(name: string, known: Record<string, T>): T[] | undefined => {
    const value = address[name];
    const list = Array.isArray(value) ? value.map(String) : (said(name, 1_000)?.split(",") ?? []);
    const found = Object.values(known).filter((word) => list.includes(word));
    return found.length > 0 ? found : undefined;
  };
  const search = {
    unit: said("unit", 40),
    severity: words("severity", Severity),
    backlogClass: words("backlogClass", BacklogClass),
    ageBand: ((band) => (/^\d$/.test(band) ? Number(band) : undefined))(said("ageBand", 1) ?? ""),
    field: words("field", Field),
    text: said("text", 200),
    asOf: said("asOf", 400),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as BacklogSearch;
}

/** The conditions as the graph takes them: of open cases only. */
export function backlogFilterOf({ asOf: _asOf, ...conditions }: BacklogSearch): CaseFilter {
  return { ...conditions, open: true };
}
