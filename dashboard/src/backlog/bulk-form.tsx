import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { BulkChangeInput, BulkSelectionInput, PreviewBulkQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import { type Act, ActFields, actTold } from "./act-fields.tsx";
import { BulkFacts } from "./bulk-facts.tsx";
import { PreviewBulk, StartBulk } from "./jobs-graph.ts";
import classes from "./dialogs.module.css";

type Preview = Extract<PreviewBulkQuery["previewBulk"], { __typename: "BulkPreview" }>;

interface Settings {
  act: Act;
  selection: BulkSelectionInput;
  /** id of a selected case, whose possible receivers are offered */
  example: string;
  shown: string;
  close: () => void;
  started: () => void;
}

/** One act on the selected cases: what it needs, what it would do, then the reason and the start. Sent twice it is one job. */
export function BulkForm({ act, selection, example, shown, close, started }: Settings) {
  const { say } = useLanguage();
  const [seen, setSeen] = useState<{ preview: Preview; change: BulkChangeInput } | null>(null);
  const { look, start, problem, busy } = useBulk(selection, started, setSeen);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || seen?.preview.possible === 0) return;
    void (seen ? start(seen.change, event.currentTarget) : look(actTold(act, event.currentTarget)));
  };
  return (
    <Modal opened onClose={close} size="lg" title={say(`backlog.act.${act}`)} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      <form onSubmit={submit} data-testid="bulk-form">
        <fieldset className={classes["plain"]} onChange={() => setSeen(null)}>
          <ActFields act={act} example={example} shown={shown} />
        </fieldset>
        {seen && (
          <>
            <BulkFacts preview={seen.preview} />
            <Textarea name="reason" label={say("backlog.bulk.reason")} required maxLength={1_000} rows={2} mt="sm" autoFocus data-testid="bulk-reason" />
            {seen.preview.typedCount !== null && (
              <TextInput
                name="typed"
                label={say("backlog.bulk.type", { n: seen.preview.typedCount })}
                inputMode="numeric"
                required
                mt="sm"
                data-testid="bulk-typed"
              />
            )}
          </>
        )}
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("backlog.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy} data-disabled={seen?.preview.possible === 0} data-testid={seen ? "bulk-start" : "bulk-look"}>
            {seen
              ? say(busy ? "backlog.bulk.starting" : "backlog.bulk.start", { n: seen.preview.possible })
              : say(busy ? "backlog.bulk.looking" : "backlog.bulk.look")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function useBulk(selection: BulkSelectionInput, started: () => void, setSeen: (seen: { preview: Preview; change: BulkChangeInput }) => void) {
  const { say } = useLanguage();
  const client = useApolloClient();
  const [key] = useState(newKey);
  const [problem, setProblem] = useState("");
  const [looking, setLooking] = useState(false);
  const [startBulk, { loading }] = useMutation(StartBulk, { refetchQueries: ["BacklogJobs"] });
  const look = async (change: BulkChangeInput) => {
    setLooking(true);
    setProblem("");
    const asked = client.query({ query: PreviewBulk, variables: { input: { selection, change } }, fetchPolicy: "no-cache" });
    const answer = (await asked.catch(() => null))?.data?.previewBulk;
    setLooking(false);
    if (answer?.__typename === "BulkPreview") return setSeen({ preview: answer, change });
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  const start = async (change: BulkChangeInput, form: HTMLFormElement) => {
    const typed = Number.parseInt(saidIn(form, "typed").replaceAll(/[.,\s]/g, ""), 10);
    const input = { selection, change, key, reason: saidIn(form, "reason"), typedCount: Number.isNaN(typed) ? null : typed };
    const answer = (await startBulk({ variables: { input } }).catch(() => null))?.data?.startBulk;
    if (answer?.__typename === "BulkJob") return started();
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  return { look, start, problem, busy: looking || loading };
}
