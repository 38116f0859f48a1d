import type { ReactElement, ReactNode, Ref } from "react";

/** One entry of a menu: a page, or an act. */
export type Entry = { name: string; icon?: ReactNode; current?: "page" | true | undefined; testId?: string } & ({ to: string } | { act: () => void });

export interface MenuSettings {
  /** what opens it */
  button: ReactElement<Record<string, unknown> & { ref?: Ref<HTMLButtonElement> }>;
  position: "bottom-start" | "bottom-end";
  width: number;
  /** stands above the entries */
  head?: ReactNode;
  entries: readonly Entry[];
}
