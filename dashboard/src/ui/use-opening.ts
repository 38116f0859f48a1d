import { useEffect, useRef, useState } from "react";

/** For a part that comes when its button was pressed: the button has the keyboard again, then the part opens. */
export function useOpening() {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    queueMicrotask(() => setOpened(true));
  }, []);
  return { button, opened, setOpened };
}
