/** Each status has a shape of its own, so that it is told without colour too. */
export type ShapeName = "triangle" | "diamond" | "circle" | "ring" | "square" | "dash" | "phone";

const DRAWN: Record<ShapeName, React.ReactNode> = {
  triangle: <path d="M6 .9 11.600 11H.4z" />,
  diamond: <path d="M6 .4 11.600 6 6 11.600.4 6z" />,
  circle: <circle cx="6" cy="6" r="5" />,
  ring: <circle cx="6" cy="6" r="4.200" fill="none" stroke="currentColor" strokeWidth="1.800" />,
  square: <rect x="1.200" y="1.200" width="9.600" height="9.600" rx="1.200" />,
  dash: <rect x="1" y="4.800" width="10" height="2.400" rx="1.200" />,
  phone: <path d="M3.200.8 4.900 3.400 3.900 4.500c.6 1.400 1.700 2.500 3.100 3.100l1.100-1 2.600 1.700-.8 2.200c-4.700.5-9.300-4.100-8.800-8.800z" />,
};

export function Shape({ name, size = 10 }: { name: ShapeName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" fill="currentColor" aria-hidden="true" focusable="false" style={{ flex: "none" }}>
      {DRAWN[name]}
    </svg>
  );
}
