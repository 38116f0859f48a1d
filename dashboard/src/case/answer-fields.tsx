import { Group } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import type { AnswerForm, ChangeFormAsksQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, LineField } from "../ui/index.ts";
import { ANSWER_FORMS, localMinute } from "./change-input.ts";
import facts from "./facts.module.css";

type Calls = NonNullable<ChangeFormAsksQuery["case"]>["calls"];

/** How the citizen was answered: by a call of the log, by a letter, or by the words below. */
export function AnswerFields({ calls, shown }: { calls: Calls; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const reached = calls.filter((call) => call.reached);
  const [form, setForm] = useState<AnswerForm>(reached.length > 0 ? "CALL" : "LETTER");
  return (
    <>
      <ChoiceField
        name="answerForm"
        label={say("request.answerForm")}
        value={form}
        onChange={(event) => setForm(ANSWER_FORMS.find((one) => one === event.currentTarget.value) ?? "TEXT")}
        data={ANSWER_FORMS.map((one) => ({ value: one, label: say(`request.answerForm.${one}`) }))}
      />
      {form === "CALL" && reached.length === 0 && <p className={facts["note"]}>{say("request.noCall")}</p>}
      {form === "CALL" && reached.length > 0 && (
        <ChoiceField
          name="call"
          label={say("request.call")}
          mt="sm"
          data={reached.toReversed().map(({ id, calledAt, outcome }) => ({ value: `${id} ${calledAt}`, label: `${format.at(calledAt)} · ${outcome}` }))}
        />
      )}
      {form !== "CALL" && (
        <LineField name="answeredAt" type="datetime-local" label={say("request.answeredAt")} defaultValue={localMinute(shown)} required mt="sm" />
      )}
      {form === "LETTER" && (
        <Group grow mt="sm">
          <LineField name="paperNumber" about="paper" label={say("request.paperNumber")} maxLength={80} required />
          <LineField name="paperDay" type="date" label={say("request.paperDay")} required />
        </Group>
      )}
    </>
  );
}

/** The reasons for which the regulation lets the clock stand still. */
export function PauseField({ reasons }: { reasons: readonly { code: string; name: string }[] }) {
  const { say } = useLanguage();
  return (
    <ChoiceField
      name="pauseReason"
      label={say("request.pauseReason")}
      description={say("request.pauseHint")}
      data={reasons.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
