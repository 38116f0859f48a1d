import DataLoader from "dataloader";
import type { Database, Tx } from "./database.ts";

/** One answer a key, whatever order the rows come in. */
export function oneByKey<Key, Row>(
  database: Database,
  read: (tx: Tx, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await database.read((tx) => read(tx, keys))).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Every row of each key, in the order they come. */
export function manyByKey<Key, Row>(
  database: Database,
  read: (tx: Tx, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row[]> {
  return new DataLoader(async (keys) => {
    const found = Map.groupBy(await database.read((tx) => read(tx, keys)), keyOf);
    return keys.map((key) => found.get(key) ?? []);
  });
}
