import { useMutation } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { type DutyTermPartsFragment, type MonthReckoning, PeriodKind, type ProposeReportDutyInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, Panel, type Refusal, refusalOf, saidIn } from "../ui/index.ts";
import { choices } from "./choices.ts";
import classes from "./reports.module.css";

const NewDutyKind = graphql(`
  fragment NewDutyKind on ReportKind {
    code
    nameVi
    nameEn
    streams
  }
`);

const ProposeReportDuty = graphql(`
  mutation ProposeReportDuty($input: ProposeReportDutyInput!) {
    proposeReportDuty(input: $input) {
      __typename
      ... on ReportRefused {
        at
        message
      }
    }
  }
`);

const PERIODS = Object.values(PeriodKind).filter((one) => one !== PeriodKind.Custom && one !== PeriodKind.Day);

interface Settings {
  kinds: readonly FragmentType<typeof NewDutyKind>[];
  terms: readonly DutyTermPartsFragment[];
  again: () => void;
}

/** Proposes a duty, or that one ends; what is wrong stands at its field. */
export function NewDuty({ kinds: masked, terms, again }: Settings) {
  const { say, language } = useLanguage();
  const kinds = masked.map((one) => readFragment(NewDutyKind, one));
  const [propose, { loading }] = useMutation(ProposeReportDuty);
  const [key, setKey] = useState(newKey);
  const [ends, setEnds] = useState("");
  const [code, setCode] = useState<string>(kinds[0]?.code ?? "");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const form = event.currentTarget;
    const answer = (await propose({ variables: { input: inputIn(form, key) } }).catch(() => null))?.data?.proposeReportDuty;
    if (answer !== undefined) setKey(newKey()); // without an answer it may be proposed: the same key once more finds it
    if (answer?.__typename !== "ReportDutyMoved") return setRefusal(refusalOf(answer, say("report.failed")));
    setRefusal(null);
    again();
  };
  const wrong = (at: string) => (refusal?.at === at ? refusal.message : undefined);
  const streams = kinds.find((one) => one.code === code)?.streams ?? [];
  const running = terms.filter(({ validTo }) => validTo === null);
  const named = (one: DutyTermPartsFragment) => `${one.code} · ${say(`duty.filer.${one.filer}`)} · ${say(`period.kind.${one.periodKind}`)}`;
  return (
    <Panel title={say("duty.propose")} lead={say("duty.proposeLead")}>
      <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="duty-form">
        <NativeSelect
          name="ends"
          label={say("duty.what")}
          value={ends}
          onChange={(event) => setEnds(event.currentTarget.value)}
          data={[{ value: "", label: say("duty.whatNew") }, ...running.map((one) => ({ value: one.id, label: `${say("duty.whatEnds")}: ${named(one)}` }))]}
          error={wrong("ends")}
        />
        {ends === "" && (
          <>
            <NativeSelect
              name="code"
              label={say("report.which")}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              data={kinds.map((one) => ({ value: one.code, label: `${one.code} · ${language === "vi" ? one.nameVi : one.nameEn}` }))}
              error={wrong("code")}
              mt="sm"
            />
            <NativeSelect
              key={code}
              name="stream"
              label={say("report.stream")}
              data={streams.map((one) => ({ value: one, label: say(`report.stream.${one}`) }))}
              error={wrong("stream")}
              mt="sm"
            />
            <NativeSelect
              name="filer"
              label={say("duty.filer")}
              data={choices(["PROVINCE", "DEPARTMENTS", "COMMUNES"], (one) => say(`duty.filer.${one}`))}
              error={wrong("filer")}
              mt="sm"
            />
            <NativeSelect
              name="periodKind"
              label={say("report.period")}
              data={choices(PERIODS, (one) => say(`period.kind.${one}`))}
              error={wrong("periodKind")}
              mt="sm"
            />
            <NativeSelect
              name="calendar"
              label={say("report.calendar")}
              data={choices(["ADMINISTRATIVE", "CALENDAR"], (one) => say(`report.calendar.${one}`))}
              error={wrong("calendar")}
              mt="sm"
            />
            <TextInput name="workingDays" type="number" label={say("duty.workingDays")} defaultValue="2" error={wrong("workingDays")} mt="sm" />
          </>
        )}
        <TextInput name="fromDay" type="date" label={say(ends === "" ? "duty.from" : "duty.until")} required error={wrong("fromDay")} mt="sm" />
        <TextInput name="legalBasis" label={say("duty.basis")} required maxLength={500} error={wrong("legalBasis")} mt="sm" />
        <p className={classes["problem"]} role="alert" data-testid="duty-problem">
          {refusal?.message ?? ""}
        </p>
        <div className={classes["acts"]}>
          <Button type="submit" aria-disabled={loading} data-testid="propose-duty">
            {say("duty.propose")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function inputIn(form: HTMLFormElement, key: string): ProposeReportDutyInput {
  const said = (name: string) => saidIn(form, name);
  const common = { key, fromDay: said("fromDay"), legalBasis: said("legalBasis") };
  if (said("ends") !== "") return { ...common, ends: said("ends") };
  return {
    ...common,
    code: said("code") as NonNullable<ProposeReportDutyInput["code"]>,
    stream: said("stream") as NonNullable<ProposeReportDutyInput["stream"]>,
    filer: said("filer") as NonNullable<ProposeReportDutyInput["filer"]>,
    periodKind: said("periodKind") as PeriodKind,
    calendar: said("calendar") as MonthReckoning,
    workingDays: Number(said("workingDays")),
  };
}
