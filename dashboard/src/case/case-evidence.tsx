import "../language/inside.ts";
import { useMutation } from "@apollo/client/react";
import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, Panel, saidIn } from "../ui/index.ts";
import { sizeText } from "../upload/index.ts";
import { ChangeFiles, useChosenFiles } from "./change-files.tsx";
import facts from "./facts.module.css";

const CaseEvidenceCase = graphql(`
  fragment CaseEvidence on Case {
    id
    evidenceTaken {
      most
      mostBytes
      endings
    }
    evidence {
      id
      name
      bytes
      words
      at
      byName
    }
  }
`);
const KeepEvidence = graphql(`
  mutation KeepEvidence($input: KeepEvidenceInput!) {
    keepEvidence(input: $input) {
      __typename
      ... on EvidenceKept {
        case {
          id
          ...CaseEvidence
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

type Taken = { most: number; mostBytes: number; endings: readonly string[] };

/** Files that show what was done on the case, each a download, and keeping more. */
export function CaseEvidence({ one: masked }: { one: FragmentType<typeof CaseEvidenceCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, evidence, evidenceTaken } = readFragment(CaseEvidenceCase, masked);
  const [kept, setKept] = useState(0);
  if (evidence.length === 0 && evidenceTaken === null) return null;
  return (
    <Panel title={say("evidence.title")} lead={say("evidence.lead")}>
      {evidence.length === 0 && <p className={facts["note"]}>{say("evidence.none")}</p>}
      <ul style={{ margin: 0, padding: 0, listStyle: "none" }} data-testid="case-evidence">
        {evidence.map((file) => (
          <li key={file.id} data-testid="evidence" style={{ padding: "8px 0" }}>
            {file.name === null ? (
              say("evidence.erased")
            ) : (
              <a href={`/files/${file.id}`} download>
                {file.name} ({sizeText(file.bytes)})
              </a>
            )}
            <p className={facts["note"]}>{say("evidence.by", { name: file.byName, at: format.at(file.at) })}</p>
            <p style={{ margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{file.words}</p>
          </li>
        ))}
      </ul>
      {evidenceTaken !== null && <EvidenceForm key={kept} caseId={id} taken={evidenceTaken} done={() => setKept(kept + 1)} />}
    </Panel>
  );
}

/** Each file goes to the hub as soon as it was chosen; keeping them is one act. */
function EvidenceForm({ caseId, taken, done }: { caseId: string; taken: Taken; done: () => void }) {
  const { say } = useLanguage();
  const chosen = useChosenFiles(caseId, taken);
  const [keep, { loading }] = useMutation(KeepEvidence);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading || chosen.isSending) return;
    const input = { caseId, key, files: chosen.ids, words: saidIn(event.currentTarget, "words") };
    const answer = (await keep({ variables: { input } }).catch(() => null))?.data?.keepEvidence;
    if (answer?.__typename === "EvidenceKept") return done();
    setProblem(answer?.message ?? say("inside.failed"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="evidence-form">
      <Textarea name="words" label={say("evidence.words")} maxLength={1_000} required rows={2} autosize maw={640} mt="sm" />
      <p className={facts["note"]}>{say("inside.hidden")}</p>
      <ChangeFiles taken={taken} chosen={chosen} />
      <p className={facts["note"]} role="alert">
        {problem}
      </p>
      <Button type="submit" size="xs" variant="default" aria-disabled={loading || chosen.isSending || chosen.ids.length === 0}>
        {say("evidence.go")}
      </Button>
    </form>
  );
}
