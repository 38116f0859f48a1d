import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel } from "../ui/index.ts";
import classes from "./case-steps.module.css";
import facts from "./facts.module.css";

const CaseStepsCase = graphql(`
  fragment CaseSteps on Case {
    id
    steps {
      at
      kind
      note
      unit {
        id
        name
      }
    }
  }
`);

/** What happened at the source, the newest first. */
export function CaseSteps({ one: masked }: { one: FragmentType<typeof CaseStepsCase> }) {
  const { say } = useLanguage();
  const { steps } = readFragment(CaseStepsCase, masked);
  return (
    <Panel title={say("case.steps")}>
      {steps.length === 0 && <p className={facts["quiet"]}>{say("case.stepsNone")}</p>}
      <ol className={classes["steps"]}>
        {steps.toReversed().map((step, place) => (
          <li key={`${step.at}-${place}`}>
            <span className={classes["when"]}>
              <Moment at={step.at} />
            </span>
            <span>
              <strong>{say(`step.${step.kind}`)}</strong>
              {step.unit && ` · ${step.unit.name}`}
            </span>
            {step.note && <span className={classes["note"]}>{step.note}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
