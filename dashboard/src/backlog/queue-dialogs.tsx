import type { ComponentProps } from "react";
import type { QueueColumn } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { TimeLeftWhy } from "../ui/index.ts";
import { ActMenu } from "./act-menu.tsx";
import { BulkForm } from "./bulk-form.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { selectionInput } from "./selection.ts";
import type { useQueueState } from "./use-queue-state.ts";

interface Settings {
  state: ReturnType<typeof useQueueState>;
  /** the queue's instant, while the live one is not known */
  shown: string;
  selected: number;
  columns: readonly QueueColumn[];
  setColumns: (columns: readonly QueueColumn[]) => void;
}

/** What stands open about one case, about the selected ones, or about the queue's columns. */
export function QueueDialogs({ state, shown, selected, columns, setColumns }: Settings) {
  const { say } = useLanguage();
  const { dialog, selection, token } = state;
  if (dialog === null) return null;
  if (dialog.kind === "columns") return <ColumnChooser columns={columns} change={setColumns} close={state.close} />;
  if (dialog.kind === "time") return <TimeLeftWhy id={dialog.row.rowId} reference={dialog.row.reference} close={state.close} />;
  if (dialog.kind === "menu") {
    const { row } = dialog;
    return (
      <ActMenu
        title={row ? say("backlog.acts", { reference: row.reference }) : say("backlog.selected", { n: selected })}
        open={row && (() => state.openCase(row))}
        correct={row && (() => state.open({ kind: "correct", row }))}
        act={(act) => state.open({ kind: "act", act, row })}
        close={state.close}
      />
    );
  }
  if (dialog.kind === "correct") {
    const { row } = dialog;
    return <CorrectForm row={row} close={state.close} corrected={(now) => state.nowIn(row, now)} />;
  }
  if (dialog.kind !== "act") return null;
  const { row, act } = dialog;
  const example = row ?? state.example();
  if (!example) return null;
  return (
    <LiveBulkForm
      act={act}
      selection={row ? { ids: [row.rowId], asOf: token } : selectionInput(selection, token)}
      example={example.rowId}
      shown={shown}
      close={state.close}
      started={() => state.done(row)}
    />
  );
}

/** With the live instant, which only an open form listens to. */
function LiveBulkForm(settings: ComponentProps<typeof BulkForm>) {
  return <BulkForm {...settings} shown={useShownInstant() ?? settings.shown} />;
}
