/** The few line drawings of the header. */
const DRAWN = {
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1 1M17.400 17.400l1 1M18.400 5.600l-1 1M6.600 17.400l-1 1",
  moon: "M20 14.500A8.500 8.500 0 1 1 9.500 4a6.800 6.800 0 0 0 10.500 10.500z",
  device: "M4 5h16v11H4zM9 20h6M12 16v4",
  key: "M14.500 4.500a5 5 0 1 0 1.400 7.600L20 12v3M13 12h7",
  bell: "M12 4a5 5 0 0 0-5 5c0 5-2 6-2 7h14c0-1-2-2-2-7a5 5 0 0 0-5-5M10 19a2 2 0 0 0 4 0",
  out: "M14 4h5v16h-5M4 12h10M10.500 8.500 14 12l-3.500 3.500",
} as const;

export function Icon({ name }: { name: keyof typeof DRAWN }) {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWN[name]} />
    </svg>
  );
}
