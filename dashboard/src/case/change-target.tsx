import { useQuery } from "@apollo/client/react";
import { Radio, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import facts from "./facts.module.css";

const ChangeTargets = graphql(`
  query ChangeTargets($id: ID!, $find: String!) {
    case(id: $id) {
      id
      changeTargets(find: $find) {
        id
        code
        name
      }
    }
  }
`);

const TYPING_MS = 250;

/** The unit that is to get the case, found by words of its name. */
export function ChangeTarget({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data, previousData } = useQuery(ChangeTargets, { variables: { id: caseId, find } });
  const units = (data ?? previousData)?.case?.changeTargets ?? [];
  return (
    <>
      <TextInput label={say("request.findUnit")} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Radio.Group name="toUnit" aria-label={say("request.findUnit")} mt={6} mah={180} style={{ overflowY: "auto" }} required>
        {units.map((unit) => (
          <Radio key={unit.code} value={unit.code} label={unit.name} mt={4} />
        ))}
      </Radio.Group>
      {units.length === 0 && data && <p className={facts["note"]}>{say("request.noUnit")}</p>}
    </>
  );
}
