import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, saidIn } from "../ui/index.ts";
import classes from "./scores.module.css";
import { useAct } from "./use-act.ts";

const SchemeRowScheme = graphql(`
  fragment SchemeRow on ScoringScheme {
    id
    version
    title {
      vi
      en
    }
    legalBasis
    validFrom
    validTo
    issued
    effectiveFrom
    documentNumber
    documentDay
    approvedByName
  }
`);
const ApproveScheme = graphql(`
  mutation ApproveScheme($input: ApproveSchemeInput!) {
    approveScheme(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

interface SchemeRowProps {
  one: FragmentType<typeof SchemeRowScheme>;
  mayApprove: boolean;
  mayPropose: boolean;
  done: () => void;
}

/** A scheme: what it rests on, and whether it was issued. */
export function SchemeRow({ one: masked, mayApprove, mayPropose, done }: SchemeRowProps) {
  const { say, language } = useLanguage();
  const one = readFragment(SchemeRowScheme, masked);
  const [approve] = useMutation(ApproveScheme);
  const act = useAct(async (form, key) => {
    const paper = { documentNumber: saidIn(form, "documentNumber"), documentDay: saidIn(form, "documentDay") };
    const input = { key, scheme: one.id, effectiveFrom: saidIn(form, "effectiveFrom"), ...paper };
    return (await approve({ variables: { input } })).data?.approveScheme;
  }, done);
  const issued = one.issued
    ? say("score.issued", {
        number: one.documentNumber ?? "",
        day: calendarDayText(one.documentDay ?? one.validFrom),
        from: calendarDayText(one.effectiveFrom ?? one.validFrom),
        name: one.approvedByName ?? "",
      })
    : say("score.proposal");
  const from = calendarDayText(one.validFrom);
  const days = one.validTo === null ? say("score.schemeFor", { from }) : say("score.schemeForTo", { from, before: calendarDayText(one.validTo) });
  return (
    <li data-testid="score-scheme" data-issued={one.issued}>
      <span className={classes["name"]}>{one.title[language]}</span>
      <p className={classes["facts"]}>{[one.version, days, issued].join(" · ")}</p>
      <p className={classes["facts"]}>{say("score.basis", { basis: one.legalBasis })}</p>
      {mayApprove && !one.issued && (
        <div className={classes["acts"]}>
          <Button size="compact-sm" variant="default" onClick={act.open} data-testid="approve-scheme">
            {say("score.approve")}
          </Button>
        </div>
      )}
      {mayPropose && (
        <p className={classes["facts"]}>
          <Link to="/diem/bo-tieu-chi/$id" params={{ id: one.id }} data-testid="copy-scheme">
            {say("score.copyScheme")}
          </Link>
        </p>
      )}
      {act.opened && (
        <ActDialog title={say("score.approve")} send={say("score.approve")} testId="approve-form" {...act.dialog}>
          <LineField name="documentNumber" label={say("score.documentNumber")} maxLength={60} required />
          <LineField name="documentDay" label={say("score.documentDay")} type="date" required />
          <LineField name="effectiveFrom" label={say("score.effectiveFrom")} type="date" required />
        </ActDialog>
      )}
    </li>
  );
}
