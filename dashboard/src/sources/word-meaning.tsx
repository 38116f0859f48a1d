import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import type { MessageId } from "../language/index.ts";
import { messagesOf, useLanguage } from "../language/index.ts";

const MeaningUnits = graphql(`
  query MeaningUnits {
    units {
      id
      code
      name
    }
  }
`);

/** Where our words of a list stand among the texts. */
const TEXTS = { stream: "stream.", stage: "stage.", channel: "channel.", field: "field.", step: "step." } as const;

function ourWords(list: keyof typeof TEXTS): MessageId[] {
  return messagesOf(TEXTS[list]).filter((id) => /\.[A-Z_]+$/.test(id));
}

/** Picks what a word of a source means: one of our words, a unit of the register, or for pauses a code of the regulation. */
export function WordMeaning({ list, word, onPick }: { list: string; word: string; onPick: (meaning: string) => void }) {
  const { say } = useLanguage();
  const label = say("sources.meaningOf", { word });
  if (list === "unit") return <UnitMeaning label={label} onPick={onPick} />;
  if (!(list in TEXTS))
    return (
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={say("sources.pauseCode")}
        maxLength={60}
        onBlur={({ currentTarget: { value } }) => onPick(value.trim())}
      />
    );
  const known = list as keyof typeof TEXTS;
  const choices = ourWords(known).map((id) => ({ value: id.slice(TEXTS[known].length), label: say(id as "stage.RECEIVED") }));
  return <Choice label={label} choices={choices} onPick={onPick} />;
}

function UnitMeaning({ label, onPick }: { label: string; onPick: (meaning: string) => void }) {
  const { data } = useQuery(MeaningUnits);
  return <Choice label={label} choices={(data?.units ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))} onPick={onPick} />;
}

function Choice({ label, choices, onPick }: { label: string; choices: { value: string; label: string }[]; onPick: (meaning: string) => void }) {
  const { say } = useLanguage();
  return (
    <Select size="xs" aria-label={label} placeholder={say("sources.pick")} data={choices} searchable limit={60} onChange={(value) => onPick(value ?? "")} />
  );
}
