import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { CaseChangesFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { changeTold, FIELDS, FORMS, localMinute, newKey } from "./change-input.ts";
import { ChangeFiles, useChosenFiles } from "./change-files.tsx";
import { ChangeTarget } from "./change-target.tsx";
import facts from "./facts.module.css";

/** A change that the viewer may ask for and the case is ready for. */
export type Possible = CaseChangesFragment["possibleChanges"][number];

const RequestChange = graphql(`
  mutation RequestCaseChange($input: RequestCaseChangeInput!) {
    requestCaseChange(input: $input) {
      __typename
      ... on CaseChangeQueued {
        case {
          id
          ...CaseChanges
        }
      }
      ... on CaseMovedOn {
        case {
          id
          ...CaseChanges
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

interface ChangeFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  asked: Possible;
  /** the hub's present; null: not known */
  shown: string | null;
  close: () => void;
}

/** Asks for one change. Sent twice it is one: the key is made when the form opens. */
export function ChangeForm({ caseId, seen, asked: { kind, onWorklist, files: taken }, shown, close }: ChangeFormProps) {
  const { say } = useLanguage();
  // Where the case has moved on, its page is read anew: the answer with a whole case would be larger than the hub lets a document be.
  const [request, { loading }] = useMutation(RequestChange, {
    refetchQueries: ({ data }) => (data?.requestCaseChange.__typename === "CaseMovedOn" ? ["Case"] : []),
  });
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const chosen = useChosenFiles(caseId, taken ?? null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    if (chosen.isSending) return setProblem(say("request.file.wait"));
    const input = { caseId, key, seen, kind, ...changeTold(event.currentTarget), ...(chosen.ids.length === 0 ? {} : { files: chosen.ids }) };
    const answer = (await request({ variables: { input } }).catch(() => null))?.data?.requestCaseChange;
    if (answer?.__typename === "CaseChangeQueued") return close();
    setProblem(answer?.message ?? say("request.failed"));
  };
  const leave = () => {
    for (const file of chosen.files) chosen.remove(file);
    close();
  };
  return (
    <Modal opened onClose={leave} title={say(`request.kind.${kind}`)} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="change-form">
        {onWorklist && <p className={facts["note"]}>{say("request.worklist")}</p>}
        <ChangeFields caseId={caseId} kind={kind} shown={shown} />
        {taken && <ChangeFiles taken={taken} chosen={chosen} />}
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={leave}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say(loading ? "request.sending" : "request.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function ChangeFields({ caseId, kind, shown }: { caseId: string; kind: Possible["kind"]; shown: string | null }) {
  const { say } = useLanguage();
  const fields = FIELDS[kind];
  return (
    <>
      {fields.unit && <ChangeTarget caseId={caseId} />}
      {fields.order && (
        <>
          <NativeSelect name="form" label={say("request.form")} mt="sm" data={FORMS.map((form) => ({ value: form, label: say(`request.form.${form}`) }))} />
          <TextInput name="orderedAt" type="datetime-local" label={say("request.orderedAt")} defaultValue={localMinute(shown)} required mt="sm" />
        </>
      )}
      {fields.paper && (
        <Group grow mt="sm">
          <TextInput name="paperNumber" label={say("request.paperNumber")} maxLength={80} />
          <TextInput name="paperDay" type="date" label={say("request.paperDay")} />
        </Group>
      )}
      {fields.dueDay && <TextInput name="dueDay" type="date" label={say("request.dueDay")} required mt="sm" />}
      <Textarea
        name="words"
        label={say(`request.words.${fields.words}`)}
        description={say("request.wordsHint")}
        required={!fields.optional}
        maxLength={fields.words === "result" || fields.words === "answer" ? 20_000 : kind === "CLOSE" ? 1_000 : 4_000}
        rows={3}
        mt="sm"
      />
    </>
  );
}
