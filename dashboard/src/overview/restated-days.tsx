import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { Reckoning, RestatedDayFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { RestatedListPanel } from "./restated-list.tsx";
import classes from "./period.module.css";

const RestatedDayOfPeriod = graphql(`
  fragment RestatedDay on RestatedDay {
    day
    sourceCode
    sourceName
    received
    closed
    handedOver
    onTime
    late
    answered
    takenBack
    learnedAt
  }
`);

const KINDS = ["received", "closed", "handedOver", "onTime", "late", "answered", "takenBack"] as const;

interface Shown {
  days: readonly FragmentType<typeof RestatedDayOfPeriod>[];
  asOf: string;
  reckoning: Reckoning;
  /** days of the period before */
  before?: boolean;
}

/** That figures of earlier days were counted anew, and which days, by what and from where, each with its list; nothing where none was. */
export function RestatedDays({ days: shown, asOf, reckoning, before = false }: Shown) {
  const { say } = useLanguage();
  const [opened, setOpened] = useState<string | null>(null);
  const days = readFragment(RestatedDayOfPeriod, shown);
  const chosen = days.find((one) => keyOf(one) === opened);
  if (days.length === 0) return null;
  return (
    <details className={classes["restated"]} data-testid={before ? "period-restated-before" : "period-restated"}>
      <summary>
        <Status tone="soon" shape="diamond">
          {say(before ? "period.restatedBefore" : "period.restated", { n: new Set(days.map(({ day }) => day)).size })}
        </Status>
      </summary>
      <p className={classes["facts"]}>{say("period.restatedWhy")}</p>
      <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("period.restatedWhy")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{say("period.restatedDay")}</th>
              <th scope="col">{say("period.restatedSource")}</th>
              <th scope="col">{say("period.restatedWhat")}</th>
              <th scope="col">{say("period.restatedAt")}</th>
            </tr>
          </thead>
          <tbody className="number">
            {days.map((one) => (
              <RestatedRow key={keyOf(one)} one={one} opened={keyOf(one) === opened} open={() => setOpened(keyOf(one) === opened ? null : keyOf(one))} />
            ))}
          </tbody>
        </table>
      </div>
      {chosen && <RestatedListPanel key={keyOf(chosen)} day={chosen.day} source={chosen.sourceCode} asOf={asOf} reckoning={reckoning} />}
    </details>
  );
}

const keyOf = ({ day, sourceCode }: RestatedDayFragment): string => `${day} ${sourceCode ?? ""}`;

function RestatedRow({ one, opened, open }: { one: RestatedDayFragment; opened: boolean; open: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{calendarDayText(one.day)}</th>
      <td>{one.sourceName ?? say("period.hub")}</td>
      <td>
        <UnstyledButton className={classes["opens"]} onClick={open} aria-expanded={opened} data-testid="restated-open">
          {KINDS.filter((kind) => one[kind] > 0)
            .map((kind) => say(`period.restated.${kind}`, { n: format.number(one[kind]) }))
            .join(", ")}
        </UnstyledButton>
      </td>
      <td>{format.at(one.learnedAt)}</td>
    </tr>
  );
}
