import { useMemo } from "react";
import { type Say, useLanguage } from "../language/index.ts";
import { type Elapsed, elapsed, elapsedOf, elapsedParts, isLate } from "./elapsed.ts";
import { clockSecondsText, clockText, dayText, lastDayBefore } from "./instant.ts";
import { changeText, numberText, shareText } from "./number.ts";

/** Working time to a due instant, or since, as the hub counted it. */
interface TimeLeft {
  late: boolean;
  paused: boolean;
  /** whole working days, and working minutes beside them */
  days: number;
  minutes: number;
}

/** Everything a component shows that is not a fixed word, in the language at hand. */
export function useFormat() {
  const { say, locale } = useLanguage();
  return useMemo(() => formats(say, locale), [say, locale]);
}

function formats(say: Say, locale: string) {
  const words = (time: Elapsed) =>
    elapsedParts(time)
      .map((part) => say(part.id, { n: part.n }))
      .join(" ") || say("elapsed.none");
  const span = (from: string, to: string) => words(elapsed(from, to));
  /** Working time: days and hours, or hours and minutes. */
  const workingSpan = ({ days, minutes }: { days: number; minutes: number }) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = [
      days > 0 && say("elapsed.days", { n: days }),
      hours > 0 && say("elapsed.hours", { n: hours }),
      days === 0 && rest > 0 && say("elapsed.minutes", { n: rest }),
    ];
    return parts.filter(Boolean).join(" ");
  };
  return {
    /** "còn 5 giờ làm việc", "quá 3 ngày 2 giờ làm việc", as the hub counted it. */
    timeLeft: (left: TimeLeft) => {
      const time = workingSpan(left);
      if (left.paused) return time ? say("timeLeft.paused", { span: time }) : say("timeLeft.pausedUnknown");
      if (!time) return say(left.late ? "timeLeft.justLate" : "timeLeft.noneLeft");
      return say(left.late ? "timeLeft.late" : "timeLeft.left", { span: time });
    },
    /** Working time in hours and minutes: a working day has no fixed length in hours. */
    worked: (minutes: number) => workingSpan({ days: 0, minutes }) || say("elapsed.minutes", { n: 0 }),
    number: (value: number) => numberText(value, locale),
    change: (value: number) => changeText(value, locale),
    share: (value: number) => shareText(value, locale),
    /** "10:32 ngày 21/11/2026" */
    at: (instant: string) => say("time.at", { time: clockText(instant), day: dayText(instant) }),
    /** "10:32:05 ngày 21/11/2026" */
    atSecond: (instant: string) => say("time.at", { time: clockSecondsText(instant), day: dayText(instant) }),
    /** Plain elapsed time, "2 ngày 3 giờ". */
    span,
    /** A length of time in seconds, "5 phút"; under a minute in seconds. */
    seconds: (seconds: number) => (seconds < 60 ? say("elapsed.seconds", { n: seconds }) : words(elapsedOf(seconds))),
    /** "5 phút trước" */
    ago: (instant: string, shown: string) => say("time.ago", { span: span(instant, shown) }),
    /** When a limit ends: "hết ngày 20/11/2026" or "trước 16:30 ngày 20/11/2026". */
    due: (firstLate: string) => {
      const day = lastDayBefore(firstLate);
      return day ? say("due.endOfDay", { day }) : say("due.before", { time: clockText(firstLate), day: dayText(firstLate) });
    },
    /** "còn 2 ngày 3 giờ", "trễ 5 ngày", against the instant the page shows. */
    remaining: (firstLate: string, shown: string) =>
      isLate(firstLate, shown) ? say("due.late", { span: span(firstLate, shown) }) : say("due.left", { span: span(shown, firstLate) }),
  };
}
