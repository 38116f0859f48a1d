import "../../language/appeals.ts";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../../language/index.ts";
import { AskAppeal, type AskAppealProps } from "./ask-appeal.tsx";

interface LineAppealProps extends AskAppealProps {
  /** the appeal about it; null: none */
  asked: string | null;
  mayAsk: boolean;
}

/** Beside a line of a card or a sheet: the latest appeal about it, and the way to one. */
export function LineAppeal({ line, own, asked, mayAsk, leftOut, done }: LineAppealProps) {
  const { say } = useLanguage();
  return (
    <>
      {asked !== null && (
        <Link to="/xem-xet-lai/$id" params={{ id: asked }} data-testid="to-appeal">
          {say("appeal.of", { id: asked })}
        </Link>
      )}
      {mayAsk && <AskAppeal line={line} own={own} leftOut={leftOut} done={done} />}
    </>
  );
}
