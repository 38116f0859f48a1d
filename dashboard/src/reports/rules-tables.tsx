import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ScrollTable } from "../ui/index.ts";
import { FormText, useFormName, useReminderWords } from "./rule-text.tsx";

const FormRow = graphql(`
  fragment ReportFormRow on ReportForm {
    id
    validFrom
    validTo
    legalBasis
    assumed
    text {
      ...FormText
    }
  }
`);

const ReminderRow = graphql(`
  fragment ReportReminderRow on ReportReminder {
    id
    validFrom
    validTo
    legalBasis
    assumed
    text {
      ...ReminderText
    }
  }
`);

/** Every form, with the days it holds. */
export function FormsTable({ forms }: { forms: readonly FragmentType<typeof FormRow>[] }) {
  const { say } = useLanguage();
  const nameOf = useFormName();
  const rows = forms.map((one) => readFragment(FormRow, one));
  return (
    <ScrollTable
      label={say("rule.forms")}
      heads={[say("rule.form"), say("rule.text"), say("duty.valid"), say("duty.basis")]}
      least="wide"
      testId="report-forms"
    >
      {rows.map((one) => (
        <tr key={one.id} data-ended={one.validTo !== null || undefined}>
          <th scope="row">{nameOf(one.text)}</th>
          <td>
            <FormText text={one.text} />
          </td>
          <HeldCells one={one} />
        </tr>
      ))}
    </ScrollTable>
  );
}

/** Every time of reminders, with the days it holds. */
export function RemindersTable({ reminders }: { reminders: readonly FragmentType<typeof ReminderRow>[] }) {
  const { say } = useLanguage();
  const wordsOf = useReminderWords();
  const rows = reminders.map((one) => readFragment(ReminderRow, one));
  const heads = [say("rule.reminder"), say("rule.when"), say("duty.valid"), say("duty.basis")];
  return (
    <ScrollTable label={say("rule.reminders")} heads={heads} least="wide" testId="report-reminders">
      {rows.map((one) => (
        <tr key={one.id} data-ended={one.validTo !== null || undefined}>
          <th scope="row">{wordsOf(one.text).kind}</th>
          <td>{wordsOf(one.text).when}</td>
          <HeldCells one={one} />
        </tr>
      ))}
    </ScrollTable>
  );
}

function HeldCells({ one }: { one: { validFrom: string; validTo: string | null; legalBasis: string; assumed: boolean } }) {
  const { say } = useLanguage();
  return (
    <>
      <td>
        {calendarDayText(one.validFrom)} – {one.validTo === null ? "…" : calendarDayText(one.validTo)}
      </td>
      <td>
        {one.legalBasis}
        {one.assumed && ` (${say("duty.assumed")})`}
      </td>
    </>
  );
}
