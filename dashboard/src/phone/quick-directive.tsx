import { Button, Textarea, TextInput } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { filterOf, listOf } from "../address/index.ts";
import { useIssue } from "../directives/index.ts";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./phone.module.css";

interface Settings {
  /** whom it goes to; null: every unit that holds one of the cases */
  unit: { code: string } | null;
  /** how many cases the number told */
  count: number;
  scope: { code: string; name: string };
  asOf: { instant: string; token: string };
}

interface Counted {
  count: number;
  asOf: { instant: string; token: string };
}

/** Two taps from a number: the first writes the directive, the second issues it. It is about exactly the cases that the number counted when it was tapped. */
export function QuickDirective({ unit, count, scope, asOf }: Settings) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const [counted, setCounted] = useState<Counted | null>(null);
  if (!viewer.may.includes("issueDirective") || (count === 0 && counted === null)) return null;
  if (counted === null)
    return (
      <button
        type="button"
        className={classes["act"]}
        onClick={() => setCounted({ count, asOf })}
        data-testid="quick-directive"
        aria-label={`${say("phone.direct")}: ${scope.name}`}
      >
        {say("phone.direct")}
      </button>
    );
  return <QuickForm unit={unit} scope={scope} counted={counted} onClose={() => setCounted(null)} />;
}

function QuickForm({ unit, scope, counted, onClose }: { unit: Settings["unit"]; scope: Settings["scope"]; counted: Counted; onClose: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { issue, busy, problem } = useIssue();
  const { count, asOf } = counted;
  const n = format.number(count);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { asOf: _asOf, ...conditions } = listOf("overdue", scope.code, asOf);
    const kind = viewer.may.includes("directUnits") ? "DIRECTIVE" : "EXPEDITE";
    const [subject, words] = [saidIn(event.currentTarget, "subject"), saidIn(event.currentTarget, "words")];
    const about = { counted: { filter: filterOf(conditions), asOf: asOf.token, count } };
    await issue({ kind, subject, words, addressees: unit === null ? null : [unit.code], dueDay: null, ...about });
  };
  return (
    <form
      onSubmit={(event) => void send(event)}
      className={classes["form"]}
      data-testid="quick-form"
      aria-label={say("phone.directUnit", { name: scope.name, n })}
    >
      <p>{say("phone.directUnit", { name: scope.name, n })}</p>
      <TextInput name="subject" label={say("directives.subject")} maxLength={200} required defaultValue={say("phone.subject")} lang="vi" />
      <Textarea name="words" label={say("directives.words")} maxLength={4_000} required rows={3} defaultValue={say("phone.words", { n })} lang="vi" />
      <p role="alert">{problem}</p>
      <div className={classes["acts"]}>
        <Button type="submit" aria-disabled={busy} data-testid="quick-issue">
          {say("directives.issue")}
        </Button>
        <Button type="button" variant="default" onClick={onClose}>
          {say("phone.close")}
        </Button>
      </div>
    </form>
  );
}
