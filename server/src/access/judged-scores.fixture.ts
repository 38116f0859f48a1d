/** Those of scores, officers' sheets, appeals and commendation. */
export const JUDGED_SCORES = {
  "score/officer/graph/sheet.resolver.ts": {
    steps: 4,
    because:
      "counting a period once more, which tells hashes and no officer; codes of sources that are behind; usernames after takeOfficerSheets' post was asked with the province; the chain's entry of a file that both walls have just let the viewer read",
  },
  "score/officer/taking/settle.ts": {
    steps: 3,
    because:
      "the viewer's own sheet came through the wall, before; sealOfficerSheets' post was asked with the province, before; identities of the cases behind the sheets, only to hide them in his own words",
  },
  "score/officer/taking/take.ts": { steps: 1, because: "takeOfficerSheets' post was asked with the province, before" },
  "score/appeal/appealed.ts": { steps: 1, because: "identities of the cases behind a card or a sheet, only to hide them in the viewer's own words" },
  "score/appeal/files/files.ts": {
    steps: 1,
    because: "the case behind an appeal that came through the wall, only to seal a file under its key and to keep it back",
  },
  "score/appeal/moved.ts": {
    steps: 1,
    because: "the units that a line was moved to, only to find the one whose head's post the viewer has; which units they are is told to nobody",
  },
  "score/appeal/who.ts": {
    steps: 1,
    because: "who asked an appeal that came through the wall, and who lent the viewer his post, only to keep either from his own cause",
  },
  "score/appeal/officer/ask-officer.ts": { steps: 1, because: "the viewer's own officer's line came through the wall, before" },
  "score/appeal/ask.ts": { steps: 1, because: "the post of the unit's own head was asked before; only a line of that unit can be named" },
  "score/appeal/say.ts": { steps: 1, because: "the appeal came through the wall, and the post of its unit's, or of the other unit's, head was asked, before" },
  "score/appeal/decide.ts": { steps: 1, because: "the appeal came through the wall, and the post of who answers its kind was asked, before" },
  "score/appeal/appeal.resolver.ts": {
    steps: 3,
    because:
      "a preview is counted among all peers, after the post of who answers the appeal was asked; of other units only how many would change; codes and names of units that have a card",
  },
  "score/period/adjust.ts": { steps: 1, because: "adjustScore's post was asked with the province, before" },
  "score/period/answer.ts": {
    steps: 1,
    because: "answerScore's post was asked with the unit, one of the viewer's own, and the card came through the wall, before",
  },
  "score/period/open-words.ts": {
    steps: 3,
    because: "identities of the cases behind the figures of one period or several, or of the newest, only to hide them in the viewer's own words",
  },
  "score/period/call-off.ts": { steps: 1, because: "callOffScorePeriod's post was asked with the province, before" },
  "score/period/open.ts": { steps: 1, because: "openScorePeriod's post was asked with the province, before" },
  "score/period/period.resolver.ts": {
    steps: 3,
    because: "a period counted once more, of which only hashes are told; taking one, after keepScores' post was asked; codes of sources that were silent",
  },
  "score/period/seal.ts": { steps: 1, because: "sealScorePeriod's post was asked with the province, before" },
  "score/commend/round.ts": {
    steps: 3,
    because:
      "openCommendationRound's post was asked with the province, addCommendationCandidate's with the unit, before; of complaints only how many; whether an officer has a sealed sheet, told as out of sight to who may not name him",
  },
  "score/commend/own.ts": { steps: 1, because: "which officers the viewer and the one who lent him his post are, only to keep either from his own cause" },
  "score/commend/open-words.ts": { steps: 1, because: "cases behind a round's sheets, whose submitters are taken out of what is kept" },
  "score/commend/dossier.ts": {
    steps: 1,
    because: "the dossier came through the wall, and its operation's post was asked with its unit, before; conditions are kept where a unit does not read",
  },
  "score/commend/round.resolver.ts": { steps: 1, because: "the chain's entry of a paper that the policy and the wall have just let the viewer read" },
  "score/scheme/issue.ts": {
    steps: 1,
    because: "approveScheme's post was asked at the province, before; of who proposed it only whether it is the viewer",
  },
  "score/scheme/scheme.resolver.ts": {
    steps: 2,
    because: "a preview is counted among all peers and told of the units whose cards came through the wall; proposing, after its post was asked",
  },
} as const;
