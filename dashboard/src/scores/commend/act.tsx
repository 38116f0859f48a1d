import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { ActDialog } from "../../ui/index.ts";
import { useAct } from "../use-act.ts";

interface ActProps {
  label: string;
  testId: string;
  /** asks the hub with what stands in the form; nothing: it could not be asked */
  send: Parameters<typeof useAct>[0];
  done: () => void;
  children?: ReactNode;
}

/** An act behind a button; its form opens above the page. */
export function Act({ label, testId, send, done, children = null }: ActProps) {
  const act = useAct(send, done);
  return (
    <>
      <Button variant="default" onClick={act.open} data-testid={testId}>
        {label}
      </Button>
      {act.opened && (
        <ActDialog title={label} send={label} testId={`${testId}-form`} {...act.dialog}>
          {children}
        </ActDialog>
      )}
    </>
  );
}
