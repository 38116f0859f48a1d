/** Each status has a shape of its own, so that it is told without colour too. */
export type ShapeName = "triangle" | "diamond" | "circle" | "ring" | "square" | "dash";

const DRAWN: Record<ShapeName, React.ReactNode> = {
  triangle: <path d="M6 .9 11.600 11H.4z" />,
  diamond: <path d="M6 .4 11.600 6 6 11.600.4 6z" />,
  circle: <circle cx="6" cy="6" r="5" />,
  ring: <circle cx="6" cy="6" r="4.200" fill="none" stroke="currentColor" strokeWidth="1.800" />,
  square: <rect x="1.200" y="1.200" width="9.600" height="9.600" rx="1.200" />,
  dash: <rect x="1" y="4.800" width="10" height="2.400" rx="1.200" />,
};

export function Shape({ name, size = 10 }: { name: ShapeName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" fill="currentColor" aria-hidden="true" focusable="false" style={{ flex: "none" }}>
      {DRAWN[name]}
    </svg>
  );
}
