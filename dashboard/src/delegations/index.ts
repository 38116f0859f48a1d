export { Delegations } from "./delegations.tsx";
