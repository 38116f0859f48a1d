import { type PeriodFigure, periodListOf } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { Reckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink } from "../ui/index.ts";
import { CountDifference, NamedCases } from "./count-difference.tsx";
import classes from "./inspection.module.css";

const SourceReconciledFragment = graphql(`
  fragment SourceReconciled on ReconciledSource {
    code
    name
    telling
    missing
    extra
    different
    held
    rejected
    named
    comparedAt {
      token
      instant
    }
    differing {
      caseId
      ...NamedCase
    }
    figures {
      name
      now
      told
      difference {
        ...DifferenceCases
      }
    }
  }
`);

const FIGURES: Readonly<Record<string, PeriodFigure>> = { RECEIVED: "received", CLOSED: "closed", CLOSING: "closing" };

interface SourceProps {
  source: FragmentType<typeof SourceReconciledFragment>;
  of: { unit: { code: string }; fromDay: string; toDay: string };
  asOf: string;
}

/** A source beside what the hub has from it of the unit. */
export function SourceReconciled({ source, of, asOf }: SourceProps) {
  const { say } = useLanguage();
  const format = useFormat();
  const { code, name, telling, comparedAt, missing, extra, different, held, rejected, named, differing, figures } = readFragment(
    SourceReconciledFragment,
    source,
  );
  const at = comparedAt ? format.at(comparedAt.instant) : "";
  const n = (value: number | null): string => (value === null ? "…" : format.number(value));
  const total = (missing ?? 0) + (extra ?? 0) + (different ?? 0);
  const listAt = (figure: string, token: string) => {
    const found = FIGURES[figure];
    const search = found && periodListOf(found, { from: of.fromDay, to: of.toDay }, { unit: of.unit.code, reckoning: Reckoning.AsItWas, asOf: token });
    return search && { ...search, source: [code] };
  };
  return (
    <section aria-label={name} data-testid={`reconciled-source-${code}`} data-telling={telling}>
      <p className={classes["name"]}>{name}</p>
      <p className={classes["facts"]}>
        {say(`inspect.telling.${telling}`, { at, missing: n(missing), extra: n(extra), different: n(different), held: n(held), rejected: n(rejected) })}
      </p>
      <ul className={classes["list"]}>
        {figures.map(({ name: figure, now, told, difference }) => {
          const label = say(`inspect.figure.${figure}`);
          const search = listAt(figure, asOf);
          const then = comparedAt && listAt(figure, comparedAt.token);
          const link = (where: typeof search, many: number) =>
            where ? (
              <CasesLink search={where} label={`${label}: ${n(many)}`}>
                {n(many)}
              </CasesLink>
            ) : (
              n(many)
            );
          return (
            <li key={figure}>
              {`${label}: ${say("inspect.reconcileHub")} `}
              {link(search, now)}
              {` · ${say("inspect.reconcileSource")} `}
              {told === null ? say("inspect.unknown") : link(then ?? undefined, told)}
              {told !== null && (
                <>
                  {" · "}
                  <CountDifference difference={difference} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {differing.length > 0 && (
        <NamedCases words={say("inspect.reconcileDiffering", { n: differing.length, named, total: format.number(total) })} cases={differing} more={0} />
      )}
    </section>
  );
}
