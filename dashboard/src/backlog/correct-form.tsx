import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Radio, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { BacklogClass, type QueueRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./dialogs.module.css";

const CorrectClass = graphql(`
  mutation CorrectBacklogClass($input: CorrectBacklogClassInput!) {
    correctBacklogClass(input: $input) {
      __typename
      ... on BacklogClassCorrected {
        case {
          id
          backlog {
            class
          }
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Says of one case that it belongs in another class than the rules put it, and why. */
export function CorrectForm({ row, close, corrected }: { row: QueueRowFragment; close: () => void; corrected: (now: BacklogClass) => void }) {
  const { say } = useLanguage();
  const [correct, { loading }] = useMutation(CorrectClass);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const said = Object.values(BacklogClass).find((one) => one === saidIn(event.currentTarget, "class")) ?? null;
    const input = { caseId: row.rowId, seen: row.learnedAt, class: said, reason: saidIn(event.currentTarget, "reason") };
    const answer = (await correct({ variables: { input } }).catch(() => null))?.data?.correctBacklogClass;
    if (answer?.__typename === "BacklogClassCorrected") return corrected(answer.case.backlog?.class ?? said ?? "B1");
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say("backlog.correct.title", { reference: row.reference })}
      lockScroll={false}
      closeButtonProps={{ "aria-label": say("backlog.cancel") }}
    >
      <form onSubmit={(event) => void submit(event)} data-testid="correct-form">
        {row.backlog && <p className={classes["note"]}>{say("backlog.correct.now", { class: say(`backlog.class.${row.backlog.ruleClass}`) })}</p>}
        <Radio.Group name="class" label={say("backlog.correct.class")} defaultValue={row.backlog?.class ?? null}>
          {Object.values(BacklogClass).map((one) => (
            <Radio key={one} value={one} label={say(`backlog.class.${one}`)} mt={6} />
          ))}
        </Radio.Group>
        <Textarea name="reason" label={say("backlog.correct.reason")} required maxLength={1_000} rows={3} mt="sm" data-testid="correct-reason" />
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("backlog.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("backlog.correct.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
