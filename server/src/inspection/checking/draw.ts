import { createHash } from "node:crypto";

/**
 * Draws cases from a stratum's frame: each gets a place by SHA-256 of the seed, the stratum and its own number, and the first ones are drawn. The same seed and
 * frame give the same cases in the same order, in whatever order the frame comes.
 * @param seed hex
 * @param size how many; a smaller frame is drawn whole
 */
export function drawn(seed: string, stratum: string, frame: readonly number[], size: number): number[] {
  const placed = frame.map((id) => ({ id, place: createHash("sha256").update(`${seed}:${stratum}:${id}`).digest("hex") }));
  return placed
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}

/**
 * The seed of a sample: nobody picks it, since it comes from the audit chain's head when it is drawn, and each drawing has its own.
 * @param head hex @param ordinal 1 for an inspection's first sample
 * @returns hex
 */
export function seedOf(head: string, inspectionId: number, ordinal: number): string {
  return createHash("sha256").update(`${head}:${inspectionId}:${ordinal}`).digest("hex");
}
