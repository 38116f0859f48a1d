import { useMutation } from "@apollo/client/react";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ProposeReportRuleInput, ReportFormInput, ReportReminderInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, Panel, type Refusal, refusalOf, saidIn } from "../ui/index.ts";
import { choices } from "./choices.ts";
import classes from "./reports.module.css";

const NewRuleKind = graphql(`
  fragment NewRuleKind on ReportKind {
    code
    nameVi
    nameEn
  }
`);

const ProposeReportRule = graphql(`
  mutation ProposeReportRule($input: ProposeReportRuleInput!) {
    proposeReportRule(input: $input) {
      __typename
      ... on ReportRefused {
        at
        message
      }
    }
  }
`);

type Wrong = (at: string) => string | undefined;

interface Settings {
  kinds: readonly FragmentType<typeof NewRuleKind>[];
  again: () => void;
}

/** Proposes a form or a reminder; what is wrong stands at its field. */
export function NewRule({ kinds, again }: Settings) {
  const { say } = useLanguage();
  const [propose, { loading }] = useMutation(ProposeReportRule);
  const [key, setKey] = useState(newKey);
  const [what, setWhat] = useState("FORM");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = inputIn(event.currentTarget, key);
    const answer = (await propose({ variables: { input } }).catch(() => null))?.data?.proposeReportRule;
    if (answer !== undefined) setKey(newKey()); // without an answer it may be proposed: the same key once more finds it
    if (answer?.__typename !== "ReportRuleMoved") return setRefusal(refusalOf(answer, say("report.failed")));
    setRefusal(null);
    again();
  };
  const wrong: Wrong = (at) => (refusal?.at === at ? refusal.message : undefined);
  return (
    <Panel title={say("duty.propose")} lead={say("duty.proposeLead")}>
      <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="rule-form">
        <NativeSelect
          name="what"
          label={say("duty.what")}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
          data={choices(["FORM", "SOON", "LATE"], (one) => say(one === "FORM" ? "rule.form" : `rule.kind.${one}`))}
        />
        {what === "FORM" ? <FormFields kinds={kinds} wrong={wrong} /> : <ReminderFields key={what} late={what === "LATE"} wrong={wrong} />}
        <TextInput name="fromDay" type="date" label={say("rule.from")} required error={wrong("fromDay")} mt="sm" />
        <TextInput name="legalBasis" label={say("duty.basis")} required maxLength={500} error={wrong("legalBasis")} mt="sm" />
        <p className={classes["problem"]} role="alert" data-testid="rule-problem">
          {refusal?.message ?? ""}
        </p>
        <div className={classes["acts"]}>
          <Button type="submit" aria-disabled={loading} data-testid="propose-rule">
            {say("duty.propose")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function FormFields({ kinds: masked, wrong }: { kinds: Settings["kinds"]; wrong: Wrong }) {
  const { say, language } = useLanguage();
  const [level, setLevel] = useState("PROVINCE");
  const kinds = masked.map((one) => readFragment(NewRuleKind, one));
  const lines = [
    { name: "addressees", rows: 3 },
    { name: "recipients", rows: 5 },
    { name: "signer", rows: 2 },
  ] as const;
  return (
    <>
      <NativeSelect
        name="code"
        label={say("report.which")}
        data={[
          { value: "", label: say("rule.allKinds") },
          ...kinds.map((one) => ({ value: one.code, label: `${one.code} · ${language === "vi" ? one.nameVi : one.nameEn}` })),
        ]}
        error={wrong("code")}
        mt="sm"
      />
      <NativeSelect
        name="level"
        label={say("rule.whose")}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value)}
        data={choices(["PROVINCE", "UNIT"], (one) => say(`rule.level.${one}`))}
        error={wrong("level")}
        mt="sm"
      />
      {lines.map(({ name, rows }) => (
        <Textarea key={name} name={name} label={say(`rule.${name}`)} description={say(`rule.${name}Why`)} rows={rows} required error={wrong(name)} mt="sm" />
      ))}
      {level === "PROVINCE" && (
        <>
          <TextInput name="signerName" label={say("rule.signerName")} description={say("rule.nameOpen")} maxLength={100} error={wrong("signerName")} mt="sm" />
          <TextInput name="place" label={say("rule.place")} description={say("rule.placeOwn")} maxLength={100} error={wrong("place")} mt="sm" />
        </>
      )}
    </>
  );
}

function ReminderFields({ late, wrong }: { late: boolean; wrong: Wrong }) {
  const { say } = useLanguage();
  return (
    <>
      <TextInput name="workingDays" type="number" label={say(late ? "rule.daysLate" : "rule.daysSoon")} defaultValue="1" error={wrong("workingDays")} mt="sm" />
      <TextInput name="toldAt" type="time" label={say("rule.toldAt")} defaultValue="08:00" required error={wrong("toldAt")} mt="sm" />
    </>
  );
}

function inputIn(form: HTMLFormElement, key: string): ProposeReportRuleInput {
  const said = (name: string) => saidIn(form, name);
  const common = { key, fromDay: said("fromDay"), legalBasis: said("legalBasis") };
  const what = said("what");
  if (what !== "FORM")
    return { ...common, reminder: { kind: what as ReportReminderInput["kind"], workingDays: Number(said("workingDays")), toldAt: said("toldAt") } };
  const lines = (name: string) =>
    said(name)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "");
  const text = { addressees: lines("addressees"), recipients: lines("recipients"), signer: lines("signer") };
  const words = { signerName: said("signerName") || null, place: said("place") || null };
  return {
    ...common,
    form: { code: (said("code") || null) as NonNullable<ReportFormInput["code"]> | null, level: said("level") as ReportFormInput["level"], ...text, ...words },
  };
}
