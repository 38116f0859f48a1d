import "../../language/appeals.ts";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../../language/index.ts";
import { AskAppeal } from "./ask-appeal.tsx";

interface LineAppealProps {
  line: { period: string; line: string };
  /** the appeal about it; none: undefined */
  asked: string | undefined;
  mayAsk: boolean;
  done: () => void;
}

/** Beside a line of a sheet: the appeal about it, or the way to one. */
export function LineAppeal({ line, asked, mayAsk, done }: LineAppealProps) {
  const { say } = useLanguage();
  if (asked !== undefined)
    return (
      <Link to="/xem-xet-lai/$id" params={{ id: asked }} data-testid="to-appeal">
        {say("appeal.of", { id: asked })}
      </Link>
    );
  return mayAsk ? <AskAppeal line={line} done={done} /> : null;
}
