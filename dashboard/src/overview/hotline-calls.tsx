import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { exactly } from "./exactly.ts";

const HotlineCallsShown = graphql(`
  fragment HotlineCallsCells on HotlineCalls {
    days
    incoming
    answered
    missed
    missedShare
    averageWaitSeconds
    longestWaitSeconds
  }
`);

/** Of a number: which of its days are missing or were told again; null for the sum of several numbers, whose days do not add up. */
interface Days {
  missingDays: readonly string[];
  restatedDays: readonly string[];
}

/** Calls in seven cells; a figure that nobody told is said to be unknown. */
export function HotlineCallsCells({ calls: shown, days }: { calls: FragmentType<typeof HotlineCallsShown> | null | undefined; days: Days | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const calls = readFragment(HotlineCallsShown, shown);
  if (!calls) return <td colSpan={7}>{say("hotline.untold")}</td>;
  const wait = (seconds: number | null | undefined) => (seconds == null ? say("hotline.untold") : exactly(seconds, say));
  return (
    <>
      <td data-value={calls.incoming}>{format.number(calls.incoming)}</td>
      <td>{format.number(calls.answered)}</td>
      <td data-value={calls.missed}>{format.number(calls.missed)}</td>
      <td>{calls.missedShare == null ? say("hotline.few") : format.share(calls.missedShare)}</td>
      <td>{wait(calls.averageWaitSeconds)}</td>
      <td>{wait(calls.longestWaitSeconds)}</td>
      <td>
        {days && (
          <>
            {format.number(calls.days)} <DayMarks {...days} />
          </>
        )}
      </td>
    </>
  );
}

/** Days without figures, and days told again, each by name. */
function DayMarks({ missingDays, restatedDays }: Days) {
  const { say } = useLanguage();
  return (
    <>
      <Marked days={missingDays} words={say("hotline.missing", { n: missingDays.length })} tone="late" />
      <Marked days={restatedDays} words={say("hotline.restated", { n: restatedDays.length })} tone="soon" />
    </>
  );
}

function Marked({ days, words, tone }: { days: readonly string[]; words: string; tone: "late" | "soon" }) {
  if (days.length === 0) return null;
  return (
    <details>
      <summary>
        <Status tone={tone} shape={tone === "late" ? "triangle" : "diamond"} plain>
          {words}
        </Status>
      </summary>
      {days.map(calendarDayText).join(", ")}
    </details>
  );
}
