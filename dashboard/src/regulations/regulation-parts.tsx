import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { RegulationPartsFragment } from "../gql/graphql.ts";
import { type Say, useLanguage } from "../language/index.ts";
import classes from "../rules/rules.module.css";
import { Panel, ScrollTable, Status } from "../ui/index.ts";
import { saidText, whatText } from "./difference-words.ts";
import { limitText } from "./limit-text.ts";

const RegulationPartsRegulation = graphql(`
  fragment RegulationParts on Regulation {
    version
    title
    code
    bodyName
    own
    validFrom
    validTo
    source
    limits {
      stage
      caseStream
      field
      urgency
      severalAgencies
      channel
      limit
      startsFrom
      ruleName
      legalBasis
      assumed
      validFrom
      validTo
    }
    terms {
      part
      code
      name
      value
      legalBasis
      assumed
    }
    differences {
      what
      before
      after
    }
  }
`);

/** A regulation's limits and terms, each with where it stands, and where it differs from the one in force. */
export function RegulationParts({ regulation: masked }: { regulation: FragmentType<typeof RegulationPartsRegulation> }) {
  const { say } = useLanguage();
  const one = readFragment(RegulationPartsRegulation, masked);
  return (
    <>
      <Panel title={one.title} lead={`${one.bodyName} · ${one.code} · ${say("regulations.holds", { from: calendarDayText(one.validFrom) })}`}>
        {!one.own && <p className={classes["said"]}>{say("regulations.reference")}</p>}
        <p className={classes["quiet"]}>{one.source}</p>
        <Limits limits={one.limits} />
        <Terms terms={one.terms} />
      </Panel>
      {one.differences.length > 0 && <Differences differences={one.differences} />}
    </>
  );
}

function Limits({ limits }: { limits: RegulationPartsFragment["limits"] }) {
  const { say } = useLanguage();
  return (
    <ScrollTable
      label={say("regulations.limits")}
      heads={(["regulations.stage", "regulations.for", "regulations.limit", "regulations.startsFrom", "clock.basis"] as const).map((head) => say(head))}
      testId="limits"
    >
      {limits.map((l) => (
        <tr key={`${l.stage} ${l.ruleName} ${l.validFrom}`}>
          <th scope="row">
            {say(`clock.stage.${l.stage}`)}
            <br />
            <span className={classes["quiet"]} lang="vi">
              {l.ruleName}
            </span>
          </th>
          <td>{keysText(l, say)}</td>
          <td className="number">{limitText(l.limit, say)}</td>
          <td>{say(`start.${l.startsFrom}`)}</td>
          <td>
            {l.legalBasis} <Assumed assumed={l.assumed} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function keysText(l: RegulationPartsFragment["limits"][number], say: Say): string {
  const keys = [
    l.caseStream && say(`stream.${l.caseStream}`),
    l.field && say(`field.${l.field}`),
    l.urgency && say(`urgency.${l.urgency}`),
    l.severalAgencies === null ? null : say(l.severalAgencies ? "regulations.several" : "regulations.oneAgency"),
    l.channel && say(`channel.${l.channel}`),
  ].filter(Boolean);
  return keys.length === 0 ? say("regulations.any") : keys.join(" · ");
}

function Terms({ terms }: { terms: RegulationPartsFragment["terms"] }) {
  const { say } = useLanguage();
  if (terms.length === 0) return null;
  return (
    <details>
      <summary className={classes["sub"]}>{say("regulations.terms", { n: terms.length })}</summary>
      <ScrollTable label={say("regulations.terms", { n: terms.length })}>
        {terms.map((t) => (
          <tr key={`${t.part} ${t.code}`}>
            <th scope="row">{say(`part.${t.part}`)}</th>
            <td>{t.part === "THRESHOLD" ? say(`threshold.${t.code as "dueSoon"}`) : (t.name ?? t.code)}</td>
            <td>{t.part === "PAUSE_REASON" ? say(t.value === "STOPS" ? "regulations.stops" : "regulations.runsOn") : t.value}</td>
            <td>
              {t.legalBasis} <Assumed assumed={t.assumed} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </details>
  );
}

function Assumed({ assumed }: { assumed: boolean }) {
  const { say } = useLanguage();
  if (!assumed) return null;
  return (
    <Status tone="soon" shape="diamond" title={say("clock.assumedWhy")}>
      {say("clock.assumed")}
    </Status>
  );
}

function Differences({ differences }: { differences: RegulationPartsFragment["differences"] }) {
  const { say } = useLanguage();
  return (
    <Panel title={say("rules.differences")}>
      <ScrollTable
        label={say("rules.differences")}
        heads={(["regulations.what", "rules.inForce", "rules.here"] as const).map((head) => say(head))}
        testId="differences"
      >
        {differences.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{whatText(what, say)}</th>
            <td>{before === null ? say("regulations.notThere") : saidText(before, say)}</td>
            <td>{after === null ? say("regulations.notThere") : saidText(after, say)}</td>
          </tr>
        ))}
      </ScrollTable>
    </Panel>
  );
}
