import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { calendarDayText, shortDayText, useFormat } from "../format/index.ts";
import classes from "./trend-chart.module.css";

/** One day of a burn-down: what is left at its end, null while it is to come, and the most that may be. */
export interface BurnPoint {
  day: string;
  left: number | null;
  line: number;
  /** what came in on the day beside it; null: still to come, or not counted */
  cameIn?: number | null;
}

export interface BurnNames {
  left: string;
  line: string;
  /** left out: what comes in is not drawn */
  cameIn?: string;
}

/** What is left and the line to the target, told apart by colour, dashes and marks. */
export default function BurnDownChart({ points, names }: { points: readonly BurnPoint[]; names: BurnNames }) {
  const format = useFormat();
  const axis = { tickLine: false, axisLine: { stroke: "var(--line-strong)" }, tick: { fill: "var(--ink-soft)", fontSize: 12 } };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="day" tickFormatter={shortDayText} minTickGap={28} height={24} {...axis} />
        <YAxis width={48} domain={[0, "auto"]} allowDecimals={false} tickFormatter={format.number} {...axis} axisLine={false} />
        <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--line-strong)" }} content={DayBubble} />
        <Legend verticalAlign="top" align="left" height={30} itemSorter={null} iconType="plainline" formatter={legendText} />
        {names.cameIn !== undefined && (
          <Bar dataKey="cameIn" name={names.cameIn} fill="var(--soon-bar)" maxBarSize={14} legendType="rect" isAnimationActive={false} />
        )}
        <Line
          dataKey="left"
          name={names.left}
          stroke="var(--accent)"
          strokeWidth={2}
          connectNulls={false}
          dot={{ r: 3, fill: "var(--accent)" }}
          isAnimationActive={false}
        />
        <Line dataKey="line" name={names.line} stroke="var(--good)" strokeWidth={2} strokeDasharray="5 3" dot={false} isAnimationActive={false} />
      </ComposedChart>
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

function DayBubble({ active, label, payload = [] }: Bubble) {
  const format = useFormat();
  if (!active || typeof label !== "string") return null;
  return (
    <div className={classes["bubble"]}>
      <strong>{calendarDayText(label)}</strong>
      {payload
        .filter(({ value }) => typeof value === "number")
        .map((line) => (
          <div key={String(line.name)} className="number">
            {String(line.name)}: {format.number(Number(line.value))}
          </div>
        ))}
    </div>
  );
}
