import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Message, Panel } from "../ui/index.ts";
import { ClockCard } from "./clock-card.tsx";

const CaseClocksCase = graphql(`
  fragment CaseClocks on Case {
    id
    clocks {
      stage
      unit {
        id
      }
      startedAt
      stoppedAt
      ...ClockCard
    }
  }
`);

/** Why the case is due when it is: each time limit with what was counted; the running one stands open. */
export function CaseClocks({ one: masked, shown }: { one: FragmentType<typeof CaseClocksCase>; shown: string | null }) {
  const { say } = useLanguage();
  const { clocks } = readFragment(CaseClocksCase, masked);
  const newestFirst = clocks.toReversed();
  return (
    <Panel title={say("clock.why")}>
      {clocks.length === 0 && <Message title={say("clock.none")} />}
      {newestFirst.map((clock, place) => (
        <ClockCard key={`${clock.stage}-${clock.startedAt}-${clock.unit.id}`} clock={clock} shown={shown} open={clock.stoppedAt === null || place === 0} />
      ))}
    </Panel>
  );
}
