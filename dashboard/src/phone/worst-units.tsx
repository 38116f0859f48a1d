import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { listOf } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { UnitsMapBoard } from "../map/index.ts";
import { CasesLink, rankUnits } from "../ui/index.ts";
import { QuickDirective } from "./quick-directive.tsx";
import classes from "./phone.module.css";

const HeadCallQuery = graphql(`
  query HeadCall($code: String!) {
    unit(code: $code) {
      id
      officers {
        code
        name
        head
        phone
      }
    }
  }
`);

const WORST = 3;

/** The units with the greatest overdue share: their list, their head's telephone, a directive. */
export function WorstUnits({ board, asOf }: { board: FragmentType<typeof UnitsMapBoard>; asOf: { instant: string; token: string } }) {
  const { say } = useLanguage();
  const format = useFormat();
  const worst = rankUnits(readFragment(UnitsMapBoard, board).units)
    .ranked.filter(({ overdue }) => overdue > 0)
    .slice(0, WORST);
  return (
    <section className={classes["part"]}>
      <h2>{say("phone.worst")}</h2>
      {worst.length === 0 && <p className={classes["soft"]}>{say("units.none")}</p>}
      <ul className={classes["list"]}>
        {worst.map(({ unit, overdue, open, overdueShare }) => (
          <li key={unit.code} data-testid="phone-unit">
            <Link to="/don-vi/$code" params={{ code: unit.code }} search={{}} className={classes["unit"]}>
              {unit.name}
            </Link>
            <CasesLink search={listOf("overdue", unit.code, asOf)} className={classes["late"]}>
              <span className="number">
                {format.number(overdue)} / {format.number(open)} · {format.share(overdueShare ?? 0)}
              </span>
            </CasesLink>
            <div className={classes["acts"]}>
              <HeadCall code={unit.code} />
              <QuickDirective unit={unit} count={overdue} scope={unit} asOf={asOf} />
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/tong-quan" search={{ units: "all" }}>
          {say("phone.allUnits")}
        </Link>
      </p>
    </section>
  );
}

function HeadCall({ code }: { code: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(HeadCallQuery, { variables: { code } });
  if (!data) return <span className={classes["act"]} aria-busy="true" />;
  const head = data.unit?.officers.find((officer) => officer.head);
  if (!head?.phone) return <span className={classes["soft"]}>{say("phone.noPhone")}</span>;
  return (
    <a href={`tel:${head.phone}`} className={classes["act"]} data-testid="phone-call">
      {say("phone.call", { name: head.name })}
    </a>
  );
}
