import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;
type Both = (text: (target: Target, role: Role | null) => string) => Asked;

/** A case as another graph names it, a graph at an address that none may have, and one that there is not. */
export function thingsOfGraphs(id: Record<Target, string>, unit: Record<Target, string>, both: Both): Record<string, Asked> {
  const graph = both((target) => `input: { name: "thu", url: "http://169.254.169.254/graphql", owner: "${unit[target]}" }`);
  return {
    _entities: both((target) => `representations: [{ __typename: "Case", id: "${id[target]}" }]`),
    checkDepartmentGraph: graph,
    addDepartmentGraph: graph,
    removeDepartmentGraph: { other: () => 'input: { name: "khongCo" }' },
  };
}
