import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { calendarDayText, dayAfter, shortDayText, useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./trend-chart.module.css";

interface Point {
  week: string;
  received: number;
  closed: number;
}

/** Two lines told apart by colour, dashes and marks, both dotted when they are old; the table beside it says the same to those who do not see it. */
export default function TrendChart({ points, old }: { points: readonly Point[]; old: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const axis = { tickLine: false, axisLine: { stroke: "var(--line-strong)" }, tick: { fill: "var(--ink-soft)", fontSize: 12 } };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="week" tickFormatter={shortDayText} minTickGap={28} height={24} {...axis} />
        <YAxis width={44} allowDecimals={false} tickFormatter={format.number} {...axis} axisLine={false} />
        <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--line-strong)" }} content={WeekBubble} />
        <Legend verticalAlign="top" align="left" height={30} itemSorter={null} iconType="plainline" formatter={legendText} />
        <Line
          dataKey="received"
          name={say("trend.received")}
          stroke="var(--accent)"
          strokeWidth={2}
          strokeDasharray={old ? "1 5" : "0"}
          strokeLinecap="round"
          dot={{ r: 2.5, fill: "var(--accent)", strokeDasharray: "0" }}
          isAnimationActive={false}
        />
        <Line
          dataKey="closed"
          name={say("trend.closed")}
          stroke="var(--good)"
          strokeWidth={2}
          strokeDasharray={old ? "1 5" : "5 3"}
          strokeLinecap={old ? "round" : "butt"}
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

function legendText(name: string) {
  return <span className={classes["legend"]}>{name}</span>;
}

interface Bubble {
  active?: boolean;
  label?: string | number | undefined;
  payload?: readonly { name?: unknown; value?: unknown }[];
}

function WeekBubble({ active, label, payload = [] }: Bubble) {
  const { say } = useLanguage();
  const format = useFormat();
  if (!active || typeof label !== "string") return null;
  return (
    <div className={classes["bubble"]}>
      <strong>{say("trend.weekOf", { from: shortDayText(label), to: calendarDayText(dayAfter(label, 6)) })}</strong>
      {payload.map((line) => (
        <div key={String(line.name)} className="number">
          {String(line.name)}: {format.number(Number(line.value))}
        </div>
      ))}
    </div>
  );
}
