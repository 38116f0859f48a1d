import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import { refusedMove } from "./refused-move.ts";
import { WordsForm } from "./words-form.tsx";

const SplitMatter = graphql(`
  mutation SplitMatter($input: SplitMatterInput!) {
    splitMatter(input: $input) {
      __typename
      ... on MatterMoved {
        cases {
          id
          ...CaseMatter
          ...CaseChanges
        }
      }
      ... on CaseActRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);
const UndoMatter = graphql(`
  mutation UndoMatter($input: UndoMatterInput!) {
    undoMatter(input: $input) {
      __typename
      ... on MatterMoved {
        cases {
          id
          ...CaseMatter
        }
      }
      ... on CaseActRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** What the form is about: the part of this case, or the matter that is none. */
export type Moving = { undo: string } | { split: string; caseId: string; seen: string; units: readonly { code: string; name: string }[] };

/** Splits or undoes. Sent twice it is one: the key is made when the form opens. */
export function MatterForm({ asked, close }: { asked: Moving; close: () => void }) {
  const { say } = useLanguage();
  const [split] = useMutation(SplitMatter);
  const [undo] = useMutation(UndoMatter);
  const [key] = useState(newKey);
  const send = async (words: string, form: HTMLFormElement) => {
    const said = (field: string): string => saidIn(form, field).trim();
    if ("undo" in asked) return refusedMove((await undo({ variables: { input: { key, id: asked.undo, reason: words } } })).data?.undoMatter);
    const parts = [{ caseId: asked.caseId, seen: asked.seen, unit: said("unit"), words }];
    return refusedMove((await split({ variables: { input: { key, id: asked.split, parts } } })).data?.splitMatter);
  };
  const [title, label] = "undo" in asked ? ([say("matter.undo"), say("matter.whyUndo")] as const) : ([say("matter.split"), say("matter.part")] as const);
  return (
    <WordsForm
      title={title}
      label={label}
      about={"undo" in asked ? "reason" : "parts"}
      longest={1_000}
      failed={say("decline.failed")}
      send={send}
      close={close}
    >
      {"split" in asked && <ChoiceField name="unit" label={say("matter.agency")} data={asked.units.map(({ code, name }) => ({ value: code, label: name }))} />}
    </WordsForm>
  );
}
