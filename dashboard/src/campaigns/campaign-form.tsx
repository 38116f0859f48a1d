import { Button, Checkbox, NativeSelect, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { BacklogClass, type CampaignTermsInput, Severity } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn, useScopes } from "../ui/index.ts";

import classes from "./campaigns.module.css";

/** Groups in the order of the queue. */
const SEVERITIES: readonly Severity[] = ["SEVERE", "OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"];

interface Settings {
  look: (terms: CampaignTermsInput) => Promise<void>;
  looking: boolean;
  /** what was looked at is no longer what stands in the form */
  changed: () => void;
  problem: string | null;
}

/** The terms of a campaign: whose cases, which, and until when. */
export function CampaignForm({ look, looking, changed, problem }: Settings) {
  const { say } = useLanguage();
  const scopes = useScopes();
  const [byDay, setByDay] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!looking) void look(termsIn(event.currentTarget, byDay));
  };
  return (
    <Panel title={say("campaign.title")}>
      <form onSubmit={submit} onChange={changed} className={classes["form"]} data-testid="campaign-form">
        <NativeSelect name="unit" label={say("campaign.scope")} data={scopes} />
        <Checkbox.Group label={say("campaign.classes")} mt="sm">
          <div className={classes["checks"]}>
            {Object.values(BacklogClass).map((one) => (
              <Checkbox key={one} name="backlogClass" value={one} label={say(`backlog.class.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox.Group label={say("campaign.severities")} mt="sm">
          <div className={classes["checks"]}>
            {SEVERITIES.map((one) => (
              <Checkbox key={one} name="severity" value={one} label={say(`backlog.severity.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <TextInput name="startDay" type="date" label={say("campaign.startDay")} mt="sm" />
        <Radio.Group label={say("campaign.untilLabel")} value={byDay ? "day" : "days"} onChange={(value) => setByDay(value === "day")} mt="sm">
          <div className={classes["checks"]}>
            <Radio value="days" label={say("campaign.until.days")} />
            <Radio value="day" label={say("campaign.until.day")} />
          </div>
        </Radio.Group>
        {byDay ? (
          <TextInput key="day" name="targetDay" type="date" aria-label={say("campaign.until.day")} required mt={6} />
        ) : (
          <TextInput key="days" name="workingDays" type="number" min={1} max={250} defaultValue="7" aria-label={say("campaign.until.days")} required mt={6} />
        )}
        <TextInput name="leftPercent" type="number" min={0} max={99} defaultValue="0" label={say("campaign.leftPercent")} required mt="sm" />
        <p className={classes["problem"]} role="alert" data-testid="campaign-problem">
          {problem}
        </p>
        <div className={classes["acts"]}>
          <Button type="submit" aria-disabled={looking} data-testid="look">
            {say(looking ? "campaign.looking" : "campaign.look")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function termsIn(form: HTMLFormElement, byDay: boolean): CampaignTermsInput {
  const chosen = <T extends string>(name: string, known: Record<string, T>): T[] => {
    const ticked = new FormData(form).getAll(name);
    return Object.values(known).filter((one) => ticked.includes(one));
  };
  const until = byDay ? { targetDay: saidIn(form, "targetDay") } : { workingDays: Number(saidIn(form, "workingDays")) };
  return {
    unit: saidIn(form, "unit"),
    backlogClass: chosen("backlogClass", BacklogClass),
    severity: chosen("severity", Severity),
    startDay: saidIn(form, "startDay") || null,
    leftPercent: Number(saidIn(form, "leftPercent")),
    ...until,
  };
}
