import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
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
    calls {
      id
      calledAt
      outcome
      minutes
      note
      byName
      by {
        id
        name
      }
    }
  }
`);

/** What happened at the source, and the calls that were made from here, the newest first. */
export function CaseSteps({ one: masked }: { one: FragmentType<typeof CaseStepsCase> }) {
  const { say } = useLanguage();
  const { steps, calls } = readFragment(CaseStepsCase, masked);
  const told = [
    ...steps.map((step, place) => ({
      key: `${step.at}-${place}`,
      at: step.at,
      name: say(`step.${step.kind}`),
      beside: step.unit?.name ?? null,
      note: step.note,
    })),
    ...calls.map(({ id, calledAt, outcome, minutes, byName, by, note }) => {
      const who = say("call.by", { name: byName, unit: by.name });
      return {
        key: `call-${id}`,
        at: calledAt,
        name: say("call.step", { outcome }),
        beside: minutes > 0 ? `${say("call.length", { n: minutes })} · ${who}` : who,
        note,
      };
    }),
  ]
    .toReversed()
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Panel title={say("case.steps")}>
      {told.length === 0 && <p className={facts["quiet"]}>{say("case.stepsNone")}</p>}
      <ol className={classes["steps"]}>
        {told.map(({ key, at, name, beside, note }) => (
          <li key={key}>
            <span className={classes["when"]}>
              <Moment at={at} />
            </span>
            <span>
              <strong>{name}</strong>
              {beside !== null && ` · ${beside}`}
            </span>
            {note && <span className={classes["note"]}>{note}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
