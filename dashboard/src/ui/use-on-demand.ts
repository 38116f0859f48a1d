import { useState } from "react";

/**
 * A part that stands for a button from its first press on. It is fetched when somebody reaches for the button, so that nobody
 * else pays for it; a press while it is on the way opens it when it comes.
 * @param load gives the same part every time
 */
export function useOnDemand<Part>(load: () => Promise<Part>): { part: Part | null; reach: Record<"onPointerEnter" | "onFocus" | "onClick", () => void> } {
  const [found, setFound] = useState<{ part: Part } | null>(null);
  // What cannot be fetched leaves the button as it is: it can be pressed again.
  const ahead = () => void load().catch(() => null);
  const open = () =>
    void load().then(
      (part) => setFound({ part }),
      () => null,
    );
  return { part: found?.part ?? null, reach: { onPointerEnter: ahead, onFocus: ahead, onClick: open } };
}
