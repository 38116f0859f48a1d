import { useMutation } from "@apollo/client/react";
import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import { WordsForm } from "./words-form.tsx";

const JoinCases = graphql(`
  mutation JoinCases($input: JoinCasesInput!) {
    joinCases(input: $input) {
      __typename
      ... on MatterMoved {
        cases {
          id
          ...CaseMatter
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
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
      ... on Problem {
        message
      }
    }
  }
`);

/** What the form is about: this case with others, the part of this case, or the matter that is none. */
export type Joining = { join: string } | { undo: string } | { split: string; caseId: string; seen: string; units: readonly { code: string; name: string }[] };

const listed = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== "");
const refusalOf = (answer: { __typename: string; message?: string } | undefined): string | null | undefined =>
  answer?.__typename === "MatterMoved" ? null : answer?.message;

/** Joins, splits or undoes. Sent twice it is one: the key is made when the form opens. */
export function MatterForm({ asked, close }: { asked: Joining; close: () => void }) {
  const { say } = useLanguage();
  const [join] = useMutation(JoinCases);
  const [split] = useMutation(SplitMatter);
  const [undo] = useMutation(UndoMatter);
  const [key] = useState(newKey);
  const send = async (words: string, form: HTMLFormElement) => {
    const said = (field: string): string => saidIn(form, field).trim();
    if ("join" in asked) {
      const input = { key, caseIds: [asked.join, ...listed(said("others"))], lead: said("lead"), cooperating: listed(said("cooperating")), reason: words };
      return refusalOf((await join({ variables: { input } })).data?.joinCases);
    }
    if ("undo" in asked) return refusalOf((await undo({ variables: { input: { key, id: asked.undo, reason: words } } })).data?.undoMatter);
    const parts = [{ caseId: asked.caseId, seen: asked.seen, unit: said("unit"), words }];
    return refusalOf((await split({ variables: { input: { key, id: asked.split, parts } } })).data?.splitMatter);
  };
  const [title, label] =
    "join" in asked
      ? ([say("matter.join"), say("matter.why")] as const)
      : "undo" in asked
        ? ([say("matter.undo"), say("matter.whyUndo")] as const)
        : ([say("matter.split"), say("matter.part")] as const);
  return (
    <WordsForm title={title} label={label} longest={1_000} failed={say("decline.failed")} send={send} close={close}>
      {"join" in asked && (
        <>
          <TextInput name="others" label={say("matter.others")} description={say("matter.othersHint")} required />
          <TextInput name="lead" label={say("matter.leadCode")} required mt="sm" />
          <TextInput name="cooperating" label={say("matter.cooperatingCodes")} description={say("matter.cooperatingHint")} mt="sm" />
        </>
      )}
      {"split" in asked && <NativeSelect name="unit" label={say("matter.agency")} data={asked.units.map(({ code, name }) => ({ value: code, label: name }))} />}
    </WordsForm>
  );
}
