import { TextInput } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import classes from "../rules/rules.module.css";
import { limitLines, withFirstDay, withLimit } from "./change-limit.ts";

/** Changes the first day and the limits of the document at hand. */
export function LimitForm({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { say } = useLanguage();
  const lines = limitLines(text);
  const firstDay = /^validFrom: *(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? "";
  return (
    <>
      <TextInput
        type="date"
        label={say("regulations.validFrom")}
        value={firstDay}
        onChange={({ currentTarget: { value } }) => value !== "" && onText(withFirstDay(text, value))}
      />
      <div className={classes["row"]} role="group" aria-label={say("regulations.limits")}>
        {lines.map((line) => (
          <TextInput
            key={line.line}
            size="xs"
            label={line.rule}
            description={say("regulations.limitForm")}
            value={line.limit}
            onChange={({ currentTarget: { value } }) => /^[0-9a-z.-]+$/.test(value) && onText(withLimit(text, line, value))}
          />
        ))}
      </div>
    </>
  );
}
