import { Button } from "@mantine/core";
import { Link, useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, Panel } from "../ui/index.ts";
import { SubmissionCard } from "./submission-card.tsx";
import classes from "./directives.module.css";

const CaseDirectivesCase = graphql(`
  fragment CaseDirectives on Case {
    id
    open
    maySubmit
    submissions {
      id
      ...SubmissionCard
    }
    directives {
      id
      kind
      subject
      issuedAt
      by {
        id
        name
      }
      obligations {
        id
        state
        overdue
        unit {
          id
          name
        }
      }
    }
  }
`);

const SubmitForm = lateForm(async () => (await import("./submit-form.tsx")).SubmitForm);

/** Submissions to the leader and directives about one case, and making new ones. */
export function CaseDirectives({ one: masked }: { one: FragmentType<typeof CaseDirectivesCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const [submitting, setSubmitting] = useState(false);
  const one = readFragment(CaseDirectivesCase, masked);
  const mayDirect = one.open && viewer.may.includes("issueDirective");
  if (!mayDirect && !one.maySubmit && one.directives.length === 0 && one.submissions.length === 0) return null;
  return (
    <Panel title={say("directives.ofCase")} lead={one.directives.length === 0 ? say("directives.ofCaseNone") : undefined}>
      <ul className={classes["list"]} data-testid="case-directives">
        {one.submissions.map((submission) => (
          <SubmissionCard key={`s${submission.id}`} one={submission} withCase={false} />
        ))}
        {one.directives.map((directive) => (
          <li key={directive.id}>
            <Link to="/chi-dao/$id" params={{ id: directive.id }} className={classes["subject"] ?? ""}>
              {directive.subject}
            </Link>
            <p className={classes["facts"]}>
              {say(`directives.kind.${directive.kind}`)} · {directive.by.name} · {format.at(directive.issuedAt)}
            </p>
            {directive.obligations.map(({ id, unit, state, overdue }) => (
              <p key={id} className={classes["facts"]}>
                {unit.name}: {say(`directives.state.${state}`)}
                {overdue && <span className={classes["late"]}> · {say("directives.overdue")}</span>}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <div className={classes["acts"]}>
        {mayDirect && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link to="/chi-dao/lap/moi" search={{ about: one.id }} {...props} />}
            data-testid="direct-case"
          >
            {say("directives.newOne")}
          </Button>
        )}
        {one.maySubmit && (
          <Button size="xs" variant="default" {...SubmitForm.ahead} onClick={() => setSubmitting(true)} data-testid="submit-case">
            {say("submit.go")}
          </Button>
        )}
      </div>
      {submitting && <SubmitForm caseId={one.id} close={() => setSubmitting(false)} />}
    </Panel>
  );
}
