import { useLanguage } from "../language/index.ts";
import { ActMenu } from "./act-menu.tsx";
import { BulkForm } from "./bulk-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { isSelected, selectionInput } from "./selection.ts";
import type { useQueueState } from "./use-queue-state.ts";

/** What stands open about one case or about the selected ones. */
export function QueueDialogs({ state, shown, selected }: { state: ReturnType<typeof useQueueState>; shown: string; selected: number }) {
  const { say } = useLanguage();
  const { dialog, selection, rows, token } = state;
  if (dialog?.kind === "menu") {
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
  if (dialog?.kind === "correct") {
    const { row } = dialog;
    return <CorrectForm row={row} close={state.close} corrected={(now) => state.nowIn(row, now)} />;
  }
  if (dialog?.kind !== "act") return null;
  const { row, act } = dialog;
  const example = row ?? rows.find(({ rowId }) => isSelected(selection, rowId)) ?? rows[0];
  if (!example) return null;
  return (
    <BulkForm
      act={act}
      selection={row ? { ids: [row.rowId], asOf: token } : selectionInput(selection, token)}
      example={example.rowId}
      shown={shown}
      close={state.close}
      started={() => state.done(row)}
    />
  );
}
