import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type CountedListInput, DirectiveKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import { type Addressee, AddresseeChoice } from "./addressee-choice.tsx";
import { useIssue } from "./use-issue.ts";
import classes from "./directives.module.css";

/** What it is about: one case, or a counted list. */
type About = { caseId: string } | { counted: CountedListInput };

/** Writes a directive and issues it; sent twice it is one. */
export function DirectiveForm({ about }: { about: About }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { issue, busy, problem } = useIssue();
  const kinds = Object.values(DirectiveKind).filter((one) => one === "EXPEDITE" || viewer.may.includes("directUnits"));
  const [kind, setKind] = useState<DirectiveKind>(kinds[0] ?? "EXPEDITE");
  const [toHolders, setToHolders] = useState(true);
  const [chosen, choose] = useState<readonly Addressee[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [subject, words] = [saidIn(event.currentTarget, "subject"), saidIn(event.currentTarget, "words")];
    const addressees = toHolders ? null : chosen.map(({ code }) => code);
    await issue({ kind, subject, words, addressees, dueDay: saidIn(event.currentTarget, "dueDay").trim() || null, ...about });
  };
  return (
    <Panel title={say("directives.new")}>
      <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="directive-form">
        <Radio.Group label={say("directives.kindLabel")} value={kind} onChange={(value) => setKind(value === "DIRECTIVE" ? "DIRECTIVE" : "EXPEDITE")}>
          {kinds.map((one) => (
            <Radio key={one} value={one} label={say(`directives.kind.${one}`)} mt={6} />
          ))}
        </Radio.Group>
        <TextInput name="subject" label={say("directives.subject")} maxLength={200} required mt="sm" />
        <Textarea name="words" label={say("directives.words")} description={say("directives.hidden")} maxLength={4_000} required rows={5} mt="sm" />
        <Radio.Group
          label={say("directives.addressees")}
          value={toHolders ? "holders" : "chosen"}
          onChange={(value) => setToHolders(value === "holders")}
          mt="sm"
        >
          <Radio value="holders" label={say("directives.toHolders")} mt={6} />
          <Radio value="chosen" label={say("directives.toChosen")} mt={6} />
        </Radio.Group>
        {!toHolders && <AddresseeChoice kind={kind} chosen={chosen} choose={choose} />}
        <TextInput name="dueDay" type="date" label={say("directives.dueDay")} mt="sm" />
        <p className={classes["note"]} role="alert">
          {problem}
        </p>
        <div className={classes["acts"]}>
          <Button type="submit" aria-disabled={busy} data-testid="issue">
            {say("directives.issue")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
