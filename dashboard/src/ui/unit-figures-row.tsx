import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { listOf } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import type { BoardFigure } from "../gql/graphql.ts";
import type { Following } from "../live/index.ts";
import { CasesLink } from "./cases-link.tsx";
import { FigureCause } from "./figure-cause.tsx";
import classes from "./unit-ranking.module.css";

const FiguresRowFigures = graphql(`
  fragment FiguresRow on UnitFigures {
    unit {
      id
      code
      name
    }
    open
    overdue
    dueSoon
    overdueShare
    inheritedOverdue
  }
`);

interface Settings {
  figures: FragmentType<typeof FiguresRowFigures>;
  /** null: not ranked */
  rank: number | null;
  /** True: the numbers are for what the unit holds itself, without the units below it. */
  own?: boolean;
  asOf: { instant: string; token: string; inCharge?: string | null };
  /** What stands beside the name of a unit that has overdue cases. */
  beside?: ((code: string) => ReactNode) | undefined;
  /** the first point that its reader was shown */
  first: Following["first"];
}

const UNIT_FIGURES: readonly BoardFigure[] = ["OVERDUE", "OPEN", "DUE_SOON"];

/** One unit's numbers, each the door to its list. */
export function FiguresRow({ figures: shown, rank, own = false, asOf, beside, first }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const figures = readFragment(FiguresRowFigures, shown);
  const { unit } = figures;
  const inherited = figures.inheritedOverdue > 0 ? say("units.inheritedOf", { n: format.number(figures.inheritedOverdue) }) : undefined;
  return (
    <tr data-testid={`unit-${unit.code}`}>
      <td className={`number ${classes["rank"]}`}>{rank ?? "–"}</td>
      <th scope="row" className={classes["name"]}>
        <span className={classes["nameLine"]}>
          {own ? (
            <span>{say("units.ownOf", { unit: unit.name })}</span>
          ) : (
            <Link to="/don-vi/$code" params={{ code: unit.code }}>
              {unit.name}
            </Link>
          )}
          {!own && figures.overdue > 0 && beside?.(unit.code)}
        </span>
      </th>
      <td className={classes["share"]}>
        <ShareBar share={figures.overdueShare} />
      </td>
      <td className={`number ${classes["count"]}`} title={inherited}>
        <CasesLink
          search={listOf("overdue", unit.code, asOf, own)}
          className={classes["late"]}
          label={`${unit.name}: ${format.number(figures.overdue)} ${say("units.overdue")}`}
        >
          {format.number(figures.overdue)}
        </CasesLink>
        <span className={classes["of"]}>/</span>
        <CasesLink
          search={listOf("open", unit.code, asOf, own)}
          className={classes["all"]}
          label={`${unit.name}: ${format.number(figures.open)} ${say("units.open")}`}
        >
          {format.number(figures.open)}
        </CasesLink>
        <FigureCause
          name={unit.name}
          sign="±"
          className={classes["why"]}
          of={{ figures: UNIT_FIGURES, unit: unit.code, own, inCharge: asOf.inCharge ?? null, since: first, asOf }}
        />
      </td>
      <td className={`number ${classes["count"]} ${classes["wide"]}`}>
        <CasesLink
          search={listOf("dueSoon", unit.code, asOf, own)}
          className={classes["all"]}
          label={`${unit.name}: ${format.number(figures.dueSoon)} ${say("units.dueSoon")}`}
        >
          {format.number(figures.dueSoon)}
        </CasesLink>
      </td>
    </tr>
  );
}

function ShareBar({ share }: { share: number | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (share === null) return <span className={classes["few"]}>{say("units.tooFewShort")}</span>;
  return (
    <span className={classes["shareCell"]}>
      <span className={classes["track"]} aria-hidden="true">
        <span className={classes["fill"]} style={{ width: `${share * 100}%` }} />
      </span>
      {/* another share is another element: it stands where it belongs at once */}
      <span key={share} className="number">
        {format.share(share)}
      </span>
    </span>
  );
}

interface Few {
  unit: { id: string; code: string; name: string };
  open: number;
  overdue: number;
}

/** The units with too few cases for a rank, and what the scope holds itself, in one quiet paragraph. */
export function TooFew({ units, own, asOf }: { units: readonly Few[]; own: Few; asOf: Settings["asOf"] }) {
  const { say } = useLanguage();
  if (units.length === 0 && own.open === 0) return null;
  return (
    <p className={classes["tooFew"]}>
      {units.length > 0 && <span>{say("units.tooFew")}: </span>}
      {units.map((one, place) => (
        <span key={one.unit.id}>
          {place > 0 && " · "}
          <Link to="/don-vi/$code" params={{ code: one.unit.code }}>
            {one.unit.name}
          </Link>{" "}
          <FewCount one={one} own={false} asOf={asOf} />
        </span>
      ))}
      {own.open > 0 && (
        <span>
          {units.length > 0 && " · "}
          {say("units.ownOf", { unit: own.unit.name })} <FewCount one={own} own asOf={asOf} />
        </span>
      )}
    </p>
  );
}

function FewCount({ one, own, asOf }: { one: Few; own: boolean; asOf: Settings["asOf"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <CasesLink search={listOf("open", one.unit.code, asOf, own)} className={`number ${classes["all"]}`}>
      {say("units.ofOpen", { overdue: format.number(one.overdue), open: format.number(one.open) })}
    </CasesLink>
  );
}
