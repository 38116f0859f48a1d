import "../language/inside.ts";
import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, Panel, Waiting } from "../ui/index.ts";
import classes from "./inside.module.css";

const WaitingMentionsQuery = graphql(`
  query WaitingMentions {
    caseMentions {
      totalCount
      mentions {
        id
        words
        at
        byName
        by {
          id
          name
        }
        case {
          id
          reference
          title
        }
      }
    }
  }
`);
const ReadMention = graphql(`
  mutation ReadMention($input: ReadMentionInput!) {
    readMention(input: $input) {
      __typename
    }
  }
`);

/** Comments that name the viewer and that he has not said he has seen. */
export function WaitingMentions() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, error, refetch } = useQuery(WaitingMentionsQuery, { fetchPolicy: "cache-and-network" });
  const [read, { loading }] = useMutation(ReadMention);
  const list = (data ?? previousData)?.caseMentions ?? null;
  const seen = async (id: string) => {
    if (loading) return;
    await read({ variables: { input: { id } } }).catch(() => null); // it stays in the list then
    await refetch().catch(() => null);
  };
  return (
    <Panel
      title={say("mentions.title")}
      lead={list && list.totalCount > 0 && say("mentions.lead", { n: list.totalCount })}
      aside={list && error && <OldValues retry={refetch} />}
    >
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={2} />)}
      {list?.totalCount === 0 && <Message title={say("mentions.none")} />}
      <ul className={classes["list"]} data-testid="waiting-mentions">
        {list?.mentions.map((one) => (
          <li key={one.id} data-testid="mention">
            <p className={classes["whom"]}>
              <Link to="/phan-anh/$id" params={{ id: one.case.id }}>
                {one.case.reference}
              </Link>{" "}
              {one.case.title}
            </p>
            <p className={classes["facts"]}>{say("mentions.by", { name: one.byName, unit: one.by.name, at: format.at(one.at) })}</p>
            <p className={classes["words"]}>{one.words}</p>
            <div className={classes["acts"]}>
              <Button size="xs" variant="default" aria-disabled={loading} onClick={() => void seen(one.id)}>
                {say("mentions.seen")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
