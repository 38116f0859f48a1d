// The graph
export { OfficerSheetResolver } from "./graph/sheet.resolver.ts";

// What others rule of an officer's lines
export { effectOfOfficerRuling, keepOfficerRuling, officerLinesByKey } from "./ruling/ruling.ts";
export { sheetSuperior } from "./ruling/ruling.queries.ts";
