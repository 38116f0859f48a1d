/** The queue's first rows, enough for any screen: what is below them is read once somebody looks there. */
export const FIRST_ROWS = 40;
