export { ProposalRow } from "./proposal-row.tsx";
