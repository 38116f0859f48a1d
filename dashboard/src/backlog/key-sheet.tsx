import { Modal, Switch } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import classes from "./dialogs.module.css";

const KEYS = [
  ["j k", "move"],
  ["x", "select"],
  ["Shift x", "range"],
  ["Enter", "open"],
  ["e", "assign"],
  ["n", "remind"],
  ["s", "suspend"],
  ["c", "class"],
  ["t", "time"],
  [".", "more"],
  ["/", "search"],
  ["Esc", "escape"],
  ["?", "help"],
] as const;

/** Every key of the queue, and the way to turn them off. */
export function KeySheet({ on, setOn, close }: { on: boolean; setOn: (on: boolean) => void; close: () => void }) {
  const { say } = useLanguage();
  return (
    <Modal opened onClose={close} title={say("backlog.keys")} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      <dl className={classes["keys"]} data-testid="key-sheet">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(`backlog.keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch mt="md" label={say("backlog.keys.on")} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
    </Modal>
  );
}
