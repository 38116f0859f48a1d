import { useMutation, useQuery, useSubscription } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/notices.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CitizenChannelPanel } from "./citizen-channel.tsx";
import { NoticeRow } from "./notice-row.tsx";
import { NoticeSettingsPanel } from "./settings-panel.tsx";
import classes from "./notices.module.css";

const NoticesQuery = graphql(`
  query Notices($unread: Boolean!, $first: Int!, $after: String) {
    notices(unread: $unread, first: $first, after: $after) {
      bell {
        unread
        upTo
      }
      edges {
        node {
          id
          ...NoticeRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const NoticesChanged = graphql(`
  subscription NoticesChanged {
    noticesChanged {
      upTo
    }
  }
`);
const MarkRead = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

const PAGE_OF = 50;

/** What the viewer was told, and how he wants to be told. */
export function NoticesPage() {
  const { say } = useLanguage();
  const [unread, setUnread] = useState(true);
  const [problem, setProblem] = useState("");
  const { data, previousData, error, refetch, fetchMore } = useQuery(NoticesQuery, { variables: { unread, first: PAGE_OF }, fetchPolicy: "cache-and-network" });
  const again = () => void refetch().catch(() => null); // what was read before stays
  useSubscription(NoticesChanged, { ignoreResults: true, onData: again });
  const [mark] = useMutation(MarkRead);
  const list = (data ?? previousData)?.notices;
  const read = async (input: { ids?: string[]; upTo?: string }) => {
    const answer = (await mark({ variables: { input } }).catch(() => null))?.data?.markNoticesRead;
    setProblem(answer?.__typename === "NoticesMarked" ? "" : (answer?.message ?? say("notices.failed")));
    again();
  };
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  const upTo = list?.bell.upTo;
  return (
    <>
      <PageHead title={say("notices.title")} />
      <p className={classes["lead"]}>{say("notices.lead")}</p>
      {list && error && <OldValues retry={refetch} />}
      <div className={classes["bar"]} role="group" aria-label={say("notices.title")}>
        {([true, false] as const).map((one) => (
          <Button key={String(one)} variant={one === unread ? "filled" : "default"} aria-pressed={one === unread} onClick={() => setUnread(one)}>
            {say(one ? "notices.unreadOnly" : "notices.all")}
          </Button>
        ))}
        {upTo && list.bell.unread > 0 && (
          <Button variant="default" onClick={() => void read({ upTo })} data-testid="read-all">
            {say("notices.readAll")}
          </Button>
        )}
      </div>
      <p role="alert" className={classes["problem"]}>
        {problem}
      </p>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list && (
        <Panel title={say("notices.title")}>
          {list.edges.length === 0 && <Message title={say("notices.none")} text={say("notices.noneWhy")} shape="circle" />}
          <ul className={classes["list"]} data-testid="notices">
            {list.edges.map(({ node }) => (
              <NoticeRow key={node.id} one={node} read={() => void read({ ids: [node.id] })} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more}>
              {say("notices.more")}
            </Button>
          )}
        </Panel>
      )}
      <NoticeSettingsPanel />
      <CitizenChannelPanel />
    </>
  );
}
