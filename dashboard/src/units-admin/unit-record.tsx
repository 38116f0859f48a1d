import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { graphql } from "../gql/index.ts";
import type { UnitRecordQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, Panel, Waiting } from "../ui/index.ts";
import { Timeline } from "./timeline.tsx";
import classes from "./units-admin.module.css";

const RecordQuery = graphql(`
  query UnitRecord($code: String!) {
    unit(code: $code) {
      id
      code
      name
      kind
      scored
      inspected
      codes {
        scheme
        code
        from
        to
      }
      officers {
        code
        name
        title
        head
        phone
        email
      }
      roster {
        code
        name
        phone
        task
        charge
        fields
        duty {
          days
          from
          to
        }
        deputy
        deputyUntil
        deputyUsername
      }
      hotlines {
        number
        name
        hours {
          days
          from
          to
        }
      }
      ...UnitTimeline
    }
  }
`);
type Unit = NonNullable<UnitRecordQuery["unit"]>;

/** Everything the register holds of one unit. */
export function UnitRecord({ code }: { code: string }) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(RecordQuery, { variables: { code }, fetchPolicy: "cache-and-network" });
  if (!data) return <Panel title={code}>{error ? <Failure error={error} retry={refetch} /> : <Waiting height={360} bars={6} />}</Panel>;
  const { unit } = data;
  if (!unit) return <Message title={say("state.unknownUnit")} text={say("state.unknownUnitWhy")} />;
  return (
    <Panel
      title={unit.name}
      lead={`${unit.code} · ${say(`kind.${unit.kind}`)} · ${say(unit.scored ? "register.scored" : "register.notScored")}`}
      id="unit-record"
    >
      <Timeline unit={unit} />
      <Codes unit={unit} />
      <Officers unit={unit} />
      <Roster unit={unit} />
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes["part"]}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Codes({ unit }: { unit: Unit }) {
  const { say, day } = useWords();
  if (unit.codes.length === 0) return null;
  return (
    <Part title={say("register.codes")}>
      <ul className={classes["list"]}>
        {unit.codes.map((code) => (
          <li key={`${code.scheme} ${code.code}`}>
            <span className="number">{code.code}</span>{" "}
            <span className={classes["kind"]}>
              {say(`codeScheme.${code.scheme}`)} · {say("register.from", { day: day(code.from) })}
              {code.to && ` ${say("register.to", { day: day(code.to) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Officers({ unit }: { unit: Unit }) {
  const { say } = useLanguage();
  return (
    <Part title={say("register.officers")}>
      {unit.officers.length === 0 && unit.hotlines.length === 0 && <p className={classes["kind"]}>{say("register.noOfficers")}</p>}
      <ul className={classes["list"]} data-testid="officers">
        {unit.officers.map((officer) => (
          <li key={`${officer.code} ${officer.title}`}>
            <strong>{officer.name}</strong> · {officer.title}
            {officer.head && ` (${say("register.head")})`} <span className={classes["kind"]}>{[officer.phone, officer.email].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
        {unit.hotlines.map((hotline) => (
          <li key={hotline.number}>
            <strong className="number">{hotline.number}</strong> · {hotline.name} <Hours spans={hotline.hours} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Roster({ unit }: { unit: Unit }) {
  const { say, day } = useWords();
  if (unit.roster.length === 0) return null;
  return (
    <Part title={say("register.roster")}>
      <ul className={classes["list"]} data-testid="roster">
        {unit.roster.map((member) => (
          <li key={member.code}>
            <strong>{member.name}</strong> · {member.task} · {member.charge} <Hours spans={member.duty} />
            {member.deputy && (
              <span className={classes["kind"]}>
                {" "}
                {say("register.deputy", { name: member.deputy })} {member.deputyUntil && say("register.to", { day: day(member.deputyUntil) })}
                {member.deputyUsername && ` · ${say("register.deputyAccount", { username: member.deputyUsername })}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Hours({ spans }: { spans: Unit["hotlines"][number]["hours"] }) {
  const { say } = useLanguage();
  const told = spans.map(({ days, from, to }) => {
    const [first, last] = [days[0], days.at(-1)];
    const names =
      first && last && first !== last ? `${say(`weekday.${first}`)} – ${say(`weekday.${last}`)}` : days.map((name) => say(`weekday.${name}`)).join(", ");
    return `${names} ${from}–${to}`;
  });
  return <span className={`${classes["kind"]} number`}>{told.join("; ")}</span>;
}

function useWords() {
  const { say } = useLanguage();
  return { say, day: (day: string) => day.split("-").toReversed().join("/") };
}
