import { useMutation } from "@apollo/client/react";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { LineField, Panel, saidIn, WordsField } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { Act } from "./act.tsx";

const ReportsOfDossier = graphql(`
  fragment ReportsPanel on Commendation {
    id
    state
    mayReport
    officer {
      code
    }
    reports {
      id
      words
      at
      byName
      earlier {
        name
        number
        day
      }
    }
  }
`);
const Report = graphql(`
  mutation ReportAchievements($input: ReportAchievementsInput!) {
    reportAchievements(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

const ReportOwn = graphql(`
  mutation ReportOwnAchievements($input: ReportAchievementsInput!) {
    reportOwnAchievements(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

/** What the unit, or the officer himself, says it achieved; the last report holds. */
export function ReportsPanel({ one: masked, done }: { one: FragmentType<typeof ReportsOfDossier>; done: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, state, mayReport, officer, reports } = readFragment(ReportsOfDossier, masked);
  const [report] = useMutation(Report);
  const [reportOwn] = useMutation(ReportOwn);
  const last = reports.at(-1);
  const send = async (form: HTMLFormElement, key: string) => {
    const award = { name: saidIn(form, "awardName"), number: saidIn(form, "awardNumber"), day: saidIn(form, "awardDay"), topical: false };
    const earlier = award.name === "" ? [] : [award];
    const variables = { input: { key, id, words: saidIn(form, "words"), earlier } };
    if (officer !== null) return (await reportOwn({ variables })).data?.reportOwnAchievements;
    return (await report({ variables })).data?.reportAchievements;
  };
  const aside = mayReport && state === "CANDIDATE" && (
    <Act label={say("commend.report")} testId="report" send={send} done={done}>
      <WordsField name="words" label={say("commend.achievements")} maxLength={8_000} rows={6} defaultValue={last?.words} required />
      <LineField name="awardName" about="earlier" label={say("commend.awardName")} maxLength={200} />
      <LineField name="awardNumber" label={say("commend.awardNumber")} maxLength={60} />
      <LineField name="awardDay" type="date" label={say("commend.awardDay")} />
    </Act>
  );
  return (
    <Panel
      title={say("commend.reports")}
      lead={last === undefined ? say(officer === null ? "commend.reportsNone" : "commend.reportsNoneOwn") : `${last.byName}, ${format.at(last.at)}`}
      aside={aside}
    >
      {last && (
        <div data-testid="achievements">
          <p>{last.words}</p>
          <ul className={classes["facts"]}>
            {last.earlier.map(({ name, number, day }) => (
              <li key={number}>{say("commend.award", { name, number, day: calendarDayText(day) })}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
