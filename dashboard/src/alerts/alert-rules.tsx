import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { AlertRulesQuery as Rules } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { RuleForm } from "./rule-form.tsx";
import classes from "./alerts.module.css";

const AlertRulesQuery = graphql(`
  query AlertRules {
    alertRules {
      id
      kind
      threshold
      longestMuteHours
      validFrom
      legalBasis
      assumed
      state
      inForce
      wouldRing
      proposedByName
      settledByName
      source
      unit {
        id
        code
        name
      }
    }
  }
`);

const SettleAlertRule = graphql(`
  mutation SettleAlertRule($input: SettleAlertRuleInput!) {
    settleAlertRule(input: $input) {
      ... on AlertRule {
        id
        state
        inForce
        settledByName
      }
      ... on AlertRefused {
        message
      }
    }
  }
`);

/** The rules that alerts ring by; who may proposes one, and somebody else puts it in force. */
export function AlertRules({ may }: { may: readonly string[] }) {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(AlertRulesQuery, { fetchPolicy: "cache-and-network" });
  const rules = (data ?? previousData)?.alertRules ?? null;
  const again = () => void refetch().catch(() => null); // what is shown stays
  return (
    <div className={classes["parts"]}>
      <Panel title={say("alerts.rules")} lead={say("alerts.rulesLead")}>
        {!rules && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />)}
        {rules && (
          <ScrollTable
            label={say("alerts.rules")}
            heads={(["alerts.rule.what", "alerts.rule.scope", "alerts.rule.threshold", "alerts.rule.basis", "alerts.rule.state"] as const).map((head) =>
              say(head),
            )}
          >
            {rules
              .filter(({ inForce, state }) => inForce || state === "PROPOSED")
              .map((rule) => (
                <RuleRow key={rule.id} rule={rule} settles={may.includes("settleAlertRule")} again={again} />
              ))}
          </ScrollTable>
        )}
      </Panel>
      {may.includes("proposeAlertRule") && <RuleForm onProposed={again} />}
    </div>
  );
}

function RuleRow({ rule, settles, again }: { rule: Rules["alertRules"][number]; settles: boolean; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const scope = [
    rule.unit?.name ?? say(rule.kind === "SOURCE_SILENT" ? "alerts.rule.anySource" : "alerts.rule.everyUnit"),
    ...(rule.source === null ? [] : [rule.source]),
  ].join(" · ");
  const limit =
    rule.threshold === null
      ? say("alerts.rule.off")
      : say(rule.kind === "SOURCE_SILENT" ? "alerts.rule.minutes" : "alerts.rule.above", { n: format.number(rule.threshold) });
  return (
    <tr data-testid="alert-rule" data-state={rule.state}>
      <th scope="row">{say(`alerts.kind.${rule.kind}`)}</th>
      <td>{scope}</td>
      <td>
        {limit}
        <div className={classes["facts"]}>{say("alerts.rule.mute", { n: rule.longestMuteHours })}</div>
      </td>
      <td>
        {rule.legalBasis}
        {rule.assumed && <div className={classes["facts"]}>{say("alerts.rule.assumed")}</div>}
      </td>
      <td>
        {say(rule.inForce ? "alerts.rule.inForce" : "alerts.rule.waits", { day: calendarDayText(rule.validFrom) })}
        {rule.proposedByName !== null && <div className={classes["facts"]}>{say("alerts.rule.by", { name: rule.proposedByName, n: rule.wouldRing ?? 0 })}</div>}
        {rule.state === "PROPOSED" && settles && <Settle id={rule.id} again={again} />}
      </td>
    </tr>
  );
}

function Settle({ id, again }: { id: string; again: () => void }) {
  const { say } = useLanguage();
  const [settle, { loading }] = useMutation(SettleAlertRule);
  const [told, setTold] = useState("");
  const onSettle = async (adopt: boolean) => {
    if (loading) return;
    const answer = (await settle({ variables: { input: { id, adopt } } }).catch(() => null))?.data?.settleAlertRule;
    setTold(answer === undefined ? say("alerts.failed") : "message" in answer ? answer.message : say("alerts.done"));
    again();
  };
  return (
    <div className={classes["acts"]}>
      <Button size="compact-sm" aria-disabled={loading} onClick={() => void onSettle(true)} data-testid="adopt-rule">
        {say("alerts.rule.adopt")}
      </Button>
      <Button size="compact-sm" variant="default" aria-disabled={loading} onClick={() => void onSettle(false)}>
        {say("alerts.rule.decline")}
      </Button>
      <p role="status" className={classes["told"]}>
        {told}
      </p>
    </div>
  );
}
