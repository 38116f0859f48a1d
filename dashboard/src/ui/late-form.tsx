import { type ComponentType, lazy, Suspense } from "react";
import { useLanguage } from "../language/index.ts";
import { PartBoundary } from "./part-boundary.tsx";
import classes from "./late-form.module.css";

/**
 * A form that is fetched, with its words and what it asks of the hub, when it is opened: nobody who only reads the page pays for it. While it is on its way
 * nothing moves on the page.
 * @param load gives the same form every time
 * @returns the form, and for its button what fetches it ahead as soon as somebody reaches for it
 */
export function lateForm<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Form = lazy(async () => ({ default: await load() }));
  // What cannot be fetched ahead is fetched when it is opened, and said then.
  const ahead = () => void load().catch(() => null);
  function LateForm(props: Props) {
    const { say } = useLanguage();
    return (
      <PartBoundary say={{ failed: say("state.failed"), retry: say("state.retry") }}>
        <Suspense fallback={<Coming />}>
          <Form {...props} />
        </Suspense>
      </PartBoundary>
    );
  }
  return Object.assign(LateForm, { ahead: { onPointerEnter: ahead, onFocus: ahead } });
}

function Coming() {
  const { say } = useLanguage();
  return (
    <p className={classes["coming"]} role="status">
      {say("state.loading")}
    </p>
  );
}
