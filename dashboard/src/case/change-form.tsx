import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import { Group } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { RequestedChangeKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, LineField, type Refusal, refusalOf, WordsField } from "../ui/index.ts";
import { changeTold, FIELDS, FORMS, localMinute, newKey } from "./change-input.ts";
import { AnswerFields, PauseField } from "./answer-fields.tsx";
import { ChangeFiles, useChosenFiles } from "./change-files.tsx";
import { ChangeTarget } from "./change-target.tsx";
import facts from "./facts.module.css";

const ChangeFormAsks = graphql(`
  query ChangeFormAsks($id: ID!) {
    case(id: $id) {
      id
      possibleChanges {
        kind
        onWorklist
        files {
          most
          mostBytes
          endings
        }
        pauseReasons {
          code
          name
        }
      }
      calls {
        id
        calledAt
        outcome
        reached
      }
    }
  }
`);
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
      ... on ChangeNotPossible {
        at
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
  kind: RequestedChangeKind;
  /** the hub's present; null: not known */
  shown: string | null;
  close: () => void;
}

/** Asks for one change. Sent twice it is one: the key is made when the form opens. */
export function ChangeForm({ caseId, seen, kind, shown, close }: ChangeFormProps) {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery(ChangeFormAsks, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const possible = data.case?.possibleChanges.find((one) => one.kind === kind);
  const taken = possible?.files ?? null;
  // Where the case has moved on, its page is read anew: the answer with a whole case would be larger than the hub lets a document be.
  const [request, { loading }] = useMutation(RequestChange, {
    refetchQueries: ({ data: answer }) => (answer?.requestCaseChange.__typename === "CaseMovedOn" ? ["Case", "CaseOwn"] : []),
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const chosen = useChosenFiles(caseId, taken);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    if (chosen.isSending) return setRefusal({ at: "files", message: say("request.file.wait") });
    const input = { caseId, key, seen, kind, ...changeTold(event.currentTarget), ...(chosen.ids.length === 0 ? {} : { files: chosen.ids }) };
    const answer = (await request({ variables: { input } }).catch(() => null))?.data?.requestCaseChange;
    if (answer?.__typename === "CaseChangeQueued") return close();
    setRefusal(refusalOf(answer, say("request.failed")));
  };
  const leave = () => {
    for (const file of chosen.files) chosen.remove(file);
    close();
  };
  return (
    <ActDialog
      title={say(`request.kind.${kind}`)}
      send={say("request.send")}
      testId="change-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={leave}
    >
      {possible?.onWorklist && <p className={facts["note"]}>{say("request.worklist")}</p>}
      {FIELDS[kind].answer && <AnswerFields calls={data.case?.calls ?? []} shown={shown} />}
      {FIELDS[kind].pause && <PauseField reasons={possible?.pauseReasons ?? []} />}
      <ChangeFields caseId={caseId} kind={kind} shown={shown} />
      {taken && <ChangeFiles taken={taken} chosen={chosen} />}
    </ActDialog>
  );
}

function ChangeFields({ caseId, kind, shown }: { caseId: string; kind: RequestedChangeKind; shown: string | null }) {
  const { say } = useLanguage();
  const fields = FIELDS[kind];
  return (
    <>
      {fields.unit && <ChangeTarget caseId={caseId} />}
      {fields.order && (
        <>
          <ChoiceField name="form" label={say("request.form")} mt="sm" data={FORMS.map((form) => ({ value: form, label: say(`request.form.${form}`) }))} />
          <LineField name="orderedAt" type="datetime-local" label={say("request.orderedAt")} defaultValue={localMinute(shown)} required mt="sm" />
        </>
      )}
      {fields.paper && !fields.answer && (
        <Group grow mt="sm">
          <LineField name="paperNumber" about="paper" label={say("request.paperNumber")} maxLength={80} />
          <LineField name="paperDay" type="date" label={say("request.paperDay")} />
        </Group>
      )}
      {fields.dueDay && <LineField name="dueDay" type="date" label={say("request.dueDay")} required mt="sm" />}
      <WordsField
        name="words"
        label={say(fields.answer ? "request.answerWords" : `request.words.${fields.words}`)}
        description={say("request.wordsHint")}
        required={!fields.optional}
        maxLength={!fields.answer && (fields.words === "result" || fields.words === "answer") ? 20_000 : kind === "CLOSE" ? 1_000 : 4_000}
        rows={3}
        mt="sm"
      />
    </>
  );
}
