import { useQuery } from "@apollo/client/react";
import { Checkbox, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { DirectiveKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./directives.module.css";

const AddresseesQuery = graphql(`
  query DirectiveAddressees($kind: DirectiveKind!, $find: String!) {
    directiveAddressees(kind: $kind, find: $find) {
      id
      code
      name
    }
  }
`);

export interface Addressee {
  code: string;
  name: string;
}

const TYPING_MS = 250;

/** The units it goes to: those chosen stay on top, others are found by words of their name. */
export function AddresseeChoice({ kind, chosen, choose }: { kind: DirectiveKind; chosen: readonly Addressee[]; choose: (units: Addressee[]) => void }) {
  const { say } = useLanguage();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data, previousData } = useQuery(AddresseesQuery, { variables: { kind, find } });
  const found = (data ?? previousData)?.directiveAddressees ?? [];
  const isChosen = (code: string) => chosen.some((unit) => unit.code === code);
  const turn = (unit: Addressee) => choose(isChosen(unit.code) ? chosen.filter(({ code }) => code !== unit.code) : [...chosen, unit]);
  return (
    <fieldset>
      <legend>{say("directives.addressees")}</legend>
      {chosen.map((unit) => (
        <Checkbox key={unit.code} checked onChange={() => turn(unit)} label={unit.name} mt={6} />
      ))}
      <TextInput
        label={say("directives.findUnit")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        mt={6}
        data-testid="find-addressee"
      />
      <div style={{ maxHeight: 200, overflowY: "auto" }}>
        {found
          .filter(({ code }) => !isChosen(code))
          .map(({ code, name }) => (
            <Checkbox key={code} checked={false} onChange={() => turn({ code, name })} label={name} mt={8} data-testid={`addressee-${code}`} />
          ))}
      </div>
      {found.length === 0 && data && <p className={classes["note"]}>{say("directives.noUnit")}</p>}
    </fieldset>
  );
}
