import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./campaigns.module.css";

const SpanTextSpan = graphql(`
  fragment SpanText on CampaignSpan {
    startDay
    targetDay
    workingDays
    calendarVersion
    daysOff {
      day
      reason
    }
  }
`);

/** How the working days of a campaign were counted. */
export function SpanText({ span: masked }: { span: FragmentType<typeof SpanTextSpan> }) {
  const { say } = useLanguage();
  const { startDay, targetDay, workingDays, calendarVersion, daysOff } = readFragment(SpanTextSpan, masked);
  const days = daysOff.map(({ day, reason }) => `${calendarDayText(day)} (${reason})`).join(", ");
  const said = { n: workingDays.length, from: calendarDayText(startDay), to: calendarDayText(targetDay), version: calendarVersion.slice(0, 12) };
  return (
    <p className={classes["note"]} data-testid="campaign-span">
      {say("campaign.spanText", said)} {daysOff.length === 0 ? say("campaign.spanNoOff") : say("campaign.spanOff", { days })}
    </p>
  );
}
