import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import type { Following } from "../live/index.ts";
import { Status } from "./status.tsx";

/** What the page is about, beside its title; and there, where nothing else moves for it, how old the numbers are when they are. */
export function ScopeName({ name, following, old }: { name: string; following: Following; old: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      {name}{" "}
      {old && (
        <Status tone="late" shape="triangle">
          <span data-testid="board-old">{say("board.old", { span: format.seconds(Math.max(1, following.oldMinutes) * 60) })}</span>
        </Status>
      )}
    </>
  );
}
