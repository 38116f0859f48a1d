import { Link, useRouteContext } from "@tanstack/react-router";
import type { CasesSearch } from "../address/index.ts";
import { useLanguage } from "../language/index.ts";

/** From a list of cases to a directive about exactly that list: its conditions, its as-of and its count go into the address. */
export function DirectiveFromList({ search, asOf, count }: { search: CasesSearch; asOf: string; count: number }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  if (count === 0 || !viewer.may.includes("issueDirective")) return null;
  return (
    <Link to="/chi-dao/lap/moi" search={{ ...search, asOf, count }} data-testid="directive-from-list">
      {say("directives.newFromList")}
    </Link>
  );
}
