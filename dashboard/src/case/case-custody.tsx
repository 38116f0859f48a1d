import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseCustodyFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Message, Moment, Panel, Status } from "../ui/index.ts";
import classes from "./case-custody.module.css";

const CaseCustodyCase = graphql(`
  fragment CaseCustody on Case {
    id
    custody {
      unit {
        id
        code
        name
      }
      from
      to
      reason
      inheritedLate
    }
  }
`);

type Stretch = CaseCustodyFragment["custody"][number];

/** Who held the case from when to when; lateness that came with it is not charged to who received it. */
export function CaseCustody({ one: masked, shown }: { one: FragmentType<typeof CaseCustodyCase>; shown: string | null }) {
  const { say } = useLanguage();
  const { custody } = readFragment(CaseCustodyCase, masked);
  return (
    <Panel title={say("custody.title")} lead={say("custody.why")}>
      {custody.length === 0 ? (
        <Message title={say("custody.none")} />
      ) : (
        <>
          <CustodyBar custody={custody} shown={shown} />
          <CustodyTable custody={custody} shown={shown} />
        </>
      )}
    </Panel>
  );
}

/** Each stretch as long as its time; the table below says the same in words. */
function CustodyBar({ custody, shown }: { custody: readonly Stretch[]; shown: string | null }) {
  const end = (stretch: Stretch) => Date.parse(stretch.to ?? shown ?? stretch.from);
  return (
    <div className={classes["bar"]} aria-hidden="true">
      {custody.map((stretch, place) => (
        <span
          key={stretch.from}
          data-late={stretch.inheritedLate || undefined}
          data-shade={place % 3}
          style={{ flexGrow: Math.max(1, end(stretch) - Date.parse(stretch.from)) }}
          title={stretch.unit.name}
        >
          {place + 1}
        </span>
      ))}
    </div>
  );
}

function CustodyTable({ custody, shown }: { custody: readonly Stretch[]; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("custody.title")}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{say("custody.unit")}</th>
            <th scope="col">{say("custody.reason")}</th>
            <th scope="col">{say("custody.from")}</th>
            <th scope="col">{say("custody.to")}</th>
            <th scope="col">{say("custody.length")}</th>
          </tr>
        </thead>
        <tbody>
          {custody.map((stretch, place) => {
            const to = stretch.to ?? shown;
            return (
              <tr key={stretch.from} data-testid="custody-row">
                <td className="number">{place + 1}</td>
                <th scope="row">
                  <Link to="/don-vi/$code" params={{ code: stretch.unit.code }}>
                    {stretch.unit.name}
                  </Link>
                  {stretch.inheritedLate && (
                    <Status tone="late" shape="triangle" plain title={say("board.inheritedWhy")}>
                      {say("custody.inherited")}
                    </Status>
                  )}
                </th>
                <td>{say(`custody.reason.${stretch.reason}`)}</td>
                <td>
                  <Moment at={stretch.from} />
                </td>
                <td>{stretch.to ? <Moment at={stretch.to} /> : say("custody.now")}</td>
                <td className="number">{to ? format.span(stretch.from, to) : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
