import { setFlagsFromString } from "node:v8";

/** How much V8 lets its old generation grow over what lived at the last full collection, percent. Its own default is up to 300. */
const GROWTH_PERCENT = 40;

/**
 * Keeps this process small while it takes in much: what a batch needs for a tenth of a second and outlives two young collections would otherwise
 * lie in memory until it is several times what lives. V8 reads the setting at each full collection.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
