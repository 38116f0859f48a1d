import { useLocalStorage, useWindowEvent } from "@mantine/hooks";

/** The keys of the queue by what is pressed; `X` is x with shift. */
export type Keys = Readonly<Record<string, () => void>>;

/**
 * Listens for single keys while nobody writes and no dialog is open; they can be turned off (WCAG 2.1.4).
 * @param needsGrid keys that count only while the queue itself has the focus, for elsewhere they mean something else
 */
export function useKeys(keys: Keys, needsGrid: readonly string[]) {
  const [on, setOn] = useLocalStorage({ key: "dau-moi.keys", defaultValue: true });
  useWindowEvent("keydown", (event) => {
    const act = keys[event.key];
    if (!on || !act || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]")) return;
    if (needsGrid.includes(event.key) && event.target.getAttribute("role") !== "grid") return;
    event.preventDefault();
    act();
  });
  return { on, setOn };
}
