import { NativeSelect, type NativeSelectProps, Textarea, type TextareaProps, TextInput, type TextInputProps } from "@mantine/core";
import { createContext, useContext } from "react";

/** What stands against an act. */
export interface Refusal {
  /** the field of the input it is about; null: the act itself */
  at: string | null;
  message: string;
}

/** @param answer what the hub said; nothing: it could not be asked @param failed what to say then */
export function refusalOf(answer: { message?: string; at?: string } | null | undefined, failed: string): Refusal {
  return { at: answer?.at ?? null, message: answer?.message ?? failed };
}

/** The refusal that the fields of a dialog tell, each its own. */
export const RefusalContext = createContext<Refusal | null>(null);

/** @param field as the graph names it @returns what stands against it */
function useRefusal(field: string | undefined): string | undefined {
  const refusal = useContext(RefusalContext);
  return refusal !== null && refusal.at === field ? refusal.message : undefined;
}

/** @property about the field of the graph's input, where it is not the name */
interface About {
  about?: string;
}

/** A line of a dialog, with what stands against it. */
export function LineField({ about, ...field }: TextInputProps & About) {
  return <TextInput {...field} error={useRefusal(about ?? field.name)} />;
}

/** Words of a dialog, with what stands against them. */
export function WordsField({ about, ...field }: TextareaProps & About) {
  return <Textarea {...field} error={useRefusal(about ?? field.name)} />;
}

/** A choice of a dialog, with what stands against it. */
export function ChoiceField({ about, ...field }: NativeSelectProps & About) {
  return <NativeSelect {...field} error={useRefusal(about ?? field.name)} />;
}
