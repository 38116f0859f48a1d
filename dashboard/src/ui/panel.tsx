import type { ReactNode } from "react";
import classes from "./panel.module.css";

/** A framed part of a page with its heading. */
export function Panel({
  title,
  lead,
  aside,
  children,
  flush = false,
  id,
}: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  id?: string;
}) {
  return (
    <section className={classes["panel"]} aria-label={title} id={id}>
      <header className={classes["head"]}>
        <div>
          <h2 className={classes["title"]}>{title}</h2>
          {lead && <p className={classes["lead"]}>{lead}</p>}
        </div>
        {aside && <div className={classes["aside"]}>{aside}</div>}
      </header>
      <div className={classes["body"]} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
