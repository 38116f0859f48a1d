import { Button, FileButton, Group, Progress } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../language/index.ts";
import { newKey } from "../ui/index.ts";
import { fileFault, sizeText, takeBackFile, uploadFile } from "../upload/index.ts";
import type { TakenFile, Upload } from "../upload/index.ts";
import facts from "./facts.module.css";

/** A file in the form: on its way, taken, or refused. */
export interface Chosen {
  key: number;
  name: string;
  bytes: number;
  /** 0…1 */
  sent: number;
  upload: Upload | null;
  taken: TakenFile | null;
  fault: string | null;
}

/** What files a form may bring. */
type Taken = { most: number; mostBytes: number; endings: readonly string[] };

/** The files of one form: each goes to the hub as soon as it was chosen, so that deciding does not wait for it. */
export function useChosenFiles(caseId: string, taken: Taken | null) {
  const { say } = useLanguage();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const set = (key: number, changes: Partial<Chosen>) => setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const choose = (file: File | null) => {
    if (file === null || taken === null) return;
    const key = Math.max(0, ...files.map((one) => one.key)) + 1;
    const at = fileFault(file, taken);
    const fault = at === null ? null : say(`request.file.${at}`, { name: file.name, size: sizeText(taken.mostBytes), endings: taken.endings.join(", ") });
    const upload = fault === null ? uploadFile({ case: caseId }, { file, key: newKey() }, (sent) => set(key, { sent })) : null;
    setFiles((before) => [...before, { key, name: file.name, bytes: file.size, sent: 0, upload, taken: null, fault }]);
    void upload?.done.then((answer) => {
      if (answer !== null && "id" in answer) set(key, { upload: null, sent: 1, taken: answer });
      else set(key, { upload: null, fault: answer?.message ?? say("request.file.failed", { name: file.name }) });
    });
  };
  const remove = ({ key, upload, taken: kept }: Chosen) => {
    upload?.abort();
    if (kept !== null) void takeBackFile(kept.id);
    setFiles((before) => before.filter((one) => one.key !== key));
  };
  const ids = files.flatMap((one) => (one.taken === null ? [] : [one.taken.id]));
  return { files, choose, remove, ids, isSending: files.some((one) => one.upload !== null) };
}

/** The field of a form by which files go along: name, size, how far each is, and what stands against it. */
export function ChangeFiles({ taken, chosen }: { taken: Taken; chosen: ReturnType<typeof useChosenFiles> }) {
  const { say } = useLanguage();
  const { files, choose, remove } = chosen;
  return (
    <fieldset data-testid="change-files" style={{ border: 0, margin: "12px 0 0", padding: 0 }}>
      <legend>{say("request.file.label")}</legend>
      <p className={facts["note"]}>{say("request.file.hint", { n: taken.most, size: sizeText(taken.mostBytes), endings: taken.endings.join(", ") })}</p>
      {files.map((file) => (
        <ChosenFile key={file.key} file={file} remove={() => remove(file)} />
      ))}
      {files.filter(({ fault }) => fault === null).length < taken.most && (
        <FileButton onChange={choose} accept={taken.endings.join(",")} inputProps={{ "aria-label": say("request.file.choose") }}>
          {(props) => (
            <Button {...props} size="xs" variant="default" mt={6}>
              {say("request.file.choose")}
            </Button>
          )}
        </FileButton>
      )}
    </fieldset>
  );
}

function ChosenFile({ file, remove }: { file: Chosen; remove: () => void }) {
  const { say } = useLanguage();
  const { name, bytes, sent, upload, fault } = file;
  return (
    <div data-testid="chosen-file" data-state={fault !== null ? "refused" : upload === null ? "taken" : "sending"}>
      <Group gap={8} justify="space-between" wrap="nowrap">
        <span style={{ overflowWrap: "anywhere" }}>
          {name} ({sizeText(bytes)})
        </span>
        <Button size="compact-xs" variant="subtle" onClick={remove} aria-label={say("request.file.removeNamed", { name })}>
          {say("request.file.remove")}
        </Button>
      </Group>
      {upload !== null && <Progress value={sent * 100} aria-label={say("request.file.sending", { name })} />}
      {fault !== null && (
        <p className={facts["note"]} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
