import { useMutation } from "@apollo/client/react";
import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { ObligationWholeFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./directives.module.css";

const Acknowledge = graphql(`
  mutation AcknowledgeDirective($input: AcknowledgeDirectiveInput!) {
    done: acknowledgeDirective(input: $input) {
      __typename
      ... on ObligationMoved {
        obligation {
          ...ObligationWhole
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
const Reply = graphql(`
  mutation ReplyDirective($input: ReplyDirectiveInput!) {
    done: replyDirective(input: $input) {
      __typename
      ... on ObligationMoved {
        obligation {
          ...ObligationWhole
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
const SettleReply = graphql(`
  mutation SettleReply($input: SettleReplyInput!) {
    done: settleReply(input: $input) {
      __typename
      ... on ObligationMoved {
        obligation {
          ...ObligationWhole
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

type Act = "acknowledge" | "reply" | "accept" | "return";

/** What the viewer may do with one unit's obligation now. */
export function ObligationActs({ one }: { one: ObligationWholeFragment }) {
  const { say } = useLanguage();
  const [act, setAct] = useState<Act | null>(null);
  const may: Record<Act, boolean> = { acknowledge: one.mayAcknowledge, reply: one.mayReply, accept: one.maySettle, return: one.maySettle };
  const acts = (Object.keys(may) as Act[]).filter((name) => may[name]);
  if (acts.length === 0) return null;
  if (act !== null && may[act]) return <ActForm key={`${act} ${one.steps.length}`} one={one} act={act} close={() => setAct(null)} />;
  return (
    <div className={classes["acts"]}>
      {acts.map((name) => (
        <Button key={name} variant={name === acts[0] ? "filled" : "default"} onClick={() => setAct(name)} data-testid={`act-${name}`}>
          {say(`directives.${name}`)}
        </Button>
      ))}
    </div>
  );
}

/** Sent twice it is one: the key is made when the form opens. */
function ActForm({ one, act, close }: { one: ObligationWholeFragment; act: Act; close: () => void }) {
  const { say } = useLanguage();
  const [acknowledge, acknowledging] = useMutation(Acknowledge);
  const [reply, replying] = useMutation(Reply);
  const [settle, settling] = useMutation(SettleReply);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const loading = acknowledging.loading || replying.loading || settling.loading;
  const sent = (form: HTMLFormElement) => {
    const [words, dueDay] = [saidIn(form, "words"), saidIn(form, "dueDay").trim() || null];
    const read = one.steps.findLast(({ kind }) => kind === "REPLIED")?.id ?? "0";
    if (act === "acknowledge") return acknowledge({ variables: { input: { key, obligation: one.id } } });
    if (act === "reply") return reply({ variables: { input: { key, obligation: one.id, words } } });
    const settlement = act === "accept" ? "ACCEPTED" : "RETURNED";
    return settle({ variables: { input: { key, obligation: one.id, reply: read, settlement, words, dueDay } } });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const answer = (await sent(event.currentTarget).catch(() => null))?.data?.done;
    if (answer?.__typename === "ObligationMoved") return close();
    setProblem(answer?.message ?? say("directives.failed"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="obligation-form">
      {(act === "reply" || act === "return") && (
        <Textarea
          name="words"
          label={say(act === "reply" ? "directives.replyWords" : "directives.returnWords")}
          description={say("directives.hidden")}
          required
          maxLength={act === "reply" ? 8_000 : 4_000}
          rows={4}
          mt="sm"
        />
      )}
      {act === "return" && <TextInput name="dueDay" type="date" label={say("directives.newDueDay")} mt="sm" />}
      <p className={classes["note"]} role="alert">
        {problem}
      </p>
      <div className={classes["acts"]}>
        <Button type="submit" aria-disabled={loading} data-testid="act-send">
          {say(`directives.${act}`)}
        </Button>
        <Button variant="default" onClick={close}>
          {say("directives.cancel")}
        </Button>
      </div>
    </form>
  );
}
