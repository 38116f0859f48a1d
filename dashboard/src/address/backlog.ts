import { BacklogClass, type CaseFilter, Field, QueueColumn, Severity } from "../gql/graphql.ts";

/** What the queue shows stands in its address; `asOf` is the token of the point that its order is fixed at. */
export interface BacklogSearch {
  unit?: string;
  severity?: Severity[];
  backlogClass?: BacklogClass[];
  /** place of an ageing band of the regulation, from 0 */
  ageBand?: number;
  field?: Field[];
  text?: string;
  /** in their order; absent: those that nobody chose */
  columns?: QueueColumn[];
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
    const found = Object.values(known).filter((word) => list(name).includes(word));
    return found.length > 0 ? found : undefined;
  };
  const list = (name: string): string[] => {
    const value = address[name];
    return Array.isArray(value) ? value.map(String) : (said(name, 1_000)?.split(",") ?? []);
  };
  const search = {
    unit: said("unit", 40),
    severity: words("severity", Severity),
    backlogClass: words("backlogClass", BacklogClass),
    ageBand: ((band) => (/^\d$/.test(band) ? Number(band) : undefined))(said("ageBand", 1) ?? ""),
    field: words("field", Field),
    text: said("text", 200),
    columns: columnsIn(list("columns")),
    asOf: said("asOf", 400),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as BacklogSearch;
}

function columnsIn(words: readonly string[]): QueueColumn[] | undefined {
  const known = Object.values(QueueColumn);
  const found = [...new Set(words.flatMap((word) => known.find((one) => one === word) ?? []))];
  return found.length > 0 ? found : undefined;
}

/** The conditions as the graph takes them: of open cases only. */
export function backlogFilterOf({ asOf: _asOf, columns: _columns, ...conditions }: BacklogSearch): CaseFilter {
  return { ...conditions, open: true };
}
