import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./map.module.css";

const SIZE = 8;

/** Lines over a class's colour, closer with every class: the classes are told apart without colour. */
export function Patterns() {
  return (
    <defs>
      {[2, 3, 4].map((step) => (
        <pattern key={step} id={`map-pattern-${step}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          {step === 2 && <circle cx={SIZE / 2} cy={SIZE / 2} r="1.2" className={classes["stroke"]} />}
          {step > 2 && <rect width="1.6" height={SIZE} className={classes["stroke"]} />}
          {step > 3 && <rect width={SIZE} height="1.6" className={classes["stroke"]} />}
        </pattern>
      ))}
    </defs>
  );
}

/** What the classes mean, with the pattern of each. */
export function Legend({ steps }: { steps: readonly number[] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const range = (from: number, next: number | undefined): string => {
    if (next === undefined) return say("map.more", { from: format.number(from) });
    return next - 1 === from ? format.number(from) : say("map.range", { from: format.number(from), to: format.number(next - 1) });
  };
  const classesShown = [say("map.none"), ...steps.map((from, n) => range(from, steps[n + 1]))];
  return (
    <div className={classes["legend"]}>
      <span>{say("map.legend")}</span>
      <ul>
        {classesShown.map((text, step) => (
          <li key={text}>
            <svg width="26" height="18" aria-hidden="true">
              <Patterns />
              <rect width="26" height="18" data-step={step} className={classes["area"]} />
              {step > 1 && <rect width="26" height="18" fill={`url(#map-pattern-${step})`} />}
            </svg>
            <span className="number">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
