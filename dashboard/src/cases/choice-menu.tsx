import { Button, Checkbox, Popover } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import classes from "./filters.module.css";

interface Settings<T extends string> {
  name: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[] | undefined;
  /** Only one at a time; choosing it again takes it away. */
  one?: boolean;
  onChange: (chosen: T[]) => void;
}

/** A condition with several words: a button that opens them. */
export function ChoiceMenu<T extends string>({ name, options, chosen = [], one = false, onChange }: Settings<T>) {
  const { say } = useLanguage();
  const toggle = (value: T, on: boolean) => onChange(on ? (one ? [value] : [...chosen, value]) : chosen.filter((word) => word !== value));
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          className={classes["choice"] ?? ""}
          data-chosen={chosen.length > 0 || undefined}
          rightSection={<span aria-hidden="true">▾</span>}
        >
          {name}
          {chosen.length > 0 && <span className={`number ${classes["count"]}`}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={classes["options"]}>
          <legend className="hidden">{name}</legend>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="sm"
              label={option.label}
              checked={chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <Button size="compact-sm" variant="subtle" disabled={chosen.length === 0} onClick={() => onChange([])}>
          {say("filter.any")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
