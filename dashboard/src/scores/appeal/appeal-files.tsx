import "../../language/changes.ts";
import { Button, FileButton, Group } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { newKey, Panel } from "../../ui/index.ts";
import { fileFault, sizeText, uploadFile } from "../../upload/index.ts";
import classes from "../scores.module.css";

const AppealFilesDetail = graphql(`
  fragment AppealFiles on ScoreAppealDetail {
    appeal {
      id
    }
    files {
      id
      name
      bytes
      mayFetch
      at
      byName
      byUnit {
        id
        name
      }
    }
    filesTaken {
      most
      mostBytes
      endings
    }
  }
`);

/** Files of an appeal, each a download, and adding one while it waits. */
export function AppealFiles({ detail: masked, done }: { detail: FragmentType<typeof AppealFilesDetail>; done: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { appeal, files, filesTaken } = readFragment(AppealFilesDetail, masked);
  if (files.length === 0 && filesTaken === null) return null;
  return (
    <Panel title={say("appeal.files")} lead={say("appeal.filesLead")}>
      {files.length === 0 && <p className={classes["facts"]}>{say("appeal.noFiles")}</p>}
      <ul className={classes["list"]} data-testid="appeal-files">
        {files.map(({ id, name, bytes, mayFetch, at, byName, byUnit }) => (
          <li key={id} data-testid="appeal-file">
            {name === null ? (
              say("appeal.fileErased")
            ) : !mayFetch ? (
              `${name} (${sizeText(bytes)}) · ${say("appeal.fileNotYours")}`
            ) : (
              <a href={`/files/${id}`} download className={classes["name"]}>
                {name} ({sizeText(bytes)})
              </a>
            )}
            <p className={classes["facts"]}>{say("appeal.by", { name: byName, unit: byUnit.name, at: format.at(at) })}</p>
          </li>
        ))}
      </ul>
      {filesTaken !== null && <AddFile appeal={appeal.id} taken={filesTaken} done={done} />}
    </Panel>
  );
}

interface AddFileProps {
  appeal: string;
  taken: { most: number; mostBytes: number; endings: readonly string[] };
  done: () => void;
}

/** Two picks of one file. */
const isSame = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** Sends a file as soon as it was chosen; it is of the appeal from then on. One whose answer never came is sent again under its key: it may be there already. */
function AddFile({ appeal, taken: { most, mostBytes, endings }, done }: AddFileProps) {
  const { say } = useLanguage();
  const [part, setPart] = useState<number | null>(null);
  const [told, setTold] = useState("");
  const [unanswered, setUnanswered] = useState<{ file: File; key: string } | null>(null);
  const limits = { size: sizeText(mostBytes), endings: endings.join(", ") };
  const add = async (file: File | null) => {
    if (file === null || part !== null) return;
    const { name } = file;
    const fault = fileFault(file, { mostBytes, endings });
    if (fault !== null) return setTold(say(`request.file.${fault}`, { name, ...limits }));
    await send(unanswered !== null && isSame(unanswered.file, file) ? { file, key: unanswered.key } : { file, key: newKey() });
  };
  const send = async (upload: { file: File; key: string }) => {
    setTold("");
    setPart(0);
    const { name } = upload.file;
    const answer = await uploadFile({ appeal }, upload, setPart).done;
    setPart(null);
    setUnanswered(answer === null ? upload : null);
    if (answer !== null && "id" in answer) setTold(say("appeal.fileAdded", { name: answer.name }));
    else setTold(answer?.message ?? say("appeal.fileUnanswered", { name }));
    done(); // somebody may have answered meanwhile
  };
  return (
    <>
      <p className={classes["facts"]}>{say("appeal.fileHint", { n: most, ...limits })}</p>
      <Group gap={8}>
        <FileButton onChange={(file) => void add(file)} accept={endings.join(",")} inputProps={{ "aria-label": say("appeal.addFile") }}>
          {(props) => (
            <Button {...props} size="xs" variant="default" aria-disabled={part !== null} data-testid="add-file">
              {part === null ? say("appeal.addFile") : say("appeal.sendingFile", { part: Math.floor(part * 100) })}
            </Button>
          )}
        </FileButton>
        {unanswered !== null && part === null && (
          <Button size="xs" variant="default" onClick={() => void send(unanswered)} data-testid="send-file-again">
            {say("appeal.sendFileAgain")}
          </Button>
        )}
      </Group>
      <p role="status" className={classes["told"]} data-testid="file-told">
        {told}
      </p>
    </>
  );
}
