import type { SubgraphName } from "../../departments/subgraphs/index.ts";

/** An answer as it comes over HTTP. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly { path?: readonly (string | number)[]; extensions?: { code?: string } }[];
}

const PAGE_OF = 20;
const page = (fields: string): string => `{ cases(first: ${PAGE_OF}) { edges { node { id title ${fields} } } } }`;

/** Of the hub alone. */
export const HUB_ONLY = page("reference stage receivedAt dueAt unit { code name }");

const FIELD: Readonly<Record<SubgraphName, string>> = { sxd: "sxdRoadSegment", xaAnPhu: "xaAnPhuFieldVisit" };
const WITHIN: Readonly<Record<SubgraphName, string>> = { sxd: "{ name fromKm }", xaAnPhu: "{ outcome photos }" };

/** The same page with what one department's graph adds. */
export const joined = (name: SubgraphName): string => page(`${FIELD[name]} ${WITHIN[name]}`);

export async function ask(url: string, cookie: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const headers = { "content-type": "application/json", cookie, origin: url };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()) as Answer;
}

/** Every case of the page as the hub has it, and no error. */
export const isWhole = (answer: Answer, wanted: readonly string[]): boolean => (answer.errors ?? []).length === 0 && hasCases(answer, wanted);

/** Every case of the page as the hub has it, nothing of the department, and one error that names it. */
export function isPartial(answer: Answer, name: SubgraphName, wanted: readonly string[]): boolean {
  const [error, ...more] = answer.errors ?? [];
  const isNamed = error?.extensions?.code?.startsWith("SUBGRAPH_") === true;
  return isNamed && more.length === 0 && hasCases(answer, wanted) && nodesOf(answer).every((node) => node[FIELD[name]] == null);
}

/** Ids of an answer's page, in its order. */
export const idsOf = (answer: Answer): string[] => nodesOf(answer).map(({ id }) => String(id));

function hasCases(answer: Answer, wanted: readonly string[]): boolean {
  return idsOf(answer).join() === wanted.join() && nodesOf(answer).every(({ title }) => typeof title === "string" && title !== "");
}

function nodesOf({ data }: Answer): Record<string, unknown>[] {
  const cases = data?.["cases"] as { edges: { node: Record<string, unknown> }[] } | null | undefined;
  return cases?.edges.map(({ node }) => node) ?? [];
}
