import { useMutation } from "@apollo/client/react";
import { Button, FileInput } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { PreviewUnitsMutation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import classes from "./units-admin.module.css";

const Preview = graphql(`
  mutation PreviewUnits($input: UnitsFileInput!) {
    previewUnits(input: $input) {
      ... on UnitsPreview {
        changes {
          kind
          code
          name
          on
          before
          after
        }
        otherTerms
        problems {
          at
          message
        }
        endingAlone
        unitsInFile
        fingerprint
      }
      ... on UnitsFileRefused {
        message
        problems {
          at
          message
        }
      }
    }
  }
`);
const Adopt = graphql(`
  mutation AdoptUnits($input: AdoptUnitsInput!) {
    adoptUnits(input: $input) {
      __typename
      ... on UnitsPreview {
        unitsInFile
      }
      ... on UnitsFileRefused {
        message
      }
      ... on UnitsMovedOn {
        message
      }
    }
  }
`);

type Seen = PreviewUnitsMutation["previewUnits"];
type Outcome = "adopted" | "failed" | "tooLarge" | { message: string } | null;

/** Longer texts do not fit through the graph's door; the command line takes them. */
const LONGEST_TEXT = 90_000;

/** A file of units: choose, look at every change, adopt exactly what was seen. */
export function ImportUnits({ onAdopted }: { onAdopted: () => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [preview] = useMutation(Preview);
  const [adopt, { loading }] = useMutation(Adopt);
  const look = async (file: File | null) => {
    setSeen(null);
    const next = (await file?.text()) ?? "";
    setText(next);
    setOutcome(next.length > LONGEST_TEXT ? "tooLarge" : null);
    if (next === "" || next.length > LONGEST_TEXT) return;
    const answer = (await preview({ variables: { input: { text: next } } }).catch(() => null))?.data?.previewUnits;
    setSeen(answer ?? null);
    if (!answer) setOutcome("failed");
  };
  const take = async (fingerprint: string) => {
    if (loading) return;
    const answer = (await adopt({ variables: { input: { text, fingerprint } } }).catch(() => null))?.data?.adoptUnits;
    setSeen(null);
    if (answer?.__typename !== "UnitsPreview") return setOutcome(answer ? { message: answer.message } : "failed");
    setOutcome("adopted");
    onAdopted();
  };
  return (
    <Panel title={say("register.import")} lead={say("register.importLead")} id="import-units">
      <FileInput
        label={say("register.file")}
        accept=".yaml,.yml,text/yaml,text/plain"
        clearable
        onChange={(file) => void look(file)}
        data-testid="units-file"
      />
      <Told outcome={outcome} />
      {seen && <Changes seen={seen} />}
      {seen && "fingerprint" in seen && seen.problems.length === 0 && (seen.changes.length > 0 || seen.otherTerms > 0) && (
        <Button aria-disabled={loading} onClick={() => void take(seen.fingerprint)} data-testid="adopt-units">
          {say("register.adopt", { n: seen.changes.length })}
        </Button>
      )}
    </Panel>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const { say } = useLanguage();
  if (outcome === null) return null;
  if (outcome === "adopted") return <p role="status">{say("register.adopted")}</p>;
  return (
    <p role="alert" className={classes["problem"]}>
      {typeof outcome === "object" ? outcome.message : say(outcome === "failed" ? "state.failed" : "register.tooLarge")}
    </p>
  );
}

function Changes({ seen }: { seen: Seen }) {
  const { say } = useLanguage();
  const changes = "changes" in seen ? seen.changes : [];
  const alone = "endingAlone" in seen ? seen.endingAlone : [];
  const terms = "otherTerms" in seen ? seen.otherTerms : 0;
  return (
    <div role="group" aria-label={say("register.preview")} data-testid="units-preview">
      {seen.problems.map((problem) => (
        <p key={`${problem.at} ${problem.message}`} className={classes["problem"]}>
          {problem.at}: {problem.message}
        </p>
      ))}
      {seen.problems.length === 0 && changes.length === 0 && terms === 0 && <p>{say("register.nothingNew")}</p>}
      <ul className={classes["list"]}>
        {changes.map((change) => (
          <li key={`${change.kind} ${change.code}`}>
            <strong>{say(`unitChange.${change.kind}`)}</strong> {change.code} {change.name} ·{" "}
            {say("register.from", { day: change.on.split("-").toReversed().join("/") })}
            {change.before && change.after && <span className={classes["kind"]}> {`${change.before} → ${change.after}`}</span>}
          </li>
        ))}
      </ul>
      {terms > 0 && <p>{say("register.terms", { n: terms })}</p>}
      {alone.length > 0 && <p className={classes["problem"]}>{say("register.endingAlone", { units: alone.join(", ") })}</p>}
    </div>
  );
}
