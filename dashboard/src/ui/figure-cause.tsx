import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage } from "../language/index.ts";
import type { CausesOf } from "./figure-cause-opened.tsx";
import classes from "./figure-cause.module.css";
import { useOnDemand } from "./use-on-demand.ts";

const opened = async () => (await import("./figure-cause-opened.tsx")).OpenedCause;

interface Settings {
  of: CausesOf;
  /** of the number */
  name: string;
  /** what the button shows, as text */
  sign: string;
  className?: string | undefined;
  /** left out: the sign */
  children?: ReactNode;
}

/** The small button beside a number: why it moved since its reader opened the page. It costs nothing until somebody reaches for it. */
export function FigureCause({ of, name, sign, className = "", children = sign }: Settings) {
  const { say } = useLanguage();
  const { part: Opened, reach } = useOnDemand(opened);
  const looks = { className: `number ${classes["cause"]} ${className}`, "aria-label": `${sign} ${say("change.of", { name })}` };
  if (Opened)
    return (
      <Opened of={of} looks={looks}>
        {children}
      </Opened>
    );
  return (
    <UnstyledButton {...looks} aria-haspopup="dialog" aria-expanded={false} {...reach}>
      {children}
    </UnstyledButton>
  );
}
