import { NativeSelect, TextInput } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import classes from "../rules/rules.module.css";
import { amountOf, limitLines, withFirstDay, withLimit } from "./change-limit.ts";
import type { LimitLine } from "./change-limit.ts";

const UNITS = ["wd", "wh", "h", "d"] as const;

/** Changes the first day and the limits of the document at hand. */
export function LimitForm({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { say } = useLanguage();
  const firstDay = /^validFrom: *(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? "";
  return (
    <>
      <TextInput
        type="date"
        w={220}
        label={say("regulations.validFrom")}
        value={firstDay}
        onChange={({ currentTarget: { value } }) => value !== "" && onText(withFirstDay(text, value))}
      />
      <div className={classes["limits"]} role="group" aria-label={say("regulations.limits")}>
        {limitLines(text).map((line) => (
          <LimitRow key={line.line} line={line} onLimit={(limit) => onText(withLimit(text, line, limit))} />
        ))}
      </div>
      <p className={classes["quiet"]}>{say("regulations.zeroDays")}</p>
    </>
  );
}

function LimitRow({ line, onLimit }: { line: LimitLine; onLimit: (limit: string) => void }) {
  const { say } = useLanguage();
  const { amount, unit } = amountOf(line.limit);
  return (
    <div className={classes["limitRow"]}>
      <span lang="vi">{line.rule}</span>
      <TextInput
        size="xs"
        inputMode="decimal"
        aria-label={`${say("regulations.limit")}: ${line.rule}`}
        value={amount}
        onChange={({ currentTarget: { value } }) => /^\d{1,4}(\.\d*)?$/.test(value) && onLimit(`${value}${unit}`)}
      />
      <NativeSelect
        size="xs"
        aria-label={`${say("regulations.unit")}: ${line.rule}`}
        value={unit}
        data={UNITS.map((value) => ({ value, label: say(`regulations.unit.${value}`) }))}
        onChange={({ currentTarget: { value } }) => onLimit(`${amount}${value}`)}
      />
    </div>
  );
}
