import "../language/period.ts";
import "../language/reports.ts";
import { useMutation, useQuery } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { graphql } from "../gql/index.ts";
import { type DraftReportInput, type MonthReckoning, type PeriodInput, PeriodKind, type Reckoning, type ReportCounted } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, newKey, PageHead, Panel, saidIn, useScopes, Waiting } from "../ui/index.ts";
import { choices } from "./choices.ts";
import { TypedInFields, useTypedIn } from "./typed-in.tsx";
import classes from "./reports.module.css";

const ReportKindsQuery = graphql(`
  query ReportKinds {
    reportKinds {
      code
      nameVi
      nameEn
      streams
      takesTyped
      latestAlone
    }
  }
`);

const DraftReport = graphql(`
  mutation DraftReport($input: DraftReportInput!) {
    draftReport(input: $input) {
      __typename
      ... on ReportDrafted {
        report {
          id
        }
      }
      ... on ReportRefused {
        message
      }
    }
  }
`);

const OrderReport = graphql(`
  mutation OrderReport($input: DraftReportInput!) {
    orderReport(input: $input) {
      __typename
      ... on ReportRefused {
        message
      }
    }
  }
`);

const KINDS = Object.values(PeriodKind);

/** Draws a report up: which, whose, which days, counted at which point. */
export function NewReportPage() {
  const { say, language } = useLanguage();
  const navigate = useNavigate();
  const asked = useSearch({ from: "/signed-in/bao-cao/lap/moi" });
  const scopes = useScopes();
  const { data, error, refetch } = useQuery(ReportKindsQuery);
  const [draft, { loading }] = useMutation(DraftReport);
  const [order, { loading: ordering }] = useMutation(OrderReport);
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState(newKey);
  const [code, setCode] = useState<string>(asked.code ?? "R1");
  const [period, setPeriod] = useState<string>(asked.kind ?? PeriodKind.Month);
  const [problem, setProblem] = useState("");
  const kind = data?.reportKinds.find((one) => one.code === code);
  const typed = useTypedIn();
  /** null: the figures of before the hub cannot be taken, and the preview says why */
  const inputOf = async (filled: HTMLFormElement): Promise<DraftReportInput | null> => {
    const input = inputIn(filled, key, asked.corrects);
    const months = kind?.takesTyped ? await typed.read(input.period, saidIn(filled, "typedIn")) : [];
    return months === null ? null : { ...input, typedIn: months };
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = await inputOf(event.currentTarget);
    if (input === null) return setProblem(say("report.typedNotTaken"));
    const answer = (await draft({ variables: { input } }).catch(() => null))?.data?.draftReport;
    if (answer?.__typename === "ReportDrafted") return void navigate({ to: "/bao-cao/$id", params: { id: answer.report.id } });
    if (answer !== undefined) setKey(newKey()); // without an answer it may be drawn up: the same key once more finds it
    setProblem(answer?.message ?? say("report.failed"));
  };
  const inBackground = async () => {
    if (ordering || form.current === null) return;
    const input = await inputOf(form.current);
    if (input === null) return setProblem(say("report.typedNotTaken"));
    const answer = (await order({ variables: { input } }).catch(() => null))?.data?.orderReport;
    if (answer?.__typename === "ReportOrdered") return void navigate({ to: "/bao-cao" });
    if (answer !== undefined) setKey(newKey());
    setProblem(answer?.message ?? say("report.failed"));
  };
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/bao-cao">← {say("report.title")}</Link>
      </p>
      <PageHead title={say(asked.corrects ? "report.correct" : "report.new")} />
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {data && (
        <Panel title={say("report.terms")}>
          <form ref={form} onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="report-form">
            <NativeSelect
              name="code"
              label={say("report.which")}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              data={data.reportKinds.map((one) => ({ value: one.code, label: `${one.code} · ${language === "vi" ? one.nameVi : one.nameEn}` }))}
            />
            {kind && kind.streams.length > 1 && (
              <NativeSelect
                key={code}
                name="stream"
                label={say("report.stream")}
                data={kind.streams.map((one) => ({ value: one, label: say(`report.stream.${one}`) }))}
                mt="sm"
              />
            )}
            <NativeSelect key={scopes.length} name="unit" label={say("report.unit")} data={scopes} {...(asked.unit && { defaultValue: asked.unit })} mt="sm" />
            <NativeSelect
              name="kind"
              label={say("report.period")}
              value={period}
              onChange={(event) => setPeriod(event.currentTarget.value)}
              data={KINDS.map((one) => ({ value: one, label: say(`period.kind.${one}`) }))}
              mt="sm"
            />
            {period === PeriodKind.Custom ? (
              <>
                <TextInput name="from" type="date" label={say("report.from")} defaultValue={asked.from} required mt="sm" />
                <TextInput name="to" type="date" label={say("report.to")} defaultValue={asked.to} required mt="sm" />
              </>
            ) : (
              <TextInput name="on" type="date" label={say("report.on")} defaultValue={asked.on} mt="sm" />
            )}
            <NativeSelect
              name="calendar"
              label={say("report.calendar")}
              data={choices(["ADMINISTRATIVE", "CALENDAR"], (one) => say(`report.calendar.${one}`))}
              mt="sm"
            />
            <NativeSelect
              name="reckoning"
              label={say("report.reckoning")}
              data={choices(["AS_IT_WAS", "BY_SUCCESSOR"], (one) => say(`report.reckoning.${one}`))}
              mt="sm"
            />
            <NativeSelect
              key={`counted ${code}`}
              name="counted"
              label={say("report.counted")}
              description={say("report.countedWhy")}
              data={choices(kind?.latestAlone ? ["LATEST"] : ["AT_CUT_OFF", "LATEST"], (one) => say(`report.counted.${one}`))}
              mt="sm"
            />
            {kind?.takesTyped && (
              <TypedInFields
                typed={typed}
                period={() => (form.current === null ? null : periodIn(form.current))}
                look={() => void (form.current && inputOf(form.current))}
              />
            )}
            <p className={classes["problem"]} role="alert" data-testid="report-problem">
              {problem}
            </p>
            <div className={classes["acts"]}>
              <Button type="submit" aria-disabled={loading} data-testid="draft">
                {say(loading ? "report.drafting" : "report.new")}
              </Button>
              <Button variant="default" onClick={() => void inBackground()} aria-disabled={ordering} data-testid="order">
                {say("report.inBackground")}
              </Button>
            </div>
          </form>
        </Panel>
      )}
    </>
  );
}

function periodIn(form: HTMLFormElement): PeriodInput {
  const said = (name: string) => saidIn(form, name);
  const kind = said("kind") as PeriodKind;
  const days = kind === PeriodKind.Custom ? { from: said("from"), to: said("to") } : { on: said("on") || null };
  return { kind, calendar: said("calendar") as MonthReckoning, ...days };
}

function inputIn(form: HTMLFormElement, key: string, corrects: string | undefined): DraftReportInput {
  const said = (name: string) => saidIn(form, name);
  const stream = said("stream");
  return {
    key,
    code: said("code") as DraftReportInput["code"],
    unit: said("unit"),
    ...(stream && { stream: stream as NonNullable<DraftReportInput["stream"]> }),
    period: periodIn(form),
    reckoning: said("reckoning") as Reckoning,
    counted: said("counted") as ReportCounted,
    ...(corrects && { corrects }),
  };
}
