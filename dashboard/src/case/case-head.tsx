import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Definition, LatenessStatus, Remaining, Status } from "../ui/index.ts";
import classes from "./case-head.module.css";

const CaseHeadCase = graphql(`
  fragment CaseHead on Case {
    id
    reference
    title
    stage
    open
    urgent
    lateness
    dueAt
    originalDueAt
    mergedInto {
      id
      reference
    }
    merged
    restricted {
      until
    }
    source {
      code
      name
    }
  }
`);

export function CaseHead({ one: masked, shown }: { one: FragmentType<typeof CaseHeadCase>; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(CaseHeadCase, masked);
  return (
    <header className={classes["head"]}>
      <title>{`${one.reference} · ${say("app.name")}`}</title>
      <p className={classes["reference"]}>
        {one.reference} · {one.source.name}
      </p>
      <h1 className={classes["title"]}>{one.title}</h1>
      <div className={classes["marks"]}>
        <Status tone="idle" shape={one.open ? "ring" : "square"}>
          {say(`stage.${one.stage}`)}
        </Status>
        <span data-testid="case-lateness" data-lateness={one.lateness}>
          <LatenessStatus lateness={one.lateness} />
        </span>
        {one.dueAt && shown && (
          <strong className={classes["remaining"]} data-lateness={one.lateness}>
            <Remaining due={one.dueAt} shown={shown} />
          </strong>
        )}
        {one.originalDueAt && (
          <Status tone="idle" shape="diamond">
            {say("case.extendedFrom", { due: format.due(one.originalDueAt) })} <Definition figure="EXTENDED" name={say("filter.extended")} />
          </Status>
        )}
        {one.merged && (
          <Status tone="idle" shape="square">
            {one.mergedInto ? (
              <Link to="/phan-anh/$id" params={{ id: one.mergedInto.id }}>
                {say("case.mergedInto", { reference: one.mergedInto.reference })}
              </Link>
            ) : (
              say("case.merged")
            )}
          </Status>
        )}
        {one.restricted && (
          <span data-testid="restricted">
            <Status tone="soon" shape="diamond">
              {say("restricted.mark", { until: format.due(one.restricted.until) })}
            </Status>
          </span>
        )}
        {one.urgent && (
          <Status tone="late" shape="square">
            {say("cases.urgent")}
          </Status>
        )}
      </div>
    </header>
  );
}
