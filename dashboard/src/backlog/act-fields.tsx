import { useQuery } from "@apollo/client/react";
import { Group, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { BulkChangeInput, OrderForm } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./dialogs.module.css";

/** What may be asked of many cases at once, in the order of the menu. */
export const ACTS = [
  "ASSIGN",
  "COMMENT",
  "EXTEND",
  "ACCEPT",
  "TRANSFER",
  "RETURN",
  "RECORD_RESULT",
  "CLOSE",
] as const satisfies readonly BulkChangeInput["kind"][];
export type Act = (typeof ACTS)[number];

const FORMS = ["SYSTEM", "WRITTEN", "DELEGATED_CALL"] as const satisfies readonly OrderForm[];
const OFFSET_MS = 7 * 3_600_000;
const TYPING_MS = 250;

const BacklogTargets = graphql(`
  query BacklogTargets($id: ID!, $find: String!) {
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

/** What each act asks for. @param example a selected case, whose possible receivers are offered */
export function ActFields({ act, example, shown }: { act: Act; example: string; shown: string }) {
  const { say } = useLanguage();
  return (
    <>
      {(act === "ASSIGN" || act === "TRANSFER") && <Receiver example={example} />}
      {act === "ASSIGN" && (
        <Group grow mt="sm">
          <NativeSelect name="form" label={say("backlog.bulk.form")} data={FORMS.map((form) => ({ value: form, label: say(`backlog.bulk.form.${form}`) }))} />
          <TextInput
            name="orderedAt"
            type="datetime-local"
            label={say("backlog.bulk.orderedAt")}
            defaultValue={new Date(Date.parse(shown) + OFFSET_MS).toISOString().slice(0, 16)}
            required
          />
        </Group>
      )}
      {(act === "ASSIGN" || act === "RECORD_RESULT") && (
        <Group grow mt="sm">
          <TextInput name="paperNumber" label={say("backlog.bulk.paperNumber")} maxLength={80} />
          <TextInput name="paperDay" type="date" label={say("backlog.bulk.paperDay")} />
        </Group>
      )}
      {act === "EXTEND" && <TextInput name="dueDay" type="date" label={say("backlog.bulk.dueDay")} required mt="sm" />}
      {act === "RECORD_RESULT" && <Textarea name="words" label={say("backlog.bulk.words.result")} required maxLength={20_000} rows={3} mt="sm" />}
    </>
  );
}

function Receiver({ example }: { example: string }) {
  const { say } = useLanguage();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data, previousData } = useQuery(BacklogTargets, { variables: { id: example, find } });
  const units = (data ?? previousData)?.case?.changeTargets ?? [];
  return (
    <>
      <TextInput label={say("backlog.bulk.findUnit")} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Radio.Group name="toUnit" aria-label={say("backlog.bulk.findUnit")} mt={6} mah={180} style={{ overflowY: "auto" }} required>
        {units.map((unit) => (
          <Radio key={unit.code} value={unit.code} label={unit.name} mt={4} />
        ))}
      </Radio.Group>
      {units.length === 0 && data && <p className={classes["note"]}>{say("backlog.bulk.noUnit")}</p>}
    </>
  );
}

/** What was written, as the graph takes it; what was left empty is not said. */
export function actTold(kind: Act, form: HTMLFormElement): BulkChangeInput {
  const said = (field: string): string | null => saidIn(form, field).trim() || null;
  const [number, day, orderedAt] = [said("paperNumber"), said("paperDay"), said("orderedAt")];
  return {
    kind,
    toUnit: said("toUnit"),
    form: FORMS.find((one) => one === said("form")) ?? null,
    orderedAt: orderedAt === null ? null : new Date(`${orderedAt}:00+07:00`).toISOString(),
    paper: number === null && day === null ? null : { number: number ?? "", day: day ?? "" },
    dueDay: said("dueDay"),
    words: said("words"),
  };
}
