import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import { AccessResolver, AccountOfficerResolver, AccountResolver, AccountSheetResolver, DelegationResolver, guardSchema } from "../access/index.ts";
import { CitizenResolver, NoticeResolver, NoticeSettingResolver } from "../alert/index.ts";
import {
  BulkResolver,
  CampaignResolver,
  CaseProposalsResolver,
  CorrectResolver,
  InsideCommentResolver,
  InsideEvidenceResolver,
  InsideLoadResolver,
  InsideResolver,
  LettersResolver,
  ProposalFieldsResolver,
  ProposalResolver,
  RecallResolver,
  SavedViewResolver,
} from "../backlog/index.ts";
import { CaseAreaResolver, CaseResolver, RevealResolver } from "../case/index.ts";
import { CaseTimeLeftResolver, ClockResolver, TimeLeftDaysResolver } from "../clock/index.ts";
import {
  CaseDirectivesResolver,
  CaseSubmissionsResolver,
  DirectiveResolver,
  DirectivesSummaryResolver,
  ObligationResolver,
  SubmissionResolver,
  UrgeResolver,
} from "../directive/index.ts";
import { DeskActsResolver, DeskResolver } from "../ingest/index.ts";
import { AuditLogResolver } from "../inspection/index.ts";
import { LiveResolver, NoticesLiveResolver } from "../live/index.ts";
import {
  CallResolver,
  CaseMatterResolver,
  CaseRestrictionResolver,
  DeclineResolver,
  DivertResolver,
  MatterResolver,
  NoResultResolver,
  RestrictionResolver,
} from "../matter/index.ts";
import { RulebookResolver, RulePreviewResolver } from "../rulebook/index.ts";
import { SourceResolver } from "../source/index.ts";
import { BacklogResolver, BoardResolver, CasesResolver, DefinitionsResolver, SupervisedResolver } from "../tally/index.ts";
import {
  AccountOfficerViewResolver,
  AccountPostUnitResolver,
  AdoptUnitsResolver,
  DelegationUnitResolver,
  UnitHistoryResolver,
  UnitResolver,
  ViewerPostUnitResolver,
  ViewerScopeResolver,
} from "../unit/index.ts";
import { LanesResolver, WritebackResolver } from "../writeback/index.ts";

/** Every subscription brings its own mailbox; type-graphql only asks that a PubSub be given. */
const noPubSub = {
  publish: (): never => {
    throw new Error("events go through the journal, not through a PubSub");
  },
  subscribe: (): never => {
    throw new Error("subscriptions are the live station's mailboxes");
  },
};

/** The hub's schema, executable as built, every root field behind the policy. */
export async function hubSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccessResolver,
      AccountResolver,
      AccountSheetResolver,
      AccountOfficerResolver,
      AccountOfficerViewResolver,
      DelegationResolver,
      AccountPostUnitResolver,
      ViewerPostUnitResolver,
      DelegationUnitResolver,
      SupervisedResolver,
      UrgeResolver,
      DirectiveResolver,
      CaseDirectivesResolver,
      ObligationResolver,
      SubmissionResolver,
      CaseSubmissionsResolver,
      DirectivesSummaryResolver,
      UnitResolver,
      UnitHistoryResolver,
      AdoptUnitsResolver,
      ViewerScopeResolver,
      SourceResolver,
      DeskResolver,
      DeskActsResolver,
      CaseResolver,
      CaseAreaResolver,
      RevealResolver,
      ClockResolver,
      CaseTimeLeftResolver,
      TimeLeftDaysResolver,
      BoardResolver,
      CasesResolver,
      BacklogResolver,
      CorrectResolver,
      DefinitionsResolver,
      RulebookResolver,
      RulePreviewResolver,
      AuditLogResolver,
      LiveResolver,
      NoticesLiveResolver,
      NoticeResolver,
      NoticeSettingResolver,
      CitizenResolver,
      WritebackResolver,
      LanesResolver,
      BulkResolver,
      LettersResolver,
      CampaignResolver,
      ProposalResolver,
      CaseProposalsResolver,
      ProposalFieldsResolver,
      RecallResolver,
      InsideResolver,
      InsideLoadResolver,
      InsideCommentResolver,
      InsideEvidenceResolver,
      SavedViewResolver,
      CallResolver,
      DeclineResolver,
      DivertResolver,
      NoResultResolver,
      MatterResolver,
      CaseMatterResolver,
      RestrictionResolver,
      CaseRestrictionResolver,
    ],
    validate: false,
    pubSub: noPubSub,
  });
  return guardSchema(schema);
}
