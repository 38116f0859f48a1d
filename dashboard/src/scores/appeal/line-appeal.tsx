import "../../language/appeals.ts";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../../language/index.ts";
import { AskAppeal, type AskAppealProps } from "./ask-appeal.tsx";

interface LineAppealProps extends AskAppealProps {
  /** the appeal about it; null: none */
  asked: string | null;
  mayAsk: boolean;
}

/** Beside a line of a card or a sheet: the appeal about it, or the way to one. */
export function LineAppeal({ line, asked, mayAsk, leftOut, done }: LineAppealProps) {
  const { say } = useLanguage();
  if (asked !== null)
    return (
      <Link to="/xem-xet-lai/$id" params={{ id: asked }} data-testid="to-appeal">
        {say("appeal.of", { id: asked })}
      </Link>
    );
  return mayAsk ? <AskAppeal line={line} leftOut={leftOut} done={done} /> : null;
}
