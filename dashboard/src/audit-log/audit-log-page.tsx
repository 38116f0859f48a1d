import "../language/directives.ts";
import "../language/audit.ts";
import { Button } from "@mantine/core";
import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useSearch } from "@tanstack/react-router";
import type { AuditSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { AuditFilter } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { ChainPanel } from "./chain-panel.tsx";
import { EntryFilters } from "./entry-filters.tsx";
import { EntryRow } from "./entry-row.tsx";
import { ProofForm } from "./proof-form.tsx";
import classes from "./audit-log.module.css";

const AuditLogQuery = graphql(`
  query AuditLog($filter: AuditFilter!, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      nextAfter
      edges {
        cursor
        node {
          id
          ...EntryRow
        }
      }
    }
  }
`);
const AuditChainQuery = graphql(`
  query AuditChain {
    auditChain {
      ...ChainPanel
    }
  }
`);

const PAGE = 50;

/** What was done in the hub and by whom, and what proves the record of it. */
export function AuditLogPage() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/quan-tri/nhat-ky" });
  const { data, previousData, error, refetch } = useQuery(AuditChainQuery, { fetchPolicy: "cache-and-network" });
  const chain = (data ?? previousData)?.auditChain ?? null;
  return (
    <>
      <PageHead title={say("audit.title")}>
        {chain && error && <OldValues retry={refetch} />}
        <ProofForm />
      </PageHead>
      <p className={classes["lead"]}>{say("audit.lead")}</p>
      <div className={classes["parts"]}>
        {chain ? <ChainPanel chain={chain} /> : error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={4} />}
        <Entries search={search} />
      </div>
    </>
  );
}

function Entries({ search }: { search: AuditSearch }) {
  const { say } = useLanguage();
  const format = useFormat();
  // every look at the list is recorded: it is asked once, and never again behind the reader's back
  const { data, previousData, error, networkStatus, refetch, fetchMore } = useQuery(AuditLogQuery, {
    variables: { filter: filterOf(search), first: PAGE },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const list = (data ?? previousData)?.auditEntries ?? null;
  const more = () =>
    void fetchMore({
      variables: { after: list?.nextAfter ?? null },
      updateQuery: (before, { fetchMoreResult: { auditEntries: next } }) => ({
        auditEntries: { ...next, edges: [...before.auditEntries.edges, ...next.edges] },
      }),
    });
  return (
    <Panel
      title={say("audit.list")}
      lead={list && say("audit.shown", { n: format.number(list.edges.length), total: format.number(list.totalCount) })}
      aside={list && error && <OldValues retry={refetch} />}
    >
      <EntryFilters search={search} />
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list?.totalCount === 0 && <Message title={say("audit.none")} />}
      {list && list.edges.length > 0 && <EntryTable rows={list.edges.map((edge) => edge.node)} />}
      {list?.nextAfter && (
        <Button variant="default" loading={networkStatus === NetworkStatus.fetchMore} onClick={more}>
          {say("audit.more")}
        </Button>
      )}
    </Panel>
  );
}

type Rows = readonly (Parameters<typeof EntryRow>[0]["entry"] & { id: string })[];

function EntryTable({ rows }: { rows: Rows }) {
  const { say } = useLanguage();
  return (
    <ScrollTable
      label={say("audit.list")}
      heads={(["audit.at", "audit.stream", "audit.actor", "audit.act", "audit.subject", "audit.detail"] as const).map((head) => say(head))}
      testId="audit-entries"
      least="wide"
      className={classes["entries"]}
    >
      {rows.map((row) => (
        <EntryRow key={row.id} entry={row} />
      ))}
    </ScrollTable>
  );
}

function filterOf({ stream, actor, act, subject, from, to }: AuditSearch): AuditFilter {
  return { stream: stream ?? null, actor: actor ?? null, act: act ?? null, subject: subject ?? null, fromDay: from ?? null, toDay: to ?? null };
}
