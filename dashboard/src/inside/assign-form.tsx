import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./inside.module.css";

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
      ... on Problem {
        message
      }
    }
  }
`);

interface Named {
  code: string;
  name: string;
}
interface Settings {
  caseId: string;
  /** the assignment that holds as the page shows it */
  current: string | null;
  /** due instant of the case's clock; null: none runs */
  limit: string | null;
  targets: { divisions: readonly Named[]; officers: readonly { username: string; name: string; unit: Named }[] };
  close: () => void;
}

/** Gives the case to a division, an officer or both; sent twice it is one. */
export function AssignForm({ caseId, current, limit, targets, close }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const [assign, { loading }] = useMutation(AssignInside);
  const [problem, setProblem] = useState("");
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
    setProblem(answer?.message ?? say("inside.failed"));
  };
  const named = (name: string, rows: readonly { value: string; label: string }[]) => [{ value: "", label: name }, ...rows];
  return (
    <Modal opened onClose={close} title={say("inside.formTitle")} lockScroll={false} closeButtonProps={{ "aria-label": say("inside.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="assign-form">
        <NativeSelect
          label={say("inside.division")}
          value={division}
          onChange={(event) => setDivision(event.currentTarget.value)}
          data={named(
            say("inside.divisionAny"),
            targets.divisions.map(({ code, name }) => ({ value: code, label: name })),
          )}
        />
        <NativeSelect
          name="officer"
          label={say("inside.officer")}
          data={named(
            say("inside.officerAny"),
            officers.map(({ username, name, unit }) => ({ value: username, label: `${name} – ${unit.name}` })),
          )}
          mt="sm"
        />
        <TextInput name="dueAt" type="datetime-local" label={say("inside.dueAt")} description={limit && format.at(limit)} mt="sm" />
        <Textarea name="note" label={say("inside.note")} description={say("inside.hidden")} maxLength={2_000} rows={3} mt="sm" />
        <p className={classes["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("inside.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("inside.assign")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
