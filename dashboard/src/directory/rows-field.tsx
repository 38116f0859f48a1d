import { Button } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../language/index.ts";
import { LineField } from "../ui/index.ts";
import classes from "./directory.module.css";
import { fieldOf, PART_FIELDS, type PartRow, type RowsPart } from "./entry-rows.ts";

interface RowsFieldProps<Part extends RowsPart> {
  part: Part;
  rows: readonly PartRow<Part>[];
}

/** A part of an entry row by row, each of its texts in a field of its own; below them room for more. */
export function RowsField<Part extends RowsPart>({ part, rows }: RowsFieldProps<Part>) {
  const { say } = useLanguage();
  const [many, setMany] = useState(Math.max(rows.length, 1));
  return (
    <fieldset className={classes["rows"]}>
      <legend>{say(`directory.${part}Field`)}</legend>
      {Array.from({ length: many }, (_, at) => (
        <div key={fieldOf(part, at, PART_FIELDS[part][0])} className={classes["row"]}>
          {PART_FIELDS[part].map((field, place) => (
            <LineField
              key={field}
              name={fieldOf(part, at, field)}
              aria-label={say("directory.rowField", { field: say(`directory.field.${field}`), n: at + 1 })}
              placeholder={say(`directory.field.${field}`)}
              defaultValue={(rows[at] as Partial<Record<string, string>> | undefined)?.[field] ?? ""}
              {...(at === 0 && place === 0 ? { about: part } : {})}
            />
          ))}
        </div>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => setMany(many + 1)} data-testid={`more-${part}`}>
        {say("directory.addRow")}
      </Button>
    </fieldset>
  );
}
