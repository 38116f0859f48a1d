export { UnitsMapBoard } from "./map-board.ts";
export { UnitsMap } from "./units-map.tsx";
