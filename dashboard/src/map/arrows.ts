import type { KeyboardEvent } from "react";

const TOWARDS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Arrow keys go to the nearest unit on that side, whether units are areas or tiles. */
export function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const towards = TOWARDS[event.key];
  const from = event.target instanceof Element ? event.target.closest("[data-unit]") : null;
  if (towards === undefined || from === null) return;
  const [x, y] = middleOf(from);
  const sides = [...event.currentTarget.querySelectorAll("[data-unit]")].flatMap((one) => {
    const [dx, dy] = [middleOf(one)[0] - x, middleOf(one)[1] - y];
    const along = dx * towards[0] + dy * towards[1];
    const across = Math.abs(dx * towards[1]) + Math.abs(dy * towards[0]);
    return one !== from && along > 1 ? [{ one, far: along + 2 * across }] : [];
  });
  const nearest = sides.toSorted((a, b) => a.far - b.far)[0]?.one;
  event.preventDefault();
  if (nearest instanceof HTMLElement || nearest instanceof SVGElement) nearest.focus();
}

function middleOf(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
