import type { Viewer } from "../access/index.ts";
import type { Unit } from "../unit/index.ts";
import { postForChange } from "./may.ts";
import type { Found } from "./request.ts";

const MOST = 20;

/** Units that the viewer may give the case to, by words of their name or code. */
export function targetsFor(viewer: Viewer, found: Found, find: string): Unit[] {
  return unitsNamed(found, find, (unit) => (["ASSIGN", "TRANSFER"] as const).some((kind) => postForChange(viewer, kind, found, unit) !== undefined));
}

/** At most 20 units but the holder whose name or code has these words, none that has ended. @param fits what else they must be */
export function unitsNamed(found: Found, find: string, fits: (unit: Unit) => boolean): Unit[] {
  const words = folded(find);
  const targets: Unit[] = [];
  for (const unit of found.units.all) {
    if (targets.length === MOST) break;
    const named = unit.id !== found.holder.id && found.units.endOf(unit) > found.now && folded(`${unit.code} ${unit.name}`).includes(words);
    if (named && fits(unit)) targets.push(unit);
  }
  return targets;
}

/** Small letters without marks: "Sở Y tế" is found by "so y te". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}
