import type { TypedDocumentNode } from "@apollo/client";
import { useMutation } from "@apollo/client/react";

/** Sends an act to the hub. @returns what it answered under the act's name */
export function useAct<Data extends object, Variables extends { input: object }>(document: TypedDocumentNode<Data, Variables>) {
  const [mutate] = useMutation(document);
  return async (input: Variables["input"]) => {
    const { data } = await mutate({ variables: { input } as never });
    const answers: Record<string, { __typename: string; message?: string; at?: string }> = { ...data };
    return Object.values(answers)[0];
  };
}
