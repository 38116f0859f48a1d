import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./directives.module.css";

const WithdrawDirective = graphql(`
  mutation WithdrawDirective($input: WithdrawDirectiveInput!) {
    withdrawDirective(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

/** Takes a directive back, with a reason. */
export function Withdraw({ id, done }: { id: string; done: () => void }) {
  const { say } = useLanguage();
  const [withdraw, { loading }] = useMutation(WithdrawDirective);
  const [key, setKey] = useState("");
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { key, id, reason: saidIn(event.currentTarget, "reason") };
    const answer = (await withdraw({ variables: { input } }).catch(() => null))?.data?.withdrawDirective;
    if (answer?.__typename !== "DirectiveWithdrawn") return setProblem(answer?.message ?? say("directives.failed"));
    setKey("");
    done();
  };
  return (
    <>
      <Button variant="default" onClick={() => setKey(newKey())} data-testid="withdraw">
        {say("directives.withdraw")}
      </Button>
      <Modal
        opened={key !== ""}
        onClose={() => setKey("")}
        title={say("directives.withdraw")}
        lockScroll={false}
        closeButtonProps={{ "aria-label": say("directives.cancel") }}
      >
        <form onSubmit={(event) => void submit(event)}>
          <Textarea name="reason" label={say("directives.withdrawWords")} maxLength={1_000} required rows={3} />
          <p className={classes["note"]} role="alert">
            {problem}
          </p>
          <Group mt="md" justify="flex-end">
            <Button variant="default" onClick={() => setKey("")}>
              {say("directives.cancel")}
            </Button>
            <Button type="submit" aria-disabled={loading}>
              {say("directives.withdraw")}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
