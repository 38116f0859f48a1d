import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./inside.module.css";

const TakeBackInside = graphql(`
  mutation TakeBackInside($input: TakeBackInsideInput!) {
    takeBackInside(input: $input) {
      __typename
      ... on AssignedInside {
        case {
          id
          ...CaseInside
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Takes the case back from who works on it inside. */
export function TakeBackForm({ caseId, id, close }: { caseId: string; id: string; close: () => void }) {
  const { say } = useLanguage();
  const [takeBack, { loading }] = useMutation(TakeBackInside);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { id, caseId, reason: saidIn(event.currentTarget, "reason") };
    const answer = (await takeBack({ variables: { input } }).catch(() => null))?.data?.takeBackInside;
    if (answer?.__typename === "AssignedInside") return close();
    setProblem(answer?.message ?? say("inside.failed"));
  };
  return (
    <Modal opened onClose={close} title={say("inside.takeBack")} lockScroll={false} closeButtonProps={{ "aria-label": say("inside.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="take-back-form">
        <Textarea name="reason" label={say("inside.reason")} description={say("inside.hidden")} maxLength={1_000} required rows={3} />
        <p className={classes["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("inside.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("inside.takeBack")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
