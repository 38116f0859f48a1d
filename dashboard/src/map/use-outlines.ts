import { useEffect, useState } from "react";
import type { Outlines } from "./drawing.ts";

let asked: Promise<Outlines | null> | null = null;

/** The province's outlines; null: there are none, or they are not there yet. Read once a visit: a version never changes. */
export function useOutlines(): Outlines | null {
  const [outlines, setOutlines] = useState<Outlines | null>(null);
  useEffect(() => {
    let there = true;
    asked ??= readOutlines();
    void asked.then((found) => there && setOutlines(found));
    return () => {
      there = false;
    };
  }, []);
  return outlines;
}

async function readOutlines(): Promise<Outlines | null> {
  try {
    const { version } = (await read("/maps")) as { version: number | null };
    return version === null ? null : ((await read(`/maps/${version}`)) as Outlines);
  } catch {
    asked = null; // safe: tiles show the same numbers, and the next visit asks again
    return null;
  }
}

async function read(path: string): Promise<unknown> {
  const answer = await fetch(path, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  return answer.json();
}
