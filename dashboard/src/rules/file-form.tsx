import { Button, FileInput, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage } from "../language/index.ts";
import classes from "./rules.module.css";

export interface DocumentFault {
  at: string;
  message: string;
}

/** A document to propose, from a file or edited here, and every fault it was refused for. */
export function FileForm({
  text,
  accept,
  faults,
  busy,
  onText,
  onPropose,
  children,
}: {
  text: string;
  accept: string;
  faults: readonly DocumentFault[] | null;
  busy: boolean;
  onText: (text: string) => void;
  onPropose: () => void;
  children?: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div className={classes["form"]}>
      <FileInput label={say("rules.file")} accept={accept} onChange={(file) => void file?.text().then(onText)} />
      {children}
      <Textarea
        label={say("rules.document")}
        value={text}
        autosize
        minRows={6}
        maxRows={18}
        spellCheck={false}
        styles={{ input: { fontFamily: "monospace", fontSize: 12.5 } }}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {faults && (
        <div role="alert" data-testid="faults">
          <p className={classes["problem"]}>{say("rules.refused", { n: faults.length })}</p>
          <ul>
            {faults.map(({ at, message }) => (
              <li key={`${at} ${message}`}>
                <code>{at}</code>: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button aria-disabled={busy} disabled={text.trim() === ""} onClick={onPropose} data-testid="propose">
        {say("rules.propose")}
      </Button>
    </div>
  );
}
