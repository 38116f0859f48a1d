export { CaseInside } from "./case-inside.tsx";
export { CaseTalk } from "./case-talk.tsx";
export { WaitingMentions } from "./waiting-mentions.tsx";
