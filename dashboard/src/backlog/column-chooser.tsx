import { Button, Checkbox, Group, Modal } from "@mantine/core";
import type { QueueColumn } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ALL_COLUMNS, movedColumn, USUAL, withColumn } from "./columns.ts";
import classes from "./dialogs.module.css";

interface Settings {
  columns: readonly QueueColumn[];
  change: (columns: readonly QueueColumn[]) => void;
  close: () => void;
}

/** Which columns the queue and its files have, and in which order; nothing has to be dragged. */
export function ColumnChooser({ columns, change, close }: Settings) {
  const { say } = useLanguage();
  const isEdge = (at: number) => at < 0 || at >= columns.length;
  const others = ALL_COLUMNS.filter((column) => !columns.includes(column));
  return (
    <Modal opened onClose={close} size="sm" title={say("backlog.columns")} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.close") }}>
      <p className={classes["note"]}>{say("backlog.columnsWhy")}</p>
      <ul className={classes["columns"]} data-testid="columns">
        {[...columns, ...others].map((column) => {
          const at = columns.indexOf(column);
          const name = say(`backlog.column.${column}`);
          return (
            <li key={column} data-testid={`column-${column}`}>
              <Checkbox
                label={name}
                checked={at >= 0}
                disabled={at >= 0 && columns.length === 1}
                onChange={() => change(withColumn(columns, column))}
                data-autofocus={column === columns[0] || undefined}
              />
              {at >= 0 && (
                <Group gap={4}>
                  {([-1, 1] as const).map((by) => (
                    <Button
                      key={by}
                      size="compact-sm"
                      variant="default"
                      aria-disabled={isEdge(at + by)}
                      {...(isEdge(at + by) && { "data-disabled": true })}
                      onClick={() => change(movedColumn(columns, column, by))}
                      aria-label={say(by < 0 ? "backlog.columnUp" : "backlog.columnDown", { name })}
                    >
                      {by < 0 ? "↑" : "↓"}
                    </Button>
                  ))}
                </Group>
              )}
            </li>
          );
        })}
      </ul>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" onClick={() => change(USUAL)}>
          {say("backlog.columnsUsual")}
        </Button>
        <Button onClick={close}>{say("backlog.close")}</Button>
      </Group>
    </Modal>
  );
}
