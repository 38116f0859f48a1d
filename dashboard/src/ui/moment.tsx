import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";

/** An instant in Vietnam's time, "10:32 ngày 21/11/2026". */
export function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} className="number">
      {format.at(at)}
    </time>
  );
}

/** "còn 2 ngày 3 giờ" or "trễ 5 ngày": plain elapsed time against the instant the page shows, which the tooltip says. */
export function Remaining({ due, shown }: { due: string; shown: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <span className="number" title={say("elapsed.note", { at: format.atSecond(shown) })}>
      {format.remaining(due, shown)}
    </span>
  );
}
