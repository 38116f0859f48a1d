import { useState, useSyncExternalStore } from "react";
import { createStore } from "../live/index.ts";
import type { Heights } from "./places.ts";

const PHONE: Heights & { column: number } = { head: 0, group: 40, row: 204, column: 22 };
const DESK: Heights = { head: 34, group: 40, row: 80 };
const WALL: Heights = { head: 38, group: 44, row: 92 };
/** The rows move on by so many pixels before others are drawn. */
const STEP = 240;

/** How high the queue's parts are on this screen: all rows alike, so that each has its place before it is read. @param more columns beyond the usual two */
export function useHeights(more: number): Heights {
  const isPhone = useSyncExternalStore(phone.subscribe, phone.get);
  const isWall = useSyncExternalStore(wall.subscribe, wall.get);
  if (isPhone) return { ...PHONE, row: PHONE.row + Math.max(more, 0) * PHONE.column };
  return isWall ? WALL : DESK;
}

const phone = mediaOf("(max-width: 900px)");
const wall = mediaOf("(min-width: 1800px) and (min-height: 940px)");

/** Asked of the browser once, not with every row that is drawn. */
function mediaOf(query: string) {
  const list = window.matchMedia(query);
  return {
    get: () => list.matches,
    subscribe: (listener: () => void) => {
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
  };
}

/**
 * From where to where of an element is in sight, in its own pixels and in steps; it is drawn anew when it is a step further. Where it stands is looked at
 * when the window has moved and nothing was drawn yet: looking after that would lay the page out once more.
 */
export function useSight(): { top: number; bottom: number; place: (element: HTMLElement | null) => void } {
  const [sight] = useState(sightOf);
  const step = useSyncExternalStore(sight.subscribe, sight.get);
  return { top: step * STEP, bottom: (step + 1) * STEP + window.innerHeight, place: sight.place };
}

function sightOf() {
  const step = createStore(0);
  let placed: HTMLElement | null = null;
  const look = () => placed && step.set(Math.floor(-placed.getBoundingClientRect().top / STEP));
  return {
    get: step.get,
    place: (element: HTMLElement | null) => {
      placed = element;
      look();
    },
    subscribe: (listener: () => void) => {
      const leave = step.subscribe(listener);
      for (const moved of ["scroll", "resize"]) window.addEventListener(moved, look, { passive: true });
      return () => {
        leave();
        for (const moved of ["scroll", "resize"]) window.removeEventListener(moved, look);
      };
    },
  };
}
