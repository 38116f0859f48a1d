import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import type { ScopesQuery } from "../gql/graphql.ts";

const Scopes = graphql(`
  query Scopes {
    units {
      id
      code
      name
      ended
      parent {
        id
        code
      }
    }
  }
`);

type Unit = ScopesQuery["units"][number];

/** The viewer's unit and those below it, each after the one it belongs to, as choices; until the register is read his own alone. */
export function useScopes(): { value: string; label: string }[] {
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data } = useQuery(Scopes);
  if (!data) return [{ value: viewer.scope.code, label: viewer.scope.name }];
  const below = Map.groupBy(
    data.units.filter(({ ended }) => !ended),
    ({ parent }) => parent?.code ?? "",
  );
  const own = data.units.filter(({ code }) => code === viewer.scope.code);
  return branches(own, below, 0);
}

function branches(units: readonly Unit[], below: ReadonlyMap<string, readonly Unit[]>, depth: number): { value: string; label: string }[] {
  return units.flatMap(({ code, name }) => [
    { value: code, label: `${"\u00a0\u00a0\u00a0".repeat(depth)}${name}` },
    ...branches(below.get(code) ?? [], below, depth + 1),
  ]);
}
