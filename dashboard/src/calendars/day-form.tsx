import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../language/index.ts";
import classes from "../rules/rules.module.css";
import { withDay } from "./change-day.ts";

type How = Parameters<typeof withDay>[2];

/** Changes one day of the calendar at hand. */
export function DayForm({ text, onText, note, onNote }: { text: string; onText: (text: string) => void; note: string; onNote: (note: string) => void }) {
  const { say } = useLanguage();
  const [day, setDay] = useState("");
  const [how, setHow] = useState<How>("off");
  const [reason, setReason] = useState("");
  const changed = /^\d{4}-\d\d-\d\d$/.test(day) && (how === "ordinary" || reason.trim() !== "") ? withDay(text, day, how, reason.trim()) : null;
  return (
    <>
      <TextInput label={say("calendars.note")} value={note} onChange={(event) => onNote(event.currentTarget.value)} />
      <div className={classes["row"]}>
        <TextInput type="date" label={say("calendars.day")} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <NativeSelect
          label={say("calendars.how")}
          value={how}
          data={(["off", "worked", "ordinary"] as const).map((value) => ({ value, label: say(`calendars.${value}`) }))}
          onChange={(event) => setHow(event.currentTarget.value as How)}
        />
        <TextInput label={say("calendars.reason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button variant="default" disabled={changed === null} onClick={() => changed && onText(changed)} data-testid="change-day">
          {say("calendars.change")}
        </Button>
      </div>
    </>
  );
}
