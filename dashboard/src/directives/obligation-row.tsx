import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./directives.module.css";

export const ObligationRowParts = graphql(`
  fragment ObligationRow on DirectiveObligation {
    id
    state
    dueAt
    overdue
    unit {
      id
      name
    }
    directive {
      id
      kind
      subject
      caseCount
      issuedAt
      by {
        id
        name
      }
    }
  }
`);

/** One unit's obligation in a list: what it is about, between whom, where it stands. */
export function ObligationRow({ one: masked }: { one: FragmentType<typeof ObligationRowParts> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { state, dueAt, overdue, unit, directive } = readFragment(ObligationRowParts, masked);
  const owed = state === "ISSUED" || state === "ACKNOWLEDGED" || state === "RETURNED";
  return (
    <li data-testid="obligation" data-state={state}>
      <Link to="/chi-dao/$id" params={{ id: directive.id }} className={classes["subject"] ?? ""}>
        {directive.subject}
      </Link>
      <p className={classes["facts"]}>
        {[
          say(`directives.kind.${directive.kind}`),
          say("directives.from", { unit: directive.by.name, to: unit.name }),
          format.at(directive.issuedAt),
          say("directives.cases", { n: directive.caseCount }),
        ].join(" · ")}
      </p>
      <p className={classes["facts"]}>
        <strong>{say(`directives.state.${state}`)}</strong>
        {owed && ` · ${say("directives.due", { due: format.due(dueAt) })}`}
        {overdue && <span className={classes["late"]}> · {say("directives.overdue")}</span>}
      </p>
    </li>
  );
}
