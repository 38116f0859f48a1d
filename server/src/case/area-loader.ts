import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { namedAreas } from "../unit/index.ts";
import type { NamedArea } from "../unit/index.ts";

/** A national code, and the day on which somebody named it. */
export interface AreaKey {
  code: string;
  day: string;
}

const keyText = ({ code, day }: AreaKey): string => `${code} ${day}`;

/** What codes named on their days, asked together. */
export function areaLoader(database: Database): DataLoader<AreaKey, NamedArea | null, string> {
  return new DataLoader(
    async (keys) => {
      const found = new Map((await database.read((tx) => namedAreas(tx, keys))).map((area) => [keyText(area), area]));
      return keys.map((key) => found.get(keyText(key)) ?? null);
    },
    { cacheKeyFn: keyText },
  );
}
