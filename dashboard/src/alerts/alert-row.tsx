import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { type AlertRowFragment, type AlertStanding, Lateness, Stage } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink, Moment, Status } from "../ui/index.ts";
import { AlertActs } from "./alert-acts.tsx";
import classes from "./alerts.module.css";

const AlertRowParts = graphql(`
  fragment AlertRow on Alert {
    id
    kind
    standing
    since
    rangAt
    rings
    cases
    unitOnly
    source
    sourceName
    asOf {
      token
      instant
    }
    unit {
      id
      code
      name
    }
    ownerName
    takenAt
    acknowledgedByName
    acknowledgedAt
    note
    mutedUntil
    mutedByName
    endedAt
    rule {
      id
      threshold
      longestMuteHours
      legalBasis
    }
    held {
      kind
      cases
      unit {
        id
        code
        name
      }
    }
    steps {
      kind
      at
      byName
      words
      until
    }
    may
  }
`);

const TONE = { RINGING: ["late", "triangle"], ACKNOWLEDGED: ["soon", "diamond"], MUTED: ["idle", "dash"], ENDED: ["good", "circle"] } as const satisfies Record<
  AlertStanding,
  readonly [string, string]
>;

/** One alert: what, since when, who has it, what may be done. */
export function AlertRow({ one: masked }: { one: FragmentType<typeof AlertRowParts> }) {
  const { say } = useLanguage();
  const one = readFragment(AlertRowParts, masked);
  const [tone, shape] = TONE[one.standing];
  return (
    <li data-testid="alert" data-kind={one.kind} data-standing={one.standing} data-unit={one.unit.code} data-source={one.source ?? undefined}>
      <div className={classes["head"]}>
        <h3 className={classes["subject"]}>
          <Subject one={one} />
        </h3>
        <Status tone={tone} shape={shape}>
          {say(`alerts.standing.${one.standing}`)}
        </Status>
      </div>
      <Facts one={one} />
      {one.held.length > 0 && <Held one={one} />}
      <AlertActs one={one} />
      <details className={classes["more"]}>
        <summary>{say("alerts.steps")}</summary>
        <Steps steps={one.steps} />
        <p className={classes["facts"]}>{say("alerts.basis", { basis: one.rule.legalBasis })}</p>
      </details>
    </li>
  );
}

function Subject({ one }: { one: AlertRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (one.kind === "SOURCE_SILENT")
    return (
      <Link to="/ket-noi/$code" params={{ code: one.source ?? "" }}>
        {say("alerts.silent", { name: one.sourceName ?? one.source ?? "" })}
      </Link>
    );
  const name = one.sourceName === null ? one.unit.name : `${one.unit.name} · ${one.sourceName}`;
  const words = say(one.kind === "URGENT_UNASSIGNED" ? "alerts.urgent" : "alerts.overdue", {
    name,
    n: format.number(one.cases ?? 0),
    threshold: format.number(one.rule.threshold ?? 0),
  });
  return <CasesLink search={listOf(one)}>{words}</CasesLink>;
}

/** The list behind the number, counted at the very point the number was. */
function listOf({ kind, unit, unitOnly, source, asOf }: AlertRowFragment) {
  const urgent = kind === "URGENT_UNASSIGNED" ? { urgent: true, stage: [Stage.Received] } : {};
  return {
    unit: unit.code,
    ...(unitOnly && { unitOnly }),
    ...(source !== null && { source: [source] }),
    lateness: Lateness.Overdue,
    ...urgent,
    asOf: asOf.token,
  };
}

function Facts({ one }: { one: AlertRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["facts"]}>
      <p>
        {say("alerts.since")} <Moment at={one.since} />
        {one.rings > 1 && ` · ${say("alerts.rings", { n: one.rings })}`}
        {one.endedAt !== null && ` · ${say("alerts.ended", { at: format.at(one.endedAt) })}`}
      </p>
      <p data-testid="owner">
        {one.ownerName === null ? say("alerts.noOwner") : say("alerts.owner", { name: one.ownerName, at: format.at(one.takenAt ?? one.rangAt) })}
      </p>
      {one.acknowledgedByName !== null && (
        <p>
          {say("alerts.acknowledged", { name: one.acknowledgedByName, at: format.at(one.acknowledgedAt ?? one.rangAt) })}
          {one.note !== null && `: ${one.note}`}
        </p>
      )}
      {one.standing === "MUTED" && one.mutedUntil !== null && <p>{say("alerts.muted", { name: one.mutedByName ?? "", until: format.at(one.mutedUntil) })}</p>}
    </div>
  );
}

function Held({ one: { held } }: { one: AlertRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <details className={classes["more"]} data-testid="held">
      <summary>{say("alerts.held", { n: held.length })}</summary>
      <ul>
        {held.map(({ kind, unit, cases }) => (
          <li key={`${kind} ${unit.id}`}>
            {unit.name}: {say(`alerts.kind.${kind}`)} ({format.number(cases)})
          </li>
        ))}
      </ul>
    </details>
  );
}

function Steps({ steps }: Pick<AlertRowFragment, "steps">) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <ol className={classes["steps"]}>
      {steps.map((step) => (
        <li key={`${step.kind} ${step.at}`}>
          <Moment at={step.at} /> · {say(`alerts.step.${step.kind}`)}
          {step.byName !== null && ` · ${step.byName}`}
          {step.until !== null && ` · ${say("alerts.until", { at: format.at(step.until) })}`}
          {step.words !== null && `: ${step.words}`}
        </li>
      ))}
    </ol>
  );
}
