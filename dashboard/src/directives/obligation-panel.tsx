import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel } from "../ui/index.ts";
import { ObligationActs } from "./obligation-acts.tsx";
import classes from "./directives.module.css";

const ObligationWholeParts = graphql(`
  fragment ObligationWhole on DirectiveObligation {
    id
    state
    dueAt
    overdue
    mayAcknowledge
    mayReply
    maySettle
    unit {
      id
      name
    }
    steps {
      id
      kind
      words
      at
      byName
      by {
        id
        name
      }
    }
  }
`);

/** One addressed unit: where its obligation stands, what happened, and what may be done now. */
export function ObligationPanel({ one: masked }: { one: FragmentType<typeof ObligationWholeParts> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(ObligationWholeParts, masked);
  const owed = one.state === "ISSUED" || one.state === "ACKNOWLEDGED" || one.state === "RETURNED";
  return (
    <Panel
      title={one.unit.name}
      lead={
        <span data-testid="obligation-state" data-state={one.state}>
          {say(`directives.state.${one.state}`)}
          {owed && ` · ${say("directives.due", { due: format.due(one.dueAt) })}`}
          {one.overdue && <span className={classes["late"]}> · {say("directives.overdue")}</span>}
        </span>
      }
    >
      <ol className={classes["steps"]} data-testid="steps">
        {one.steps.map((step) => (
          <li key={step.id}>
            <strong>{say(`directives.step.${step.kind}`)}</strong> · <Moment at={step.at} /> · {say("directives.by", { name: step.byName, unit: step.by.name })}
            {step.words && <p className={classes["words"]}>{step.words}</p>}
          </li>
        ))}
      </ol>
      <ObligationActs one={one} />
    </Panel>
  );
}
