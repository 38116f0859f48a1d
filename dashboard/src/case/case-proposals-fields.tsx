import { useQuery } from "@apollo/client/react";
import { Group, Radio } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { ProposalKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { LineField, WordsField } from "../ui/index.ts";
import facts from "./facts.module.css";

const ClosingReasons = graphql(`
  query ClosingReasons($id: ID!) {
    closingReasons {
      code
      class
      name
    }
    case(id: $id) {
      id
      repeats {
        signs
        receivedAt
        reference
      }
    }
  }
`);
const ProposalTargets = graphql(`
  query ProposalTargets($id: ID!, $find: String!) {
    case(id: $id) {
      id
      proposalTargets(find: $find) {
        id
        code
        name
      }
    }
  }
`);

const MOST_WORDS: Record<ProposalKind, number> = { CLOSE: 800, RECORD_RESULT: 20_000, EXTEND: 2_000, RETURN: 4_000, TRANSFER: 4_000 };

/** What the form of each kind of proposal asks for. */
export function CaseProposalsFields({ caseId, kind }: { caseId: string; kind: ProposalKind }) {
  const { say } = useLanguage();
  return (
    <>
      {kind === "CLOSE" && <Reasons caseId={caseId} />}
      {kind === "TRANSFER" && <Targets caseId={caseId} />}
      {kind === "EXTEND" && (
        <>
          <LineField name="dueDay" type="date" label={say("request.dueDay")} required mt="sm" />
          <WordsField
            name="commitment"
            label={say("proposal.commitment")}
            description={say("proposal.commitmentHint")}
            maxLength={1_000}
            required
            rows={2}
            mt="sm"
          />
        </>
      )}
      {kind === "RECORD_RESULT" && (
        <Group grow mt="sm">
          <LineField name="paperNumber" about="paper" label={say("request.paperNumber")} maxLength={80} />
          <LineField name="paperDay" type="date" label={say("request.paperDay")} />
        </Group>
      )}
      <WordsField
        name="words"
        label={say(kind === "RECORD_RESULT" ? "request.words.result" : "request.words.reason")}
        description={say("request.wordsHint")}
        maxLength={MOST_WORDS[kind]}
        required
        rows={3}
        mt="sm"
      />
    </>
  );
}

/** The list of reasons; and how often the same was reported again, which speaks against closing it as old. */
function Reasons({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(ClosingReasons, { variables: { id: caseId } });
  const repeats = data?.case?.repeats ?? [];
  return (
    <>
      <Radio.Group name="reasonCode" label={say("proposal.reason")} mt="sm" required>
        {(data?.closingReasons ?? []).map((reason) => (
          <Radio key={reason.code} value={reason.code} label={`${say(`proposal.class.${reason.class}`)}: ${reason.name}`} mt={6} />
        ))}
      </Radio.Group>
      {data && <p className={facts["note"]}>{repeats.length === 0 ? say("proposal.noRepeats") : say("proposal.repeats", { n: repeats.length })}</p>}
    </>
  );
}

const TYPING_MS = 250;

function Targets({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data, previousData } = useQuery(ProposalTargets, { variables: { id: caseId, find } });
  const units = (data ?? previousData)?.case?.proposalTargets ?? [];
  return (
    <>
      <LineField label={say("request.findUnit")} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Radio.Group name="toUnit" aria-label={say("request.findUnit")} mt={6} mah={180} style={{ overflowY: "auto" }} required>
        {units.map((unit) => (
          <Radio key={unit.code} value={unit.code} label={unit.name} mt={4} />
        ))}
      </Radio.Group>
      {units.length === 0 && data && <p className={facts["note"]}>{say("request.noUnit")}</p>}
    </>
  );
}
