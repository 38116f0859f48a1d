import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { hasCode } from "../graph-errors.ts";
import { useLanguage } from "../language/index.ts";
import { Shape, type ShapeName } from "./shape.tsx";
import classes from "./states.module.css";

/** Grey bars of the size of what is coming, so that nothing moves when it comes. */
export function Waiting({ height, bars = 1 }: { height: number | string; bars?: number }) {
  const { say } = useLanguage();
  return (
    <div className={classes["waiting"]} style={{ height }} role="status">
      <span className="hidden">{say("state.loading")}</span>
      {Array.from({ length: bars }, (_, bar) => (
        <span key={bar} className={classes["bar"]} />
      ))}
    </div>
  );
}

/** A part that could not be read. What was refused says so; everything else can be tried again. */
export function Failure({ error, retry, children }: { error: unknown; retry?: (() => unknown) | undefined; children?: ReactNode }) {
  const { say } = useLanguage();
  if (hasCode(error, "FORBIDDEN")) return <Message shape="square" title={say("state.forbidden")} text={say("state.forbiddenWhy")} />;
  if (hasCode(error, "UNKNOWN_UNIT")) return <Message shape="square" title={say("state.unknownUnit")} text={say("state.unknownUnitWhy")} />;
  if (hasCode(error, "NOT_READY")) return <Message title={say("state.notReady")} text={say("state.notReadyWhy")} />;
  if (hasCode(error, "BAD_AS_OF"))
    return (
      <Message shape="diamond" title={say("state.badAsOf")} text={say("state.badAsOfWhy")}>
        {children}
      </Message>
    );
  return (
    <Message shape="triangle" title={say("state.failed")} text={say("state.failedWhy")}>
      {retry && (
        <Button size="xs" variant="default" onClick={() => void retry()}>
          {say("state.retry")}
        </Button>
      )}
      {children}
    </Message>
  );
}

/** Shown above old values when reading them again failed. */
export function OldValues({ retry }: { retry: () => unknown }) {
  const { say } = useLanguage();
  return (
    <div className={classes["old"]} role="status">
      <Shape name="triangle" /> {say("state.failedOld")}
      <Button size="compact-xs" variant="default" onClick={() => void retry()}>
        {say("state.retry")}
      </Button>
    </div>
  );
}

export function Message({ title, text, shape = "ring", children }: { title: string; text?: ReactNode; shape?: ShapeName; children?: ReactNode }) {
  return (
    <div className={classes["message"]} role="status">
      <span className={classes["sign"]}>
        <Shape name={shape} size={18} />
      </span>
      <strong>{title}</strong>
      {text && <p>{text}</p>}
      {children && <div className={classes["act"]}>{children}</div>}
    </div>
  );
}

export function NotFoundPage() {
  const { say } = useLanguage();
  return (
    <main className={classes["page"]}>
      <Message title={say("state.notFound")} text={say("state.notFoundWhy")}>
        <Link to="/">{say("state.home")}</Link>
      </Message>
    </main>
  );
}

/** The whole page could not be made. */
export function FailedPage({ error }: { error: unknown }) {
  const { say } = useLanguage();
  const router = useRouter();
  return (
    <div className={classes["page"]}>
      <Failure error={error} retry={hasCode(error, "FORBIDDEN") ? undefined : () => router.invalidate()} />
      <Link to="/">{say("state.home")}</Link>
    </div>
  );
}

export function LoadingPage() {
  return (
    <div className={classes["page"]}>
      <Waiting height={320} bars={6} />
    </div>
  );
}
