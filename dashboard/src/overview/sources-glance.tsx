import { useQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, OldValues, Panel, SourceStrip, Waiting } from "../ui/index.ts";

const SourcesGlanceQuery = graphql(`
  query SourcesGlance {
    sources {
      ...SourceStrip
    }
  }
`);

const ASK_EVERY_MS = 15_000;

/** How each source is, read again every quarter of a minute. @param pausedAt instant at which the page stands still; null: live */
export function SourcesGlance({ pausedAt }: { pausedAt: string | null }) {
  const { say } = useLanguage();
  const shown = useShownInstant();
  const { data, previousData, error, refetch } = useQuery(SourcesGlanceQuery, { pollInterval: pausedAt ? 0 : ASK_EVERY_MS });
  const sources = (data ?? previousData)?.sources ?? null;
  return (
    <Panel title={say("sources.short")} aside={sources && error && <OldValues retry={refetch} />} flush>
      {!sources && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={150} bars={5} />)}
      {sources?.length === 0 && <Message title={say("sources.none")} />}
      {sources && sources.length > 0 && <SourceStrip sources={sources} shown={pausedAt ?? shown} />}
    </Panel>
  );
}
