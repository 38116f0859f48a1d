import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { type BacklogClass, type EvidenceName, InspectionItemResult, type InspectionItemsFragment, Reckoning } from "../gql/graphql.ts";
import { type CasesSearch, type PeriodFigure, periodListOf } from "../address/index.ts";
import { calendarDayText, useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink, ChoiceField, Panel, saidIn, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionItems = graphql(`
  fragment InspectionItems on Inspection {
    id
    state
    fromDay
    toDay
    mayInspect
    asOf {
      token
    }
    unit {
      id
      code
    }
    items {
      code
      name
      legalBasis
      assumed
      figures {
        name
        value
      }
      sources {
        code
        name
        cases
        comparedAt
        missing
        extra
        different
      }
      uses {
        entry
        at
        byName
        from
        to
      }
      result
      words
      answeredBy
    }
  }
`);
const Answer = graphql(`
  mutation AnswerInspectionItem($input: AnswerItemInput!) {
    answerInspectionItem(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionItems
        }
      }
    }
  }
`);
const RESULTS = [InspectionItemResult.InOrder, InspectionItemResult.NotInOrder, InspectionItemResult.NotApplicable];

/** The checklist: what the system says, each number the door to its list at the same point, and what the inspector found. */
export function ItemsPanel({ one: masked }: { one: FragmentType<typeof InspectionItems> }) {
  const { say } = useLanguage();
  const one = readFragment(InspectionItems, masked);
  return (
    <Panel title={say("inspect.items")} lead={one.items.length === 0 ? say("inspect.notOpen") : undefined}>
      <ol className={classes["list"]} data-testid="items">
        {one.items.map((item) => (
          <Item key={item.code} item={item} of={one} />
        ))}
      </ol>
    </Panel>
  );
}

function Item({ item, of }: { item: InspectionItemsFragment["items"][number]; of: InspectionItemsFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const answer = useAct(Answer);
  const { code, name, legalBasis, assumed, figures, result, words, answeredBy } = item;
  const send = (form: HTMLFormElement, key: string) =>
    answer({ key, id: of.id, item: code, result: saidIn(form, "result") as InspectionItemResult, words: saidIn(form, "words") });
  return (
    <li data-testid={`item-${code}`} data-result={result ?? ""}>
      <p className={classes["name"]}>{name}</p>
      <p className={classes["facts"]}>{assumed && legalBasis !== say("inspect.proposal") ? `${legalBasis} · ${say("inspect.proposal")}` : legalBasis}</p>
      <p className={classes["figures"]}>
        {figures.map((figure) => {
          const search = listOf(figure.name, of);
          const shown = figure.value === null ? say("inspect.unknown") : format.number(figure.value);
          const label = say(`inspect.figure.${figure.name}`);
          return (
            <span key={figure.name} data-testid={`figure-${figure.name}`} data-value={figure.value ?? ""}>
              {`${label}: `}
              {search === null || figure.value === null ? (
                shown
              ) : (
                <CasesLink search={search} label={`${label}: ${shown}`}>
                  {shown}
                </CasesLink>
              )}
            </span>
          );
        })}
      </p>
      {item.sources.map(({ code: source, name: title, cases, comparedAt, missing, extra, different }) => (
        <p key={source} className={classes["facts"]} data-testid={`compared-${source}`}>
          {comparedAt
            ? say("inspect.compared", { name: title, cases, at: format.at(comparedAt), missing: missing ?? 0, extra: extra ?? 0, different: different ?? 0 })
            : say("inspect.neverCompared", { name: title, cases })}
        </p>
      ))}
      {item.uses.map(({ entry, at, byName, from, to }) => (
        <p key={entry} className={classes["facts"]} data-testid={`use-${entry}`}>
          {say("inspect.use", { name: byName, from: calendarDayText(from), to: calendarDayText(to), at: format.at(at), entry })}
        </p>
      ))}
      {result && <p className={classes["facts"]}>{`${say(`inspect.result.${result}`)}: ${words ?? ""} (${answeredBy ?? ""})`}</p>}
      {of.mayInspect && of.state === "OPEN" && (
        <ActButton label={say("inspect.answer")} about={name} testId={`answer-${code}`} send={send} small>
          <ChoiceField name="result" label={say("inspect.result")} data={RESULTS.map((value) => ({ value, label: say(`inspect.result.${value}`) }))} required />
          <WordsField name="words" label={say("inspect.words")} maxLength={4_000} required />
        </ActButton>
      )}
    </li>
  );
}

const OF_PERIOD: Partial<Record<EvidenceName, PeriodFigure>> = {
  HANDLED: "handled",
  HANDLED_ON_TIME: "onTime",
  HANDLED_LATE: "late",
  ANSWERED: "answered",
  OPENING: "opening",
  RECEIVED: "received",
  HANDED_IN: "handedIn",
  CLOSED: "closed",
  HANDED_OUT: "handedOut",
  CLOSING: "closing",
};

const OF_CLASS: Partial<Record<EvidenceName, BacklogClass>> = { BACKLOG_B1: "B1", BACKLOG_B2: "B2", BACKLOG_B3: "B3", BACKLOG_B4: "B4" };

/** The list behind a number, at the point it was frozen; null: it is no list of cases. */
function listOf(name: EvidenceName, { fromDay, toDay, unit, asOf }: InspectionItemsFragment): CasesSearch | null {
  const figure = OF_PERIOD[name];
  const at = { unit: unit.code, asOf: asOf?.token ?? "" };
  if (figure) return periodListOf(figure, { from: fromDay, to: toDay }, { ...at, reckoning: Reckoning.AsItWas });
  const backlogClass = OF_CLASS[name];
  if (backlogClass) return { ...at, backlogClass: [backlogClass] };
  if (name === "OPEN_OVERDUE") return { ...at, open: true, lateness: "OVERDUE" };
  return null;
}
