/** Mobile (10 digits), fixed (0 2 and nine more), toll (1800, 1900), and three- or four-digit service numbers such as 1022. */
const SHAPES = [/^0[35789]\d{8}$/, /^02\d{9}$/, /^1[89]00\d{4,6}$/, /^1\d{2,3}$/];

/**
 * A number of the directory as it is dialled: digits alone. Directories are typed by hand: "02543.3727838" has one digit too many.
 * @returns null: nobody can be reached under it
 */
export function dialled(text: string): string | null {
  const digits = text.replace(/^\+84/, "0").replaceAll(/[\s.()-]/g, "");
  return SHAPES.some((shape) => shape.test(digits)) ? digits : null;
}
