import "../language/changes.ts";
import { useMutation } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { calendarDayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { type DirectoryEntryFragment, MailboxKind, Weekday } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, newKey, type Refusal, refusalOf, saidIn } from "../ui/index.ts";
import classes from "./directory.module.css";
import { restatedIn } from "./entry-rows.ts";
import { RowsField } from "./rows-field.tsx";

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

/** What the form says of an entry, as the fields show it. */
const shownOf = ({ hotlines, mailboxes, roster }: DirectoryEntryFragment["unit"]) => ({
  numbers: hotlines.map(({ number, name }) => ({ number, name })),
  mailboxes: mailboxes.map(({ address, name }) => ({ address, name })),
  inCharge: roster.map(({ code, task, charge }) => ({ officer: code, task, charge })),
});

/** Numbers, mailboxes and people in charge as they are from a day on; a part that was left as it is is not sent. */
export function ChangeForm({ entry, done, close }: { entry: DirectoryEntryFragment; done: () => void; close: () => void }) {
  const { say } = useLanguage();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const [{ unit, seen, coming }] = useState(entry); // what is written stands on what was seen when the form opened
  const [change, { loading }] = useMutation(ChangeDirectory);
  const shown = shownOf(unit);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { key, unit: unit.code, seen, ...statedIn(event.currentTarget, unit, shown) };
    const answer = (await change({ variables: { input } }).catch(() => null))?.data?.changeDirectory;
    if (answer && !("message" in answer)) return done();
    setRefusal(refusalOf(answer, say("request.failed")));
  };
  return (
    <ActDialog
      title={say("directory.changeTitle", { unit: unit.name })}
      send={say("directory.sendChange")}
      testId="change-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <LineField name="from" type="date" label={say("directory.from")} required />
      {coming.length > 0 && (
        <p className={classes["soft"]}>
          {say("directory.coming", { rows: coming.map(({ name, from }) => say("directory.comingRow", { name, from: calendarDayText(from) })).join(", ") })}
        </p>
      )}
      <LineField name="basis" label={say("directory.basisField")} required maxLength={500} />
      <p className={classes["soft"]}>{say("directory.rowsHint")}</p>
      <RowsField part="numbers" rows={shown.numbers} />
      <RowsField part="mailboxes" rows={shown.mailboxes} />
      <RowsField part="inCharge" rows={shown.inCharge} />
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
  const numbers = restatedIn(told, "numbers", shown.numbers);
  const boxes = restatedIn(told, "mailboxes", shown.mailboxes);
  const inCharge = restatedIn(told, "inCharge", shown.inCharge);
  const days = told.getAll("days") as Weekday[];
  const kindOf = (address: string): MailboxKind =>
    mailboxes.find((one) => one.address === address)?.kind ?? (address.includes("@") ? MailboxKind.Email : MailboxKind.Box);
  return {
    from: saidIn(form, "from"),
    basis: saidIn(form, "basis"),
    ...(numbers === null ? {} : { numbers }),
    ...(boxes === null ? {} : { mailboxes: boxes.map((row) => ({ ...row, kind: kindOf(row.address) })) }),
    ...(inCharge === null ? {} : { inCharge }),
    hours: [{ days, from: saidIn(form, "hoursFrom"), to: saidIn(form, "hoursTo") }],
  };
}
