import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./units-admin.module.css";

const UnitTimelineUnit = graphql(`
  fragment UnitTimeline on Unit {
    code
    ended
    versions {
      from
      to
      name
      kind
      legalBasis
      parent {
        id
        code
        name
      }
    }
    successions {
      kind
      effectiveOn
      areas
      fields
      legalBasis
      predecessor {
        id
        code
        name
      }
      successor {
        id
        code
        name
      }
    }
  }
`);

const day = (text: string): string => text.split("-").toReversed().join("/");

/** What the unit was and became, on one line of time. */
export function Timeline({ unit: masked }: { unit: FragmentType<typeof UnitTimelineUnit> }) {
  const { say } = useLanguage();
  const unit = readFragment(UnitTimelineUnit, masked);
  const last = unit.versions.at(-1);
  const moments = [
    ...unit.versions.map((version) => ({
      on: version.from,
      key: version.from,
      told: (
        <>
          <strong>{version.name}</strong> · {say(`kind.${version.kind}`)}
          {version.parent && ` · ${say("register.under", { unit: version.parent.name })}`}
        </>
      ),
      basis: version.legalBasis,
    })),
    ...unit.successions.map((succession) => {
      const gave = succession.predecessor.code === unit.code;
      const other = gave ? succession.successor : succession.predecessor;
      const scope = [...(succession.fields ?? []).map((field) => say(`field.${field}`)), ...(succession.areas ?? [])].join(", ");
      return {
        on: succession.effectiveOn,
        key: `${succession.effectiveOn} ${other.code} ${scope}`,
        told: (
          <>
            {say(gave ? "register.gave" : "register.took")}{" "}
            <Link from="/quan-tri/don-vi" to="/quan-tri/don-vi" search={{ unit: other.code }} resetScroll={false}>
              {other.name}
            </Link>{" "}
            ({say(`succession.${succession.kind}`)}){scope && `: ${scope}`}
          </>
        ),
        basis: succession.legalBasis,
      };
    }),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
  return (
    <ol className={classes["timeline"]} data-testid="timeline" aria-label={say("register.timeline")}>
      {moments.map((moment) => (
        <li key={moment.key}>
          <time dateTime={moment.on} className="number">
            {day(moment.on)}
          </time>
          <div>
            {moment.told}
            <p className={classes["kind"]}>{moment.basis}</p>
          </div>
        </li>
      ))}
      {last?.to && (
        <li data-ended>
          <time dateTime={last.to} className="number">
            {day(last.to)}
          </time>
          <div>{say(unit.ended ? "register.ended" : "register.willEnd")}</div>
        </li>
      )}
    </ol>
  );
}
