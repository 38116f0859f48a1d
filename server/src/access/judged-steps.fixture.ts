import { JUDGED_SCORES } from "./judged-scores.fixture.ts";

/**
 * Every place of a person's request that steps over the second wall, with what holds it instead. Each was read and judged; a new one belongs here only
 * after the same.
 */
export const JUDGED: Readonly<Record<string, { steps: number; because: string }>> = {
  ...JUDGED_SCORES,
  "access/access.resolver.ts": { steps: 3, because: "sessions and one's own password: the token or the viewer's own account id is all that is named" },
  "access/account-sheet.resolver.ts": { steps: 2, because: "usernames are taken hub-wide; units and roles are asked by unitKeptBy, row by row" },
  "access/api-key.resolver.ts": {
    steps: 3,
    because: "keys are read by the paths of seeApiKeys' posts; a key is made, approved and ended after the policy was asked with its unit's path",
  },
  "access/change-account.ts": {
    steps: 1,
    because: "accountKeptBy and unitKeptBy ask the policy with the account's units before; app reads nothing of password_hash",
  },
  "access/delegation.resolver.ts": { steps: 3, because: "only what the viewer's own account gave or got, by its id in the statement" },
  "access/device.resolver.ts": {
    steps: 3,
    because: "a screen's own code; unitKeptBy asks the policy with the unit it is to show; one to take off came through the wall",
  },
  "access/session.ts": { steps: 1, because: "who an account is now, for the work it asked the hub to go on with: judged anew by his own posts" },
  "alert/episode/act.ts": { steps: 1, because: "the alert came through the wall, and its act's post was asked with its unit, before" },
  "alert/episode/preview.ts": { steps: 1, because: "a count of units by the boards' own numbers, after the post that lays rules down there was asked" },
  "alert/episode/rule.resolver.ts": { steps: 2, because: "proposing and settling, after the post was asked with the rule's unit" },
  "alert/citizen-tell.ts": { steps: 1, because: "the case was found through both walls, and tellCitizen's post asked, before" },
  "alert/citizen.resolver.ts": {
    steps: 2,
    because: "allowCitizenMessages' post was asked with the unit, before; whether an answer can be told of, after tellCitizen's post was asked with the case",
  },
  "alert/notice.resolver.ts": { steps: 1, because: "the viewer's own notices, by his account in the statement" },
  "alert/setting.resolver.ts": { steps: 2, because: "the viewer's own settings, by his account; app reads nothing of what is sealed" },
  "backlog/bulk-undo.ts": {
    steps: 4,
    because: "ownJob first: the job came through the wall and is the viewer's own; of its cases only those that selectedCases sees",
  },
  "backlog/bulk-view.ts": { steps: 1, because: "the sealed words of the viewer's own jobs, by his account" },
  "backlog/bulk.ts": { steps: 1, because: "the viewer's own key; its cases were selected through the wall, and mayAsk is asked of each when its turn comes" },
  "backlog/campaign-arrivals.ts": {
    steps: 1,
    because: "numbers of events by the ends of days, and nothing of them; the campaign came through the wall, its newcomers are counted through it",
  },
  "backlog/campaign-asking.ts": {
    steps: 1,
    because: "identities of the cases of the list that the viewer opened or may end, only to hide them in his own words",
  },
  "backlog/campaign-end.ts": { steps: 1, because: "the campaign came through the wall, and closeCampaign's post asked with the unit that opened it, before" },
  "backlog/campaign-figures.ts": {
    steps: 1,
    because: "the campaigns came through the wall; of each balance only numbers, of the cases that units held whose cases the viewer reads (seenUnit)",
  },
  "backlog/campaign-read.ts": {
    steps: 2,
    because: "as above; of a list's cases where each is and whether it is open, their words through the wall",
  },
  "backlog/campaign-open.ts": {
    steps: 2,
    because: "openCampaign's post asked with the scope, its list selected through the wall, before; the viewer's own key",
  },
  "backlog/correct.resolver.ts": { steps: 1, because: "the case was found through both walls, and classifyBacklog's post asked, before" },
  "backlog/export-route.ts": { steps: 1, because: "the chain's entry of an export that the policy and both walls have just let the viewer read" },
  "backlog/inside-assign.ts": { steps: 2, because: "the case was found through both walls, and assignInside's post asked, before" },
  "backlog/inside-comment.resolver.ts": { steps: 1, because: "the viewer's own mention, by his account in the statement" },
  "backlog/inside-comment.ts": {
    steps: 3,
    because: "the case was found through both walls before; of accounts only whether each reads cases of a unit related to it, and the names of those who do",
  },
  "backlog/inside-evidence.ts": {
    steps: 1,
    because: "the case was found through both walls, keepEvidence's post asked, and the files are the viewer's own, before",
  },
  "backlog/inside-load.resolver.ts": { steps: 1, because: "the look into the chain; what is written out was read through the wall" },
  "backlog/inside-load.ts": { steps: 1, because: "the number of an event by its instant, and nothing of it" },
  "report/duties/lay-down.ts": {
    steps: 3,
    because: "the post of the operation was asked at the province, before; the viewer's own key, and of who proposed it only whether it is the viewer",
  },
  "report/rules/lay-down.ts": {
    steps: 3,
    because: "the post of the operation was asked at the province, before; the viewer's own key, and of who proposed it only whether it is the viewer",
  },
  "report/ordering/order.ts": {
    steps: 1,
    because: "draftReport's post was asked with the report's unit, before; the viewer's own key and orders",
  },
  "report/filing/draft.ts": {
    steps: 2,
    because: "draftReport's post was asked with the report's unit, before; the viewer's own key",
  },
  "report/filing/duty.ts": {
    steps: 1,
    because: "how duties of a scope stand that the policy has just let the viewer see; which report it was is told of those alone that come through the wall",
  },
  "report/filing/file.ts": {
    steps: 2,
    because: "the report came through the wall, and its operation's post was asked with its unit, before; of who filed it only whether it is the viewer",
  },
  "report/filing/make.ts": {
    steps: 1,
    because:
      "numbers and lists of a unit that draftReport's post was asked with, as the period's figures are counted; every list is held to the viewer's scope by its filter",
  },
  "report/filing/report.resolver.ts": {
    steps: 1,
    because: "by a verification code of 60 random bits: kind, unit, days, hash and state of the one report that bears it, and nobody's name",
  },
  "report/filing/route.ts": { steps: 1, because: "the chain's entry of a paper that the policy and the wall have just let the viewer read" },
  "tally/figure-change.ts": {
    steps: 1,
    because: "numbers of a scope that the policy has just let the viewer see, as the tick counts them; no case in them. Their lists are read through the wall",
  },
  "tally/restated-facts.ts": {
    steps: 1,
    because: "facts of a scope that the policy has just let the viewer see, as the period's figures count them; the case of each comes through the wall",
  },
  "tally/period-board.ts": {
    steps: 1,
    because: "numbers of a scope that the policy has just let the viewer see, as the tick counts them; no case in them. Their lists are read through the wall",
  },
  "backlog/inside-target.ts": {
    steps: 3,
    because:
      "names of those who work on the cases of a unit: of the holder and the post that assignInside was asked with, or of the scope that reads its cases",
  },
  "backlog/proposal-fields.resolver.ts": {
    steps: 4,
    because:
      "loaders that follow a case or proposal seen through the wall; of a repeat only its signs and day, the case itself through the wall; officers of the viewer's own posts",
  },
  "backlog/proposal-list.ts": { steps: 2, because: "what the viewer's own account drafted, by its id in the statement; officers of the viewer's own posts" },
  "backlog/proposal-make.ts": { steps: 1, because: "the case was found through both walls, and the drafting post asked, before" },
  "backlog/proposal-rules.ts": { steps: 1, because: "whether there is a repeat anywhere: told as a number, by design over every unit" },
  "backlog/proposal-settle.ts": {
    steps: 5,
    because:
      "the proposal came through the wall and decidingPost was asked; of a case offered to the viewer's unit only what the offer shows; his own proposal by his account",
  },
  "backlog/proposal.resolver.ts": { steps: 1, because: "the proposal that this viewer has just been allowed to make or settle" },
  "backlog/recall.resolver.ts": { steps: 3, because: "case and proposal through the wall, recallingPost asked, before" },
  "backlog/kept-view.ts": {
    steps: 3,
    because: "sealed names of views whose rows came through the wall; the viewer's own views by his account in the statement",
  },
  "case/case.resolver.ts": { steps: 1, because: "envelopes, only to mask them or to hide in a text; by loaders that follow a case seen through the wall" },
  "case/reveal.resolver.ts": { steps: 3, because: "ids by blind index, then seen and asked through the wall; erasure of cases that reaches() allowed" },
  "case/reveal.ts": { steps: 1, because: "seenCases through the wall first, revealVerdict on the case held still" },
  "directive/directive.resolver.ts": { steps: 1, because: "the look into the chain; the letter holds what came through the wall" },
  "directive/issue.ts": { steps: 2, because: "its cases came through the wall and the issuing post was asked, before; the viewer's own key" },
  "directive/obligation.ts": {
    steps: 2,
    because: "the obligation came through the wall and the act's post was asked; where its cases are, for the journal alone",
  },
  "directive/settle.ts": { steps: 1, because: "the submission and its case came through both walls, settleSubmission's post asked, before" },
  "directive/submit.ts": { steps: 1, because: "the case was found through both walls, and submitToLeader's post asked, before" },
  "directive/urge.resolver.ts": { steps: 1, because: "visibleCase(urgeCase) through both walls first" },
  "directive/withdraw.ts": { steps: 1, because: "the directive came through the wall, and the issuing post was asked, before" },
  "graph/context.ts": {
    steps: 2,
    because:
      "how many cases a source has: numbers without a word of a case, for those who see sources; and the desk of those who keep sources, whose every act asks keeper() with the owner's unit",
  },
  "ingest/desk/desk.resolver.ts": { steps: 1, because: "a manifest without its secrets, after keeps() with the owner's unit" },
  "inspection/act.ts": { steps: 1, because: "the inspection came through the wall, and the act's post was asked with its unit, before" },
  "inspection/checking/call.ts": { steps: 1, because: "whether a posted number is the inspected unit's, after recordInspectionCall's post was asked" },
  "inspection/checking/evidence.ts": {
    steps: 2,
    because:
      "counts of the inspected unit's register, of its reports and of audit entries, after openInspection's post was asked; lists of cases go through the wall",
  },
  "inspection/checking/inspection.resolver.ts": { steps: 1, because: "writes into the chain who took minutes of an inspection that came through the wall" },
  "inspection/checking/prepare.ts": { steps: 2, because: "planning and preparing, after the post was asked with every unit named" },
  "inspection/findings/raise.ts": { steps: 1, because: "the finding came through the wall, and its act's post was asked with its unit, before" },
  "inspection/signs/sign.resolver.ts": {
    steps: 3,
    because:
      "signs are numbers of units beside each other, shown for the asker's scope; accounts of a unit in it; marking, after the post was asked with the unit",
  },
  "inspection/audit-proof.resolver.ts": {
    steps: 2,
    because: "readAudit was asked by the guard, and sees every entry; the hashes, and the trace of who took the proof",
  },
  "inspection/audit-log.ts": { steps: 1, because: "writes the look into the chain; what is read is read through the wall, by readAudit" },
  "inspection/directory/directory.resolver.ts": {
    steps: 2,
    because: "a review, after the post that may review was asked with the entry's unit; the trace of who took the list that came through the wall",
  },
  "inspection/directory/change.ts": {
    steps: 2,
    because: "codes of officers, and the change, after the post that keeps the directory was asked with the entry's unit",
  },
  "inspection/reconciling/reconcile.ts": {
    steps: 1,
    because:
      "which sources the inspected unit's cases came from and what their comparison found, of an inspection that came through the wall; cases go through it",
  },
  "matter/decline.ts": { steps: 1, because: "the case was found through both walls, and declineCase's post asked, before" },
  "matter/diversion-letter.ts": { steps: 1, because: "the case was found through both walls, and letterPost asked of the unit that diverted it, before" },
  "matter/divert.resolver.ts": { steps: 1, because: "references and days of hidden cases, by units in which the viewer has openDiverted; no word of a case" },
  "matter/divert.ts": { steps: 1, because: "the case was found through both walls, and divertCase's post asked, before" },
  "matter/join-cases.ts": {
    steps: 3,
    because:
      "every case was found through both walls, and joinCases' post asked of each, before; numbers of a matter's cases, of which one out of sight is no matter",
  },
  "matter/no-result.ts": { steps: 1, because: "the case was found through both walls, and reportNoResult's post asked, before" },
  "matter/open-diverted.ts": {
    steps: 2,
    because: "openingPost asked with the units that diverted the case or got it, before anything is opened; the answer without is that of no such case",
  },
  "matter/record-call.ts": { steps: 1, because: "the case was found through both walls, and recordCall's post asked, before" },
  "matter/restriction-propose.ts": { steps: 1, because: "the case was found through both walls, and proposeRestriction's post asked, before" },
  "matter/restriction-settle.ts": {
    steps: 3,
    because: "settleRestriction's post asked with the proposing unit before it is written; officers of those who draft and decide",
  },
  "matter/restriction.resolver.ts": {
    steps: 3,
    because: "the list is the province's, by readRestrictions at the root; of a case seen through the wall the entries that its keyed hash finds",
  },
  "matter/split-matter.ts": { steps: 2, because: "heldMatter first, then assigning's own post of each case; the viewer's own key" },
  "rulebook/rulebook.resolver.ts": { steps: 1, because: "calendars and regulations are the hub's, of no unit; previews count all open cases by design" },
  "unit/unit-history.resolver.ts": { steps: 1, because: "which officer has which account: shown to keepers of accounts alone, asked field by field" },
  "writeback/leader-report/report.ts": { steps: 1, because: "the case was found through both walls, and reportToLeader's post asked, before" },
  "writeback/file-route/give-file.ts": {
    steps: 4,
    because: "its row came through the wall and visibleCase's own question first; taking back names the viewer's own account in the statement",
  },
  "writeback/file-route/take-file.ts": {
    steps: 2,
    because: "uploadFile asked with the case's units, found through both walls, or its owner's own question; the term is everybody's",
  },
  "writeback/file-route/file-key.ts": {
    steps: 2,
    because: "a file that the viewer's own account handed over under his own key, named in the statement; its name is told to who sent the same name and bytes",
  },
  "writeback/file-route/confidence.ts": { steps: 1, because: "of a case whether its submitter asked for confidence, only to keep its files back" },
  "writeback/files/attach.ts": { steps: 1, because: "names of files that came through the wall, or of changes whose case did" },
  "writeback/lanes.resolver.ts": { steps: 2, because: "the look into the chain; kinds and states of changes without a word of a case, by administerSources" },
  "writeback/request.ts": { steps: 2, because: "the case was found through both walls, and the act's post asked, before; the viewer's own key" },
  "writeback/settle-conflict.ts": { steps: 2, because: "its case is then found through both walls; without it the answer is the same as for no such change" },
  "writeback/sources.ts": { steps: 1, because: "which changes a source takes: nothing of it is shown but that" },
  "writeback/writeback.resolver.ts": { steps: 1, because: "the change that this viewer has just been allowed and made" },
  "unit/adopt-units.resolver.ts": {
    steps: 2,
    because: "the register of units is the hub's; administerUnits is asked at the root, and to change it of a post of the province",
  },
};
