import { useMutation } from "@apollo/client/react";
import { Button, Textarea, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SubmissionCardFragment, SubmissionSettlement } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import { type Addressee, AddresseeChoice } from "./addressee-choice.tsx";
import classes from "./directives.module.css";

export const SubmissionCardParts = graphql(`
  fragment SubmissionCard on Submission {
    id
    urgency
    proposal
    byName
    submittedAt
    dueAt
    legalBasis
    overdue
    settlement
    words
    settledAt
    settledByName
    maySettle
    by {
      id
      name
    }
    case {
      id
      reference
      title
      unit {
        id
        code
        name
      }
    }
    directive {
      id
    }
  }
`);

/** A case submitted to the leader: what is proposed, until when, what was decided; and deciding it. */
export function SubmissionCard({ one: masked, withCase = true }: { one: FragmentType<typeof SubmissionCardParts>; withCase?: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(SubmissionCardParts, masked);
  return (
    <li data-testid="submission" data-state={one.settlement ?? "WAITING"}>
      {withCase && one.case && (
        <Link to="/phan-anh/$id" params={{ id: one.case.id }} className={classes["subject"] ?? ""}>
          {one.case.reference} {one.case.title}
        </Link>
      )}
      <p className={classes["facts"]}>
        <strong>{say(`submit.urgency.${one.urgency}`)}</strong> · {say("submit.by", { name: one.byName, unit: one.by.name, at: format.at(one.submittedAt) })}
      </p>
      <p className={classes["words"]}>{one.proposal}</p>
      {one.settlement === null && (
        <p className={classes["facts"]}>
          {say("submit.due", { due: format.due(one.dueAt) })}
          {one.overdue && <span className={classes["late"]}> · {say("submit.overdue")}</span>} · {say("submit.basis", { basis: one.legalBasis })}
        </p>
      )}
      {one.settlement !== null && <Decided one={one} />}
      {one.maySettle && <Settling one={one} />}
    </li>
  );
}

function Decided({ one }: { one: SubmissionCardFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      <p className={classes["facts"]}>
        <strong>{say(`submit.settled.${one.settlement ?? "AGREED"}`)}</strong>
        {one.settledAt && one.settledByName && ` · ${say("submit.settledBy", { name: one.settledByName, at: format.at(one.settledAt) })}`}
      </p>
      {one.words && <p className={classes["words"]}>{one.words}</p>}
      {one.directive && (
        <p className={classes["facts"]}>
          <Link to="/chi-dao/$id" params={{ id: one.directive.id }}>
            {say("submit.toDirective")}
          </Link>
        </p>
      )}
    </>
  );
}

const Settle = graphql(`
  mutation SettleSubmission($input: SettleSubmissionInput!) {
    settleSubmission(input: $input) {
      __typename
      ... on SubmissionSettled {
        submission {
          id
          ...SubmissionCard
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const SETTLEMENTS = ["DIRECTED", "AGREED", "RETURNED"] as const satisfies readonly SubmissionSettlement[];

function Settling({ one }: { one: SubmissionCardFragment }) {
  const { say } = useLanguage();
  const [how, setHow] = useState<SubmissionSettlement | null>(null);
  if (how !== null) return <SettleForm key={how} one={one} how={how} close={() => setHow(null)} />;
  return (
    <div className={classes["acts"]}>
      {SETTLEMENTS.map((settlement) => (
        <Button
          key={settlement}
          variant={settlement === "DIRECTED" ? "filled" : "default"}
          onClick={() => setHow(settlement)}
          data-testid={`settle-${settlement}`}
        >
          {say(`submit.settle.${settlement}`)}
        </Button>
      ))}
    </div>
  );
}

/** Sent twice it is one decision: the key is made when the form opens. */
function SettleForm({ one, how, close }: { one: SubmissionCardFragment; how: SubmissionSettlement; close: () => void }) {
  const { say } = useLanguage();
  const [settle, { loading }] = useMutation(Settle);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const holder = one.case?.unit;
  const [chosen, choose] = useState<readonly Addressee[]>(holder ? [holder] : []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const direction = how === "DIRECTED" ? { addressees: chosen.map(({ code }) => code), dueDay: saidIn(event.currentTarget, "dueDay").trim() || null } : {};
    const input = { key, id: one.id, settlement: how, words: saidIn(event.currentTarget, "words"), ...direction };
    const answer = (await settle({ variables: { input } }).catch(() => null))?.data?.settleSubmission;
    if (answer?.__typename === "SubmissionSettled") return close();
    setProblem(answer?.message ?? say("directives.failed"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="settle-form">
      <Textarea
        name="words"
        label={say("submit.words")}
        description={say("directives.hidden")}
        required={how !== "AGREED"}
        maxLength={4_000}
        rows={3}
        mt="sm"
      />
      {how === "DIRECTED" && <AddresseeChoice kind="DIRECTIVE" chosen={chosen} choose={choose} />}
      {how === "DIRECTED" && <TextInput name="dueDay" type="date" label={say("directives.dueDay")} mt="sm" />}
      <p className={classes["note"]} role="alert">
        {problem}
      </p>
      <div className={classes["acts"]}>
        <Button type="submit" aria-disabled={loading}>
          {say(`submit.settle.${how}`)}
        </Button>
        <Button variant="default" onClick={close}>
          {say("directives.cancel")}
        </Button>
      </div>
    </form>
  );
}
