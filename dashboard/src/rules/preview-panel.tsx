import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { RuleEffect } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Definition, Failure, Message, Moment, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { AdoptPart } from "./adopt-part.tsx";
import { EFFECTS } from "./effects.ts";
import { MovedList } from "./moved-list.tsx";
import classes from "./rules.module.css";

const RulePreviewQuery = graphql(`
  query RulePreviewOf($version: String!) {
    rulePreview(version: $version) {
      id
      version
      asOf {
        event
        instant
      }
      madeBy
      outdated
      openCases
      undatable
      effects {
        redated
        noLongerOverdue
        becomesOverdue
      }
      units {
        unit {
          id
          code
          name
        }
        effects {
          redated
          noLongerOverdue
          becomesOverdue
        }
      }
    }
  }
`);
const PreviewRules = graphql(`
  mutation PreviewRules($version: String!) {
    previewRules(input: { version: $version }) {
      __typename
      ... on RulePreview {
        id
      }
      ... on NotProposed {
        message
      }
    }
  }
`);

interface Proposal {
  version: string;
  kind: "CALENDAR" | "REGULATION";
  status: string;
  proposedBy: string;
}

/** What adopting a proposal would change, with the list behind each number, and the decision. */
export function PreviewPanel({ proposal, onAdopted }: { proposal: Proposal; onAdopted: () => void }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { version } = proposal;
  const { data, error, loading, refetch } = useQuery(RulePreviewQuery, { variables: { version }, fetchPolicy: "cache-and-network" });
  const [look, { loading: looking, error: lookError }] = useMutation(PreviewRules);
  const [effect, setEffect] = useState<RuleEffect>("REDATED");
  const [unit, setUnit] = useState<string | null>(null);
  const preview = data?.rulePreview ?? null;
  const again = async () => {
    await look({ variables: { version } }).catch(() => null);
    await refetch();
  };
  return (
    <Panel title={say("rules.preview")} lead={say("rules.previewLead")}>
      {viewer.may.includes("previewRules") && (
        <Button size="xs" variant={preview ? "default" : "filled"} aria-disabled={looking} onClick={() => void again()} data-testid="preview-rules">
          {say(looking ? "rules.previewing" : preview ? "rules.previewAgain" : "rules.previewGo")}
        </Button>
      )}
      {(error ?? lookError) && <Failure error={error ?? lookError} retry={again} />}
      {!data && loading && <Waiting height={120} bars={3} />}
      {data && !preview && <Message title={say("rules.noPreview")} />}
      {preview && (
        <>
          <p className={classes["quiet"]}>
            {say("rules.countedAt", { event: preview.asOf.event, n: preview.openCases })} <Moment at={preview.asOf.instant} />
            {preview.undatable > 0 && <span className={classes["problem"]}> · {say("rules.undatable", { n: preview.undatable })}</span>}
          </p>
          {preview.outdated && <p className={classes["problem"]}>{say("rules.outdated")}</p>}
          <div className={classes["numbers"]} role="group" aria-label={say("rules.preview")}>
            {EFFECTS.map(({ effect: one, name, label }) => (
              <div key={one}>
                <button type="button" aria-pressed={one === effect} onClick={() => setEffect(one)} data-testid={`effect-${one}`}>
                  <strong className="number">{preview.effects[name]}</strong>
                  {say(label)}
                </button>
                <Definition figure={one} name={say(label)} />
              </div>
            ))}
          </div>
          <AdoptPart proposal={proposal} preview={preview.id} fit={!preview.outdated && preview.undatable === 0} onAdopted={onAdopted} />
          <UnitTable units={preview.units} chosen={unit} onChoose={setUnit} />
          {viewer.may.includes("cases") && <MovedList key={`${preview.id} ${effect} ${unit ?? ""}`} version={version} effect={effect} unit={unit} />}
        </>
      )}
    </Panel>
  );
}

type Units = readonly { unit: { code: string; name: string }; effects: { redated: number; noLongerOverdue: number; becomesOverdue: number } }[];

function UnitTable({ units, chosen, onChoose }: { units: Units; chosen: string | null; onChoose: (code: string | null) => void }) {
  const { say } = useLanguage();
  if (units.length === 0) return null;
  return (
    <ScrollTable label={say("rules.byUnit")} heads={[say("filter.unit"), ...EFFECTS.map(({ label }) => say(label))]}>
      {units.map(({ unit, effects }) => (
        <tr key={unit.code}>
          <th scope="row">
            <Button size="compact-xs" variant={chosen === unit.code ? "light" : "subtle"} onClick={() => onChoose(chosen === unit.code ? null : unit.code)}>
              {unit.name}
            </Button>
          </th>
          {EFFECTS.map(({ effect, name }) => (
            <td key={effect} className="number">
              {effects[name]}
            </td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  );
}
