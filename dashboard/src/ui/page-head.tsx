import type { ReactNode } from "react";
import classes from "./page-head.module.css";

/** Title of a page, what stands beside it, and what can be done there. */
export function PageHead({ title, under, children }: { title: string; under?: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes["head"]}>
      <title>{`${title} · Đầu Mối`}</title>
      <div className={classes["titles"]}>
        <h1 className={classes["title"]}>{title}</h1>
        {under && <div className={classes["under"]}>{under}</div>}
      </div>
      {children && <div className={classes["acts"]}>{children}</div>}
    </div>
  );
}
