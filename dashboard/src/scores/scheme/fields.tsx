import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { createContext, useContext } from "react";
import { useLanguage } from "../../language/index.ts";
import type { MessageId } from "../../language/index.ts";
import { faultWords } from "./fault-words.ts";

/** What stands against the scheme, by the place of the field. */
export const FaultsContext = createContext<ReadonlyMap<string, string>>(new Map());

function useFault(place: string): string | undefined {
  const { say } = useLanguage();
  const fault = useContext(FaultsContext).get(place);
  return fault === undefined ? undefined : faultWords(fault, say);
}

/** What is written in a field of a language is of that language, whatever the page's is; what it rests on is Vietnamese. */
const languageOf = (place: string): string | undefined => (place.endsWith("legalBasis") ? "vi" : /\.(vi|en)$/.exec(place)?.[1]);

interface FieldProps {
  /** where it stands in the scheme, such as indicators.3.weight */
  place: string;
  label: string;
  value: string | number | undefined;
  kind?: "text" | "number" | "date" | "optional" | "target";
}

export function Line({ place, label, value, kind = "text" }: FieldProps) {
  const type = kind === "date" ? "date" : "text";
  return (
    <TextInput
      data-place={place}
      data-kind={kind}
      lang={languageOf(place)}
      type={type}
      inputMode={kind === "number" || kind === "optional" ? "numeric" : undefined}
      label={label}
      defaultValue={value ?? ""}
      error={useFault(place)}
    />
  );
}

export function Words({ place, label, value }: FieldProps) {
  return (
    <Textarea
      data-place={place}
      data-kind="text"
      lang={languageOf(place)}
      label={label}
      defaultValue={value ?? ""}
      autosize
      minRows={2}
      error={useFault(place)}
    />
  );
}

export function Yes({ place, label, value }: { place: string; label: string; value: boolean }) {
  return <Checkbox data-place={place} data-kind="yes" label={label} defaultChecked={value} error={useFault(place)} mt={8} />;
}

/** One of a few; the empty one is none. */
export function Choice({ place, label, value, choices }: { place: string; label: string; value: string; choices: readonly string[] }) {
  const { say } = useLanguage();
  const data = choices.map((one) => ({ value: one, label: say(`scheme.finding.${one}` as MessageId) }));
  return <NativeSelect data-place={place} data-kind="optional" label={label} data={data} defaultValue={value} error={useFault(place)} />;
}
