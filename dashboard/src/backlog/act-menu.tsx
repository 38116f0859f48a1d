import { Button, Modal, Stack } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import { type Act, ACTS } from "./act-fields.tsx";

interface Settings {
  title: string;
  /** null: several cases, whose classes are corrected one by one */
  correct: (() => void) | null;
  /** null: several cases */
  open: (() => void) | null;
  act: (act: Act) => void;
  close: () => void;
}

/** Everything that can be done with a case or with the selected ones; the hub says what of it may be. */
export function ActMenu({ title, correct, open, act, close }: Settings) {
  const { say } = useLanguage();
  return (
    <Modal opened onClose={close} size="sm" title={title} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      <Stack gap={6} data-testid="act-menu">
        {open && (
          <Button variant="default" justify="flex-start" onClick={open}>
            {say("backlog.open")}
          </Button>
        )}
        {correct && (
          <Button variant="default" justify="flex-start" onClick={correct}>
            {say("backlog.act.correct")}
          </Button>
        )}
        {ACTS.map((one) => (
          <Button key={one} variant="default" justify="flex-start" onClick={() => act(one)}>
            {say(`backlog.act.${one}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
