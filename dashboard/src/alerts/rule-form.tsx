import { useMutation, useQuery } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { AlertKind, type AlertRuleInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import classes from "./alerts.module.css";

const RuleScopes = graphql(`
  query AlertRuleScopes {
    units {
      id
      code
      name
      validTo
    }
    sources {
      code
      name
    }
  }
`);
const PreviewAlertRule = graphql(`
  mutation PreviewAlertRule($input: AlertRuleInput!) {
    previewAlertRule(input: $input) {
      ... on AlertRulePreviewed {
        count
        rings {
          source
          cases
          unit {
            id
            name
          }
        }
      }
      ... on AlertRefused {
        message
      }
    }
  }
`);
const ProposeAlertRule = graphql(`
  mutation ProposeAlertRule($input: AlertRuleInput!) {
    proposeAlertRule(input: $input) {
      ... on AlertRule {
        id
      }
      ... on AlertRefused {
        message
      }
    }
  }
`);

/** A rule is tried first: what it would ring now stands below the form; only then it is proposed. */
export function RuleForm({ onProposed }: { onProposed: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { data } = useQuery(RuleScopes);
  const [preview, previewing] = useMutation(PreviewAlertRule, { fetchPolicy: "no-cache" });
  const [propose, proposing] = useMutation(ProposeAlertRule);
  const [told, setTold] = useState("");
  const busy = previewing.loading || proposing.loading;
  const onTry = async (form: HTMLFormElement) => {
    const answer = (await preview({ variables: { input: inputOf(form) } }).catch(() => null))?.data?.previewAlertRule;
    if (answer === undefined || !("count" in answer)) return setTold(answer?.message ?? say("alerts.failed"));
    const names = answer.rings.slice(0, 10).map(({ unit, source, cases }) => `${source ?? unit.name}${cases === null ? "" : ` (${format.number(cases)})`}`);
    setTold(`${say("alerts.rule.wouldRing", { n: answer.count })}${names.length > 0 ? `: ${names.join(", ")}` : ""}`);
  };
  const onSend = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const wantsTry = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("name") === "try";
    if (wantsTry) return onTry(form);
    const answer = (await propose({ variables: { input: inputOf(form) } }).catch(() => null))?.data?.proposeAlertRule;
    setTold(answer === undefined ? say("alerts.failed") : "message" in answer ? answer.message : say("alerts.rule.proposed"));
    onProposed();
  };
  const units = (data?.units ?? []).filter(({ validTo }) => validTo === null);
  return (
    <Panel title={say("alerts.rule.new")} lead={say("alerts.rule.newLead")}>
      <form className={classes["form"]} onSubmit={(event) => void onSend(event)} aria-label={say("alerts.rule.new")} data-testid="rule-form">
        <NativeSelect
          name="kind"
          label={say("alerts.rule.what")}
          data={Object.values(AlertKind).map((value) => ({ value, label: say(`alerts.kind.${value}`) }))}
        />
        <NativeSelect
          name="unit"
          label={say("alerts.rule.unit")}
          data={[{ value: "", label: say("alerts.rule.everyUnit") }, ...units.map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <NativeSelect
          name="source"
          label={say("alerts.rule.source")}
          data={[{ value: "", label: say("alerts.rule.anySource") }, ...(data?.sources ?? []).map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <TextInput name="threshold" type="number" min={0} label={say("alerts.rule.threshold")} description={say("alerts.rule.thresholdHint")} />
        <TextInput name="mute" type="number" min={1} max={720} defaultValue="24" required label={say("alerts.rule.longest")} />
        <TextInput name="from" type="date" required label={say("alerts.rule.from")} />
        <TextInput name="basis" required maxLength={500} label={say("alerts.rule.basis")} />
        <div className={classes["acts"]}>
          <Button type="submit" name="try" variant="default" aria-disabled={busy} data-testid="try-rule">
            {say("alerts.rule.try")}
          </Button>
          <Button type="submit" name="propose" aria-disabled={busy} data-testid="propose-rule">
            {say("alerts.rule.propose")}
          </Button>
        </div>
        <p role="status" className={classes["told"]} data-testid="rule-told">
          {told}
        </p>
      </form>
    </Panel>
  );
}

function inputOf(form: HTMLFormElement): AlertRuleInput {
  const threshold = saidIn(form, "threshold").trim();
  const orNull = (name: string): string | null => saidIn(form, name) || null;
  return {
    kind: Object.values(AlertKind).find((kind) => kind === saidIn(form, "kind")) ?? AlertKind.OverdueAbove,
    unit: orNull("unit"),
    source: orNull("source"),
    threshold: threshold === "" ? null : Number(threshold),
    longestMuteHours: Number(saidIn(form, "mute")),
    validFrom: saidIn(form, "from"),
    legalBasis: saidIn(form, "basis"),
  };
}
