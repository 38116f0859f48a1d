import "../language/changes.ts";
import { useMutation } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { type DirectoryEntryFragment, MailboxKind, Weekday } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, newKey, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

const ChangeDirectory = graphql(`
  mutation ChangeDirectory($input: ChangeDirectoryInput!) {
    changeDirectory(input: $input) {
      ... on DirectoryChanged {
        entry {
          ...DirectoryEntry
        }
      }
      ... on DirectoryRefused {
        message
        at
      }
    }
  }
`);
const WORKING_DAYS: readonly Weekday[] = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri];

/** A text of one row a line, its parts apart by semicolons. */
const rowsIn = (text: string): string[][] =>
  text
    .split("\n")
    .map((line) => line.split(";").map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== ""));
const textOf = (rows: readonly (readonly string[])[]): string => rows.map((parts) => parts.join("; ")).join("\n");

/** What the form says of an entry, as the fields show it. */
const shownOf = ({ hotlines, mailboxes, roster }: DirectoryEntryFragment["unit"]) => ({
  numbers: textOf(hotlines.map(({ number, name }) => [number, name])),
  mailboxes: textOf(mailboxes.map(({ address, name }) => [address, name])),
  inCharge: textOf(roster.map(({ code, task, charge }) => [code, task, charge])),
});

/** Numbers, mailboxes and people in charge as they are from a day on; a part that was left as it is is not sent. */
export function ChangeForm({ unit, done, close }: { unit: DirectoryEntryFragment["unit"]; done: () => void; close: () => void }) {
  const { say } = useLanguage();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const [change, { loading }] = useMutation(ChangeDirectory);
  const shown = shownOf(unit);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { key, unit: unit.code, ...statedIn(event.currentTarget, unit, shown) };
    const answer = (await change({ variables: { input } }).catch(() => null))?.data?.changeDirectory;
    if (answer && !("message" in answer)) return done();
    setRefusal(refusalOf(answer, say("request.failed")));
  };
  return (
    <ActDialog
      title={say("directory.changeTitle", { unit: unit.name })}
      send={say("directory.send")}
      testId="change-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <LineField name="from" type="date" label={say("directory.from")} required />
      <LineField name="basis" label={say("directory.basisField")} required maxLength={500} />
      <WordsField name="numbers" label={say("directory.numbersField")} defaultValue={shown.numbers} autosize minRows={2} />
      <WordsField name="mailboxes" label={say("directory.mailboxesField")} defaultValue={shown.mailboxes} autosize minRows={2} />
      <WordsField name="inCharge" label={say("directory.inChargeField")} defaultValue={shown.inCharge} autosize minRows={2} />
      <LineField name="hoursFrom" about="hours" label={say("directory.hoursFrom")} type="time" defaultValue="07:00" />
      <LineField name="hoursTo" about="none" label={say("directory.hoursTo")} type="time" defaultValue="17:00" />
      <fieldset>
        <legend>{say("directory.days")}</legend>
        {Object.values(Weekday).map((day) => (
          <Checkbox key={day} mt="xs" name="days" value={day} label={say(`directory.day.${day}`)} defaultChecked={WORKING_DAYS.includes(day)} />
        ))}
      </fieldset>
    </ActDialog>
  );
}

function statedIn(form: HTMLFormElement, { mailboxes }: DirectoryEntryFragment["unit"], shown: ReturnType<typeof shownOf>) {
  const told = new FormData(form);
  const changed = (part: keyof typeof shown): string | null => (saidIn(form, part) === shown[part].trim() ? null : saidIn(form, part));
  const [numbers, boxes, people] = [changed("numbers"), changed("mailboxes"), changed("inCharge")];
  const days = told.getAll("days") as Weekday[];
  const kindOf = (address: string): MailboxKind =>
    mailboxes.find((one) => one.address === address)?.kind ?? (address.includes("@") ? MailboxKind.Email : MailboxKind.Box);
  return {
    from: saidIn(form, "from"),
    basis: saidIn(form, "basis"),
    ...(numbers === null ? {} : { numbers: rowsIn(numbers).map(([number = "", name = ""]) => ({ number, name })) }),
    ...(boxes === null ? {} : { mailboxes: rowsIn(boxes).map(([address = "", name = ""]) => ({ kind: kindOf(address), address, name })) }),
    ...(people === null ? {} : { inCharge: rowsIn(people).map(([officer = "", task = "", charge = ""]) => ({ officer, task, charge })) }),
    hours: [{ days, from: saidIn(form, "hoursFrom"), to: saidIn(form, "hoursTo") }],
  };
}
