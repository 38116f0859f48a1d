import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./inside.module.css";

const MentionableQuery = graphql(`
  query Mentionable($id: ID!, $find: String!) {
    case(id: $id) {
      id
      mentionable(find: $find) {
        username
        name
      }
    }
  }
`);

export interface Person {
  username: string;
  name: string;
}

const TYPING_MS = 250;

/** Whom a comment names: found by words of the name among those who see the case. */
export function MentionChoice({ caseId, named, name }: { caseId: string; named: readonly Person[]; name: (people: readonly Person[]) => void }) {
  const { say } = useLanguage();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data } = useQuery(MentionableQuery, { variables: { id: caseId, find }, skip: find.length < 2 });
  const found = (find.length < 2 ? [] : (data?.case?.mentionable ?? [])).filter(({ username }) => !named.some((one) => one.username === username));
  const add = ({ username, name: shown }: Person) => {
    name([...named, { username, name: shown }]);
    setWords("");
  };
  return (
    <>
      <div className={classes["named"]}>
        {named.map((one) => (
          <Button
            key={one.username}
            size="compact-xs"
            variant="light"
            onClick={() => name(named.filter(({ username }) => username !== one.username))}
            aria-label={say("talk.remove", { name: one.name })}
            data-testid="named"
          >
            {one.name} ×
          </Button>
        ))}
      </div>
      <TextInput
        label={say("talk.mention")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maw={360}
        mt={6}
        data-testid="find-person"
      />
      <div className={classes["named"]}>
        {found.map((one) => (
          <Button key={one.username} size="compact-xs" variant="default" onClick={() => add(one)} data-testid={`name-${one.username}`}>
            {one.name}
          </Button>
        ))}
      </div>
    </>
  );
}
