import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, LineField, newKey, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

const AssignInside = graphql(`
  mutation AssignInside($input: AssignInsideInput!) {
    assignInside(input: $input) {
      __typename
      ... on AssignedInside {
        case {
          id
          ...CaseInside
        }
      }
      ... on InsideRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

const InsideTargets = graphql(`
  query InsideTargets($id: ID!) {
    case(id: $id) {
      id
      insideTargets {
        divisions {
          id
          code
          name
        }
        officers {
          username
          name
          unit {
            id
            code
            name
          }
        }
      }
    }
  }
`);

interface Settings {
  caseId: string;
  /** the assignment that holds as the page shows it */
  current: string | null;
  /** due instant of the case's clock; null: none runs */
  limit: string | null;
  close: () => void;
}

/** Gives the case to a division, an officer or both; sent twice it is one. */
export function AssignForm({ caseId, current, limit, close }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const { data } = useSuspenseQuery(InsideTargets, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const targets = data.case?.insideTargets ?? { divisions: [], officers: [] };
  const [assign, { loading }] = useMutation(AssignInside);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [division, setDivision] = useState("");
  const [key] = useState(newKey);
  const officers = targets.officers.filter(({ unit }) => division === "" || unit.code === division);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const said = (name: string) => saidIn(event.currentTarget, name).trim() || null;
    const due = said("dueAt");
    const dueAt = due === null ? null : new Date(`${due}:00+07:00`).toISOString();
    const input = { caseId, key, current, division: division || null, officer: said("officer"), note: said("note"), dueAt };
    const answer = (await assign({ variables: { input } }).catch(() => null))?.data?.assignInside;
    if (answer?.__typename === "AssignedInside") return close();
    setRefusal(refusalOf(answer, say("inside.failed")));
  };
  const named = (name: string, rows: readonly { value: string; label: string }[]) => [{ value: "", label: name }, ...rows];
  return (
    <ActDialog title={say("inside.formTitle")} send={say("inside.assign")} testId="assign-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <ChoiceField
        label={say("inside.division")}
        value={division}
        onChange={(event) => setDivision(event.currentTarget.value)}
        data={named(
          say("inside.divisionAny"),
          targets.divisions.map(({ code, name }) => ({ value: code, label: name })),
        )}
      />
      <ChoiceField
        name="officer"
        label={say("inside.officer")}
        data={named(
          say("inside.officerAny"),
          officers.map(({ username, name, unit }) => ({ value: username, label: `${name} – ${unit.name}` })),
        )}
        mt="sm"
      />
      <LineField name="dueAt" type="datetime-local" label={say("inside.dueAt")} description={limit && format.at(limit)} mt="sm" />
      <WordsField name="note" label={say("inside.note")} description={say("inside.hidden")} maxLength={2_000} rows={3} mt="sm" />
    </ActDialog>
  );
}
