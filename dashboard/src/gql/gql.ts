/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment AccountRow on Account {\n    username\n    displayName\n    lockedAt\n    mustChangePassword\n    officer {\n      code\n      name\n      posts\n      fits\n      standsInFor\n      deputies\n    }\n    posts {\n      role\n      validTo\n      unit {\n        code\n        name\n      }\n    }\n  }\n": typeof types.AccountRowFragmentDoc,
    "\n  mutation LockAccount($input: AccountInput!) {\n    lockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.LockAccountDocument,
    "\n  mutation UnlockAccount($input: AccountInput!) {\n    unlockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.UnlockAccountDocument,
    "\n  mutation ResetPassword($input: AccountInput!) {\n    resetPassword(input: $input) {\n      ... on OneTimePassword {\n        password\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation MoveAccount($input: MoveAccountInput!) {\n    moveAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.MoveAccountDocument,
    "\n  query Accounts($text: String, $first: Int!) {\n    accounts(text: $text, first: $first) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          username\n          ...AccountRow\n        }\n      }\n    }\n  }\n": typeof types.AccountsDocument,
    "\n  query Delegations {\n    viewer {\n      username\n      posts {\n        onBehalfOf\n        acts\n      }\n    }\n    delegations {\n      id\n      fromUsername\n      fromName\n      toName\n      acts\n      fromAt\n      toAt\n      endedAt\n    }\n  }\n": typeof types.DelegationsDocument,
    "\n  mutation Delegate($input: DelegateInput!) {\n    delegate(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.DelegateDocument,
    "\n  mutation EndDelegation($input: DelegationInput!) {\n    endDelegation(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.EndDelegationDocument,
    "\n  query PreviewAccounts($input: AccountSheetInput!) {\n    previewAccounts(input: $input) {\n      sheets\n      columns\n      accounts {\n        line\n        sheet\n        username\n        displayName\n        role\n        unitCode\n      }\n      problems {\n        line\n        at\n        cell\n        missing\n        message\n      }\n    }\n  }\n": typeof types.PreviewAccountsDocument,
    "\n  mutation AdoptAccounts($input: AccountSheetInput!) {\n    adoptAccounts(input: $input) {\n      ... on AccountsAdopted {\n        passwords {\n          username\n          password\n        }\n      }\n      ... on AccountSheet {\n        problems {\n          line\n          at\n          message\n        }\n      }\n    }\n  }\n": typeof types.AdoptAccountsDocument,
    "\n  mutation LinkOfficer($input: LinkOfficerInput!) {\n    linkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.LinkOfficerDocument,
    "\n  mutation UnlinkOfficer($input: AccountInput!) {\n    unlinkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": typeof types.UnlinkOfficerDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on AccountRefused {\n        message\n      }\n      ... on TooManyAttempts {\n        message\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query AuditLog($filter: AuditFilter!, $first: Int!, $after: String) {\n    auditEntries(filter: $filter, first: $first, after: $after) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          id\n          ...EntryRow\n        }\n      }\n    }\n  }\n": typeof types.AuditLogDocument,
    "\n  query AuditChain {\n    auditChain {\n      ...ChainPanel\n    }\n  }\n": typeof types.AuditChainDocument,
    "\n  fragment ChainPanel on AuditChain {\n    instant\n    streams {\n      stream\n      entries\n    }\n    checkpoints {\n      at\n      entries\n    }\n    verification {\n      at\n      entries\n      findings {\n        place\n        number\n      }\n    }\n  }\n": typeof types.ChainPanelFragmentDoc,
    "\n  fragment EntryRow on AuditEntry {\n    stream\n    number\n    at\n    actorKind\n    actor\n    onBehalfOf\n    act\n    subjectKind\n    subjectId\n    detail {\n      name\n      value\n    }\n    sealedTexts\n  }\n": typeof types.EntryRowFragmentDoc,
    "\n  fragment CalendarDays on WorkCalendar {\n    version\n    years {\n      year\n      provisional\n      status\n      workingDays\n      days {\n        day\n        worked\n        reason\n      }\n    }\n    differences {\n      day\n      before\n      after\n      worksAfter\n    }\n  }\n": typeof types.CalendarDaysFragmentDoc,
    "\n  query Calendars {\n    calendars {\n      version\n      status\n      note\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...CalendarDays\n    }\n  }\n": typeof types.CalendarsDocument,
    "\n  mutation ProposeCalendar($input: ProposeCalendarInput!) {\n    proposeCalendar(input: $input) {\n      __typename\n      ... on WorkCalendar {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": typeof types.ProposeCalendarDocument,
    "\n  fragment CaseChanges on Case {\n    id\n    learnedAt\n    source {\n      code\n      name\n    }\n    changes {\n      id\n      ...ChangeRow\n    }\n    possibleChanges {\n      kind\n      onWorklist\n    }\n  }\n": typeof types.CaseChangesFragmentDoc,
    "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      unit {\n        id\n      }\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n": typeof types.CaseClocksFragmentDoc,
    "\n  mutation RevealSubmitter($input: RevealSubmitterInput!) {\n    revealSubmitter(input: $input) {\n      __typename\n      ... on RevealedSubmitter {\n        name\n        phone\n        email\n        address\n        content\n        erased\n        forSeconds\n      }\n      ... on ItemsConfidential {\n        items\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.RevealSubmitterDocument,
    "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n": typeof types.CaseCustodyFragmentDoc,
    "\n  fragment CaseFacts on Case {\n    id\n    caseStream\n    channel\n    field\n    placeText\n    area {\n      name\n      now\n    }\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n": typeof types.CaseFactsFragmentDoc,
    "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    originalDueAt\n    mergedInto {\n      id\n      reference\n    }\n    merged\n    source {\n      code\n      name\n    }\n  }\n": typeof types.CaseHeadFragmentDoc,
    "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    paused\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n": typeof types.CaseNowFragmentDoc,
    "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseChanges\n    ...CaseUrge\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n": typeof types.WholeCaseFragmentDoc,
    "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n": typeof types.CaseDocument,
    "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n": typeof types.CaseChangedDocument,
    "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CaseStepsFragmentDoc,
    "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n": typeof types.CaseSubmitterFragmentDoc,
    "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n": typeof types.CaseTextFragmentDoc,
    "\n  fragment CaseUrge on Case {\n    id\n    open\n    urgedTimes\n    urgings {\n      at\n      reason\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CaseUrgeFragmentDoc,
    "\n  mutation UrgeCase($input: UrgeCaseInput!) {\n    urgeCase(input: $input) {\n      __typename\n      ... on CaseUrged {\n        case {\n          id\n          ...CaseUrge\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.UrgeCaseDocument,
    "\n  fragment ChangeConflict on RequestedChange {\n    conflict {\n      field\n      seen\n      now\n    }\n  }\n": typeof types.ChangeConflictFragmentDoc,
    "\n  mutation RequestCaseChange($input: RequestCaseChangeInput!) {\n    requestCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeQueued {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on CaseMovedOn {\n        case {\n          id\n          ...WholeCase\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.RequestCaseChangeDocument,
    "\n  fragment ChangeRow on RequestedChange {\n    id\n    kind\n    state\n    decidedAt\n    words\n    dueDay\n    reason\n    unconfirmed\n    maySettle\n    by {\n      id\n      name\n    }\n    toUnit {\n      id\n      name\n    }\n    ...ChangeConflict\n  }\n": typeof types.ChangeRowFragmentDoc,
    "\n  mutation SettleCaseChange($input: SettleCaseChangeInput!) {\n    settleCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeSettled {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.SettleCaseChangeDocument,
    "\n  query ChangeTargets($id: ID!, $find: String!) {\n    case(id: $id) {\n      id\n      changeTargets(find: $find) {\n        id\n        code\n        name\n      }\n    }\n  }\n": typeof types.ChangeTargetsDocument,
    "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    lateWorkingMinutes\n    paused\n    remainingDays\n    remainingMinutes\n    originalDueAt\n    ...ClockWaits\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      startsFrom\n      regulationTitle\n      regulationVersion\n      regulationFrom\n      calendarVersion\n      calendarInForce\n      provisionalYears\n      ...ClockDays\n    }\n  }\n": typeof types.ClockCardFragmentDoc,
    "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n": typeof types.ClockDaysFragmentDoc,
    "\n  fragment ClockWaits on Clock {\n    pauses {\n      from\n      to\n      reason\n      reasonName\n      legalBasis\n      approver\n      stops\n    }\n    extensions {\n      at\n      dueDay\n      addedWorkingDays\n      approver\n      irregular\n    }\n  }\n": typeof types.ClockWaitsFragmentDoc,
    "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    extended\n    originalDueAt\n    merged\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n": typeof types.CaseRowFragmentDoc,
    "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CasesDocument,
    "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n": typeof types.ChosenUnitFragmentDoc,
    "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n": typeof types.FilterWordsDocument,
    "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n": typeof types.NewestPointDocument,
    "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n": typeof types.UnitPickerFragmentDoc,
    "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n": typeof types.LiveFiguresFragmentDoc,
    "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...OtherStreams\n    ...UnitRanking\n  }\n": typeof types.LiveBoardFragmentDoc,
    "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n": typeof types.BoardDocument,
    "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n": typeof types.BoardChangedDocument,
    "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n": typeof types.OverviewTrendDocument,
    "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n": typeof types.SourcesGlanceDocument,
    "\n  query Supervised($unit: String!) {\n    board(unit: $unit) {\n      supervised\n      asOf {\n        token\n      }\n      scope {\n        id\n        parent {\n          id\n        }\n      }\n    }\n  }\n": typeof types.SupervisedDocument,
    "\n  fragment RegulationParts on Regulation {\n    version\n    title\n    code\n    bodyName\n    own\n    validFrom\n    validTo\n    source\n    limits {\n      stage\n      caseStream\n      field\n      urgency\n      severalAgencies\n      channel\n      limit\n      startsFrom\n      ruleName\n      legalBasis\n      assumed\n      validFrom\n      validTo\n    }\n    terms {\n      part\n      code\n      name\n      value\n      legalBasis\n      assumed\n    }\n    differences {\n      what\n      before\n      after\n    }\n  }\n": typeof types.RegulationPartsFragmentDoc,
    "\n  query Regulations {\n    regulations {\n      version\n      title\n      own\n      status\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...RegulationParts\n    }\n  }\n": typeof types.RegulationsDocument,
    "\n  mutation ProposeRegulation($input: ProposeRegulationInput!) {\n    proposeRegulation(input: $input) {\n      __typename\n      ... on Regulation {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": typeof types.ProposeRegulationDocument,
    "\n  fragment WhatAdoptionMet on RulesAdopted {\n    met {\n      redated\n    }\n    previewed {\n      redated\n    }\n    changedMeanwhile {\n      redated\n    }\n    besides\n  }\n": typeof types.WhatAdoptionMetFragmentDoc,
    "\n  mutation AdoptCalendar($input: AdoptRulesInput!) {\n    adopted: adoptCalendar(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.AdoptCalendarDocument,
    "\n  mutation AdoptRegulation($input: AdoptRulesInput!) {\n    adopted: adoptRegulation(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.AdoptRegulationDocument,
    "\n  query MovedCases($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) {\n    rulePreview(version: $version) {\n      id\n      cases(effect: $effect, unit: $unit, first: 50, after: $after) {\n        nodes {\n          id\n          reference\n          title\n          dueBefore\n          dueAfter\n          unit {\n            id\n            code\n            name\n          }\n        }\n        next\n      }\n    }\n  }\n": typeof types.MovedCasesDocument,
    "\n  query RulePreviewOf($version: String!) {\n    rulePreview(version: $version) {\n      id\n      version\n      asOf {\n        event\n        instant\n      }\n      madeBy\n      outdated\n      openCases\n      undatable\n      effects {\n        redated\n        noLongerOverdue\n        becomesOverdue\n      }\n      units {\n        unit {\n          id\n          code\n          name\n        }\n        effects {\n          redated\n          noLongerOverdue\n          becomesOverdue\n        }\n      }\n    }\n  }\n": typeof types.RulePreviewOfDocument,
    "\n  mutation PreviewRules($version: String!) {\n    previewRules(input: { version: $version }) {\n      __typename\n      ... on RulePreview {\n        id\n      }\n      ... on NotProposed {\n        message\n      }\n    }\n  }\n": typeof types.PreviewRulesDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n      mustChangePassword\n    }\n  }\n": typeof types.SessionDocument,
    "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n": typeof types.SampleAccountsFragmentDoc,
    "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n": typeof types.SignInPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query SourceKinds {\n    sourceKinds {\n      kind\n      skeleton\n    }\n  }\n": typeof types.SourceKindsDocument,
    "\n  fragment CheckFindings on SourceCheck {\n    ok\n    findings {\n      step\n      ok\n      fault\n      message\n    }\n  }\n": typeof types.CheckFindingsFragmentDoc,
    "\n  mutation CheckSource($input: SourceMeantInput!) {\n    checkSource(input: $input) {\n      __typename\n      ...CheckFindings\n      ...Refusals\n    }\n  }\n": typeof types.CheckSourceDocument,
    "\n  mutation PreviewSource($input: SourceMeantInput!) {\n    previewSource(input: $input) {\n      __typename\n      ...PreviewedRecords\n      ...Refusals\n    }\n  }\n": typeof types.PreviewSourceDocument,
    "\n  mutation ConnectSource($input: ConnectSourceInput!) {\n    connectSource(input: $input) {\n      __typename\n      ... on Source {\n        code\n      }\n      ...Refusals\n    }\n  }\n": typeof types.ConnectSourceDocument,
    "\n  fragment PreviewedRecords on SourcePreview {\n    records {\n      stream\n      sourceId\n      reference\n      title\n      stage\n      receivedAt\n      dueAt\n      unit {\n        id\n        code\n        name\n      }\n      submitterName\n      problem\n      unknownWords {\n        list\n        word\n      }\n    }\n    rejects {\n      locator\n      reason\n    }\n  }\n": typeof types.PreviewedRecordsFragmentDoc,
    "\n  fragment Refusals on SourceRefused {\n    message\n    problems {\n      at\n      expected\n    }\n  }\n": typeof types.RefusalsFragmentDoc,
    "\n  fragment SourceActs on Source {\n    code\n    paused\n    stoppedAt\n  }\n": typeof types.SourceActsFragmentDoc,
    "\n  mutation SyncSource($input: SourceInput!) {\n    syncSource(input: $input) {\n      __typename\n    }\n  }\n": typeof types.SyncSourceDocument,
    "\n  mutation PauseSource($input: SourceInput!) {\n    pauseSource(input: $input) {\n      __typename\n    }\n  }\n": typeof types.PauseSourceDocument,
    "\n  mutation ResumeSource($input: SourceInput!) {\n    resumeSource(input: $input) {\n      __typename\n    }\n  }\n": typeof types.ResumeSourceDocument,
    "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    paused\n    stoppedAt\n    cases\n    openCases\n    quarantined\n    unknownWords\n    waitingSweeps\n    driftNotices\n  }\n": typeof types.SourceCardFragmentDoc,
    "\n  fragment SourceDrift on Source {\n    code\n    drift {\n      id\n      stream\n      change\n      path\n      was\n      isNow\n      firstSeenAt\n    }\n  }\n": typeof types.SourceDriftFragmentDoc,
    "\n  mutation AcknowledgeDrift($input: SourceInput!) {\n    acknowledgeDrift(input: $input) {\n      __typename\n    }\n  }\n": typeof types.AcknowledgeDriftDocument,
    "\n  query SourceLanes($code: String!, $cases: Boolean!) {\n    source(code: $code) {\n      code\n      name\n    }\n    caseChangeLanes(source: $code) {\n      id\n      kind\n      state\n      stateAt\n      tries\n      reason\n      unconfirmed\n    }\n    worklist(source: $code) @include(if: $cases) {\n      caseId\n      reference\n      change {\n        id\n        kind\n        decidedAt\n        dueDay\n        unconfirmed\n        by {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.SourceLanesDocument,
    "\n  query WorklistFile($code: String!) {\n    worklistFile(source: $code) {\n      name\n      base64\n    }\n  }\n": typeof types.WorklistFileDocument,
    "\n  fragment SourceManifest on Source {\n    code\n    manifest\n    secretNames\n  }\n": typeof types.SourceManifestFragmentDoc,
    "\n  query Source($code: String!) {\n    source(code: $code) {\n      code\n      name\n      sweeps {\n        id\n      }\n      ...SourceCard\n      ...SourceActs\n      ...SourceDrift\n      ...SourceManifest\n      ...SourceQuarantine\n      ...SourceSweeps\n      ...SourceWords\n    }\n  }\n": typeof types.SourceDocument,
    "\n  query SourceRuns($code: String!) {\n    source(code: $code) {\n      code\n      run {\n        ...RunUnderWay\n      }\n    }\n    sourceRuns(source: $code, first: 20) {\n      ...SourceRuns\n    }\n  }\n": typeof types.SourceRunsDocument,
    "\n  fragment SourceQuarantine on Source {\n    code\n    quarantined\n    quarantine {\n      id\n      stream\n      locator\n      place\n      reason\n      times\n      at\n    }\n  }\n": typeof types.SourceQuarantineFragmentDoc,
    "\n  mutation ReplaySource($input: ReplaySourceInput!) {\n    replaySource(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.ReplaySourceDocument,
    "\n  mutation SettleQuarantined($input: SettleQuarantinedInput!) {\n    settleQuarantined(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.SettleQuarantinedDocument,
    "\n  fragment RunUnderWay on SourceRun {\n    id\n    startedAt\n    askedBy\n    stream\n    records\n    applied\n    rejected\n  }\n": typeof types.RunUnderWayFragmentDoc,
    "\n  fragment SourceRuns on SourceRunConnection {\n    totalCount\n    edges {\n      node {\n        id\n        startedAt\n        endedAt\n        outcome\n        fault\n        reason\n        askedBy\n        times\n        records\n        applied\n        held\n        rejected\n        gone\n      }\n    }\n  }\n": typeof types.SourceRunsFragmentDoc,
    "\n  fragment SourceSweeps on Source {\n    code\n    sweeps {\n      id\n      begunAt\n      stream\n      known\n      gone\n      examples\n    }\n  }\n": typeof types.SourceSweepsFragmentDoc,
    "\n  mutation ConfirmSweep($input: ConfirmSweepInput!) {\n    confirmSweep(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n": typeof types.ConfirmSweepDocument,
    "\n  fragment SourceWords on Source {\n    code\n    unknownWords\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n": typeof types.SourceWordsFragmentDoc,
    "\n  mutation MapSourceWord($input: MapSourceWordInput!) {\n    mapSourceWord(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n      ... on SourceRefused {\n        problems {\n          at\n          expected\n        }\n      }\n    }\n  }\n": typeof types.MapSourceWordDocument,
    "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n": typeof types.SourcesDocument,
    "\n  query MeaningUnits {\n    units {\n      id\n      code\n      name\n    }\n  }\n": typeof types.MeaningUnitsDocument,
    "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n": typeof types.BoardClocksFragmentDoc,
    "\n  query FigureDefinitions($language: DefinitionLanguage!) {\n    definitions(language: $language) {\n      regulationTitle\n      regulationFrom\n      figures {\n        figure\n        name\n        counted\n        notCounted\n      }\n    }\n  }\n": typeof types.FigureDefinitionsDocument,
    "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    paused\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n": typeof types.FigureTilesFragmentDoc,
    "\n  fragment OtherStreams on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    otherStreams {\n      caseStream\n      open\n      overdue\n    }\n  }\n": typeof types.OtherStreamsFragmentDoc,
    "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n": typeof types.SourceStripFragmentDoc,
    "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n": typeof types.TrendPanelFragmentDoc,
    "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n": typeof types.FiguresRowFragmentDoc,
    "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n": typeof types.UnitRankingFragmentDoc,
    "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    paused: cases(filter: { unit: $unit, open: true, lateness: PAUSED }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n": typeof types.OpenCasesDocument,
    "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n": typeof types.UnitFactsFragmentDoc,
    "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n": typeof types.UnitFactsPredecessorFragmentDoc,
    "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n": typeof types.UnitDocument,
    "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n": typeof types.UnitTrendDocument,
    "\n  query WithoutSuccessor {\n    cases(filter: { withoutSuccessor: true }, first: 20) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          reference\n          title\n          unit {\n            id\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.WithoutSuccessorDocument,
    "\n  mutation PreviewUnits($input: UnitsFileInput!) {\n    previewUnits(input: $input) {\n      ... on UnitsPreview {\n        changes {\n          kind\n          code\n          name\n          on\n          before\n          after\n        }\n        otherTerms\n        problems {\n          at\n          message\n        }\n        endingAlone\n        unitsInFile\n        fingerprint\n      }\n      ... on UnitsFileRefused {\n        message\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": typeof types.PreviewUnitsDocument,
    "\n  mutation AdoptUnits($input: AdoptUnitsInput!) {\n    adoptUnits(input: $input) {\n      __typename\n      ... on UnitsPreview {\n        unitsInFile\n      }\n      ... on UnitsFileRefused {\n        message\n      }\n      ... on UnitsMovedOn {\n        message\n      }\n    }\n  }\n": typeof types.AdoptUnitsDocument,
    "\n  fragment UnitTimeline on Unit {\n    code\n    ended\n    versions {\n      from\n      to\n      name\n      kind\n      legalBasis\n      parent {\n        id\n        code\n        name\n      }\n    }\n    successions {\n      kind\n      effectiveOn\n      areas\n      fields\n      legalBasis\n      predecessor {\n        id\n        code\n        name\n      }\n      successor {\n        id\n        code\n        name\n      }\n    }\n  }\n": typeof types.UnitTimelineFragmentDoc,
    "\n  query UnitRecord($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      scored\n      inspected\n      codes {\n        scheme\n        code\n        from\n        to\n      }\n      officers {\n        code\n        name\n        title\n        head\n        phone\n        email\n      }\n      roster {\n        code\n        name\n        phone\n        task\n        charge\n        fields\n        duty {\n          days\n          from\n          to\n        }\n        deputy\n        deputyUntil\n        deputyUsername\n      }\n      hotlines {\n        number\n        name\n        hours {\n          days\n          from\n          to\n        }\n      }\n      ...UnitTimeline\n    }\n  }\n": typeof types.UnitRecordDocument,
    "\n  query Register {\n    units {\n      id\n      code\n      name\n      kind\n      ended\n      scored\n      parent {\n        id\n        code\n      }\n    }\n  }\n": typeof types.RegisterDocument,
};
const documents: Documents = {
    "\n  fragment AccountRow on Account {\n    username\n    displayName\n    lockedAt\n    mustChangePassword\n    officer {\n      code\n      name\n      posts\n      fits\n      standsInFor\n      deputies\n    }\n    posts {\n      role\n      validTo\n      unit {\n        code\n        name\n      }\n    }\n  }\n": types.AccountRowFragmentDoc,
    "\n  mutation LockAccount($input: AccountInput!) {\n    lockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.LockAccountDocument,
    "\n  mutation UnlockAccount($input: AccountInput!) {\n    unlockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.UnlockAccountDocument,
    "\n  mutation ResetPassword($input: AccountInput!) {\n    resetPassword(input: $input) {\n      ... on OneTimePassword {\n        password\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.ResetPasswordDocument,
    "\n  mutation MoveAccount($input: MoveAccountInput!) {\n    moveAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.MoveAccountDocument,
    "\n  query Accounts($text: String, $first: Int!) {\n    accounts(text: $text, first: $first) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          username\n          ...AccountRow\n        }\n      }\n    }\n  }\n": types.AccountsDocument,
    "\n  query Delegations {\n    viewer {\n      username\n      posts {\n        onBehalfOf\n        acts\n      }\n    }\n    delegations {\n      id\n      fromUsername\n      fromName\n      toName\n      acts\n      fromAt\n      toAt\n      endedAt\n    }\n  }\n": types.DelegationsDocument,
    "\n  mutation Delegate($input: DelegateInput!) {\n    delegate(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.DelegateDocument,
    "\n  mutation EndDelegation($input: DelegationInput!) {\n    endDelegation(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.EndDelegationDocument,
    "\n  query PreviewAccounts($input: AccountSheetInput!) {\n    previewAccounts(input: $input) {\n      sheets\n      columns\n      accounts {\n        line\n        sheet\n        username\n        displayName\n        role\n        unitCode\n      }\n      problems {\n        line\n        at\n        cell\n        missing\n        message\n      }\n    }\n  }\n": types.PreviewAccountsDocument,
    "\n  mutation AdoptAccounts($input: AccountSheetInput!) {\n    adoptAccounts(input: $input) {\n      ... on AccountsAdopted {\n        passwords {\n          username\n          password\n        }\n      }\n      ... on AccountSheet {\n        problems {\n          line\n          at\n          message\n        }\n      }\n    }\n  }\n": types.AdoptAccountsDocument,
    "\n  mutation LinkOfficer($input: LinkOfficerInput!) {\n    linkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.LinkOfficerDocument,
    "\n  mutation UnlinkOfficer($input: AccountInput!) {\n    unlinkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n": types.UnlinkOfficerDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on AccountRefused {\n        message\n      }\n      ... on TooManyAttempts {\n        message\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  query AuditLog($filter: AuditFilter!, $first: Int!, $after: String) {\n    auditEntries(filter: $filter, first: $first, after: $after) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          id\n          ...EntryRow\n        }\n      }\n    }\n  }\n": types.AuditLogDocument,
    "\n  query AuditChain {\n    auditChain {\n      ...ChainPanel\n    }\n  }\n": types.AuditChainDocument,
    "\n  fragment ChainPanel on AuditChain {\n    instant\n    streams {\n      stream\n      entries\n    }\n    checkpoints {\n      at\n      entries\n    }\n    verification {\n      at\n      entries\n      findings {\n        place\n        number\n      }\n    }\n  }\n": types.ChainPanelFragmentDoc,
    "\n  fragment EntryRow on AuditEntry {\n    stream\n    number\n    at\n    actorKind\n    actor\n    onBehalfOf\n    act\n    subjectKind\n    subjectId\n    detail {\n      name\n      value\n    }\n    sealedTexts\n  }\n": types.EntryRowFragmentDoc,
    "\n  fragment CalendarDays on WorkCalendar {\n    version\n    years {\n      year\n      provisional\n      status\n      workingDays\n      days {\n        day\n        worked\n        reason\n      }\n    }\n    differences {\n      day\n      before\n      after\n      worksAfter\n    }\n  }\n": types.CalendarDaysFragmentDoc,
    "\n  query Calendars {\n    calendars {\n      version\n      status\n      note\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...CalendarDays\n    }\n  }\n": types.CalendarsDocument,
    "\n  mutation ProposeCalendar($input: ProposeCalendarInput!) {\n    proposeCalendar(input: $input) {\n      __typename\n      ... on WorkCalendar {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": types.ProposeCalendarDocument,
    "\n  fragment CaseChanges on Case {\n    id\n    learnedAt\n    source {\n      code\n      name\n    }\n    changes {\n      id\n      ...ChangeRow\n    }\n    possibleChanges {\n      kind\n      onWorklist\n    }\n  }\n": types.CaseChangesFragmentDoc,
    "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      unit {\n        id\n      }\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n": types.CaseClocksFragmentDoc,
    "\n  mutation RevealSubmitter($input: RevealSubmitterInput!) {\n    revealSubmitter(input: $input) {\n      __typename\n      ... on RevealedSubmitter {\n        name\n        phone\n        email\n        address\n        content\n        erased\n        forSeconds\n      }\n      ... on ItemsConfidential {\n        items\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.RevealSubmitterDocument,
    "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n": types.CaseCustodyFragmentDoc,
    "\n  fragment CaseFacts on Case {\n    id\n    caseStream\n    channel\n    field\n    placeText\n    area {\n      name\n      now\n    }\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n": types.CaseFactsFragmentDoc,
    "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    originalDueAt\n    mergedInto {\n      id\n      reference\n    }\n    merged\n    source {\n      code\n      name\n    }\n  }\n": types.CaseHeadFragmentDoc,
    "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    paused\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n": types.CaseNowFragmentDoc,
    "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseChanges\n    ...CaseUrge\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n": types.WholeCaseFragmentDoc,
    "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n": types.CaseDocument,
    "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n": types.CaseChangedDocument,
    "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n": types.CaseStepsFragmentDoc,
    "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n": types.CaseSubmitterFragmentDoc,
    "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n": types.CaseTextFragmentDoc,
    "\n  fragment CaseUrge on Case {\n    id\n    open\n    urgedTimes\n    urgings {\n      at\n      reason\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n  }\n": types.CaseUrgeFragmentDoc,
    "\n  mutation UrgeCase($input: UrgeCaseInput!) {\n    urgeCase(input: $input) {\n      __typename\n      ... on CaseUrged {\n        case {\n          id\n          ...CaseUrge\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.UrgeCaseDocument,
    "\n  fragment ChangeConflict on RequestedChange {\n    conflict {\n      field\n      seen\n      now\n    }\n  }\n": types.ChangeConflictFragmentDoc,
    "\n  mutation RequestCaseChange($input: RequestCaseChangeInput!) {\n    requestCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeQueued {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on CaseMovedOn {\n        case {\n          id\n          ...WholeCase\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.RequestCaseChangeDocument,
    "\n  fragment ChangeRow on RequestedChange {\n    id\n    kind\n    state\n    decidedAt\n    words\n    dueDay\n    reason\n    unconfirmed\n    maySettle\n    by {\n      id\n      name\n    }\n    toUnit {\n      id\n      name\n    }\n    ...ChangeConflict\n  }\n": types.ChangeRowFragmentDoc,
    "\n  mutation SettleCaseChange($input: SettleCaseChangeInput!) {\n    settleCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeSettled {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.SettleCaseChangeDocument,
    "\n  query ChangeTargets($id: ID!, $find: String!) {\n    case(id: $id) {\n      id\n      changeTargets(find: $find) {\n        id\n        code\n        name\n      }\n    }\n  }\n": types.ChangeTargetsDocument,
    "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    lateWorkingMinutes\n    paused\n    remainingDays\n    remainingMinutes\n    originalDueAt\n    ...ClockWaits\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      startsFrom\n      regulationTitle\n      regulationVersion\n      regulationFrom\n      calendarVersion\n      calendarInForce\n      provisionalYears\n      ...ClockDays\n    }\n  }\n": types.ClockCardFragmentDoc,
    "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n": types.ClockDaysFragmentDoc,
    "\n  fragment ClockWaits on Clock {\n    pauses {\n      from\n      to\n      reason\n      reasonName\n      legalBasis\n      approver\n      stops\n    }\n    extensions {\n      at\n      dueDay\n      addedWorkingDays\n      approver\n      irregular\n    }\n  }\n": types.ClockWaitsFragmentDoc,
    "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    extended\n    originalDueAt\n    merged\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n": types.CaseRowFragmentDoc,
    "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CasesDocument,
    "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n": types.ChosenUnitFragmentDoc,
    "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n": types.FilterWordsDocument,
    "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n": types.NewestPointDocument,
    "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n": types.UnitPickerFragmentDoc,
    "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n": types.LiveFiguresFragmentDoc,
    "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...OtherStreams\n    ...UnitRanking\n  }\n": types.LiveBoardFragmentDoc,
    "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n": types.BoardDocument,
    "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n": types.BoardChangedDocument,
    "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n": types.OverviewTrendDocument,
    "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n": types.SourcesGlanceDocument,
    "\n  query Supervised($unit: String!) {\n    board(unit: $unit) {\n      supervised\n      asOf {\n        token\n      }\n      scope {\n        id\n        parent {\n          id\n        }\n      }\n    }\n  }\n": types.SupervisedDocument,
    "\n  fragment RegulationParts on Regulation {\n    version\n    title\n    code\n    bodyName\n    own\n    validFrom\n    validTo\n    source\n    limits {\n      stage\n      caseStream\n      field\n      urgency\n      severalAgencies\n      channel\n      limit\n      startsFrom\n      ruleName\n      legalBasis\n      assumed\n      validFrom\n      validTo\n    }\n    terms {\n      part\n      code\n      name\n      value\n      legalBasis\n      assumed\n    }\n    differences {\n      what\n      before\n      after\n    }\n  }\n": types.RegulationPartsFragmentDoc,
    "\n  query Regulations {\n    regulations {\n      version\n      title\n      own\n      status\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...RegulationParts\n    }\n  }\n": types.RegulationsDocument,
    "\n  mutation ProposeRegulation($input: ProposeRegulationInput!) {\n    proposeRegulation(input: $input) {\n      __typename\n      ... on Regulation {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": types.ProposeRegulationDocument,
    "\n  fragment WhatAdoptionMet on RulesAdopted {\n    met {\n      redated\n    }\n    previewed {\n      redated\n    }\n    changedMeanwhile {\n      redated\n    }\n    besides\n  }\n": types.WhatAdoptionMetFragmentDoc,
    "\n  mutation AdoptCalendar($input: AdoptRulesInput!) {\n    adopted: adoptCalendar(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.AdoptCalendarDocument,
    "\n  mutation AdoptRegulation($input: AdoptRulesInput!) {\n    adopted: adoptRegulation(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.AdoptRegulationDocument,
    "\n  query MovedCases($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) {\n    rulePreview(version: $version) {\n      id\n      cases(effect: $effect, unit: $unit, first: 50, after: $after) {\n        nodes {\n          id\n          reference\n          title\n          dueBefore\n          dueAfter\n          unit {\n            id\n            code\n            name\n          }\n        }\n        next\n      }\n    }\n  }\n": types.MovedCasesDocument,
    "\n  query RulePreviewOf($version: String!) {\n    rulePreview(version: $version) {\n      id\n      version\n      asOf {\n        event\n        instant\n      }\n      madeBy\n      outdated\n      openCases\n      undatable\n      effects {\n        redated\n        noLongerOverdue\n        becomesOverdue\n      }\n      units {\n        unit {\n          id\n          code\n          name\n        }\n        effects {\n          redated\n          noLongerOverdue\n          becomesOverdue\n        }\n      }\n    }\n  }\n": types.RulePreviewOfDocument,
    "\n  mutation PreviewRules($version: String!) {\n    previewRules(input: { version: $version }) {\n      __typename\n      ... on RulePreview {\n        id\n      }\n      ... on NotProposed {\n        message\n      }\n    }\n  }\n": types.PreviewRulesDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n      mustChangePassword\n    }\n  }\n": types.SessionDocument,
    "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n": types.SampleAccountsFragmentDoc,
    "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n": types.SignInPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query SourceKinds {\n    sourceKinds {\n      kind\n      skeleton\n    }\n  }\n": types.SourceKindsDocument,
    "\n  fragment CheckFindings on SourceCheck {\n    ok\n    findings {\n      step\n      ok\n      fault\n      message\n    }\n  }\n": types.CheckFindingsFragmentDoc,
    "\n  mutation CheckSource($input: SourceMeantInput!) {\n    checkSource(input: $input) {\n      __typename\n      ...CheckFindings\n      ...Refusals\n    }\n  }\n": types.CheckSourceDocument,
    "\n  mutation PreviewSource($input: SourceMeantInput!) {\n    previewSource(input: $input) {\n      __typename\n      ...PreviewedRecords\n      ...Refusals\n    }\n  }\n": types.PreviewSourceDocument,
    "\n  mutation ConnectSource($input: ConnectSourceInput!) {\n    connectSource(input: $input) {\n      __typename\n      ... on Source {\n        code\n      }\n      ...Refusals\n    }\n  }\n": types.ConnectSourceDocument,
    "\n  fragment PreviewedRecords on SourcePreview {\n    records {\n      stream\n      sourceId\n      reference\n      title\n      stage\n      receivedAt\n      dueAt\n      unit {\n        id\n        code\n        name\n      }\n      submitterName\n      problem\n      unknownWords {\n        list\n        word\n      }\n    }\n    rejects {\n      locator\n      reason\n    }\n  }\n": types.PreviewedRecordsFragmentDoc,
    "\n  fragment Refusals on SourceRefused {\n    message\n    problems {\n      at\n      expected\n    }\n  }\n": types.RefusalsFragmentDoc,
    "\n  fragment SourceActs on Source {\n    code\n    paused\n    stoppedAt\n  }\n": types.SourceActsFragmentDoc,
    "\n  mutation SyncSource($input: SourceInput!) {\n    syncSource(input: $input) {\n      __typename\n    }\n  }\n": types.SyncSourceDocument,
    "\n  mutation PauseSource($input: SourceInput!) {\n    pauseSource(input: $input) {\n      __typename\n    }\n  }\n": types.PauseSourceDocument,
    "\n  mutation ResumeSource($input: SourceInput!) {\n    resumeSource(input: $input) {\n      __typename\n    }\n  }\n": types.ResumeSourceDocument,
    "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    paused\n    stoppedAt\n    cases\n    openCases\n    quarantined\n    unknownWords\n    waitingSweeps\n    driftNotices\n  }\n": types.SourceCardFragmentDoc,
    "\n  fragment SourceDrift on Source {\n    code\n    drift {\n      id\n      stream\n      change\n      path\n      was\n      isNow\n      firstSeenAt\n    }\n  }\n": types.SourceDriftFragmentDoc,
    "\n  mutation AcknowledgeDrift($input: SourceInput!) {\n    acknowledgeDrift(input: $input) {\n      __typename\n    }\n  }\n": types.AcknowledgeDriftDocument,
    "\n  query SourceLanes($code: String!, $cases: Boolean!) {\n    source(code: $code) {\n      code\n      name\n    }\n    caseChangeLanes(source: $code) {\n      id\n      kind\n      state\n      stateAt\n      tries\n      reason\n      unconfirmed\n    }\n    worklist(source: $code) @include(if: $cases) {\n      caseId\n      reference\n      change {\n        id\n        kind\n        decidedAt\n        dueDay\n        unconfirmed\n        by {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.SourceLanesDocument,
    "\n  query WorklistFile($code: String!) {\n    worklistFile(source: $code) {\n      name\n      base64\n    }\n  }\n": types.WorklistFileDocument,
    "\n  fragment SourceManifest on Source {\n    code\n    manifest\n    secretNames\n  }\n": types.SourceManifestFragmentDoc,
    "\n  query Source($code: String!) {\n    source(code: $code) {\n      code\n      name\n      sweeps {\n        id\n      }\n      ...SourceCard\n      ...SourceActs\n      ...SourceDrift\n      ...SourceManifest\n      ...SourceQuarantine\n      ...SourceSweeps\n      ...SourceWords\n    }\n  }\n": types.SourceDocument,
    "\n  query SourceRuns($code: String!) {\n    source(code: $code) {\n      code\n      run {\n        ...RunUnderWay\n      }\n    }\n    sourceRuns(source: $code, first: 20) {\n      ...SourceRuns\n    }\n  }\n": types.SourceRunsDocument,
    "\n  fragment SourceQuarantine on Source {\n    code\n    quarantined\n    quarantine {\n      id\n      stream\n      locator\n      place\n      reason\n      times\n      at\n    }\n  }\n": types.SourceQuarantineFragmentDoc,
    "\n  mutation ReplaySource($input: ReplaySourceInput!) {\n    replaySource(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.ReplaySourceDocument,
    "\n  mutation SettleQuarantined($input: SettleQuarantinedInput!) {\n    settleQuarantined(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.SettleQuarantinedDocument,
    "\n  fragment RunUnderWay on SourceRun {\n    id\n    startedAt\n    askedBy\n    stream\n    records\n    applied\n    rejected\n  }\n": types.RunUnderWayFragmentDoc,
    "\n  fragment SourceRuns on SourceRunConnection {\n    totalCount\n    edges {\n      node {\n        id\n        startedAt\n        endedAt\n        outcome\n        fault\n        reason\n        askedBy\n        times\n        records\n        applied\n        held\n        rejected\n        gone\n      }\n    }\n  }\n": types.SourceRunsFragmentDoc,
    "\n  fragment SourceSweeps on Source {\n    code\n    sweeps {\n      id\n      begunAt\n      stream\n      known\n      gone\n      examples\n    }\n  }\n": types.SourceSweepsFragmentDoc,
    "\n  mutation ConfirmSweep($input: ConfirmSweepInput!) {\n    confirmSweep(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n": types.ConfirmSweepDocument,
    "\n  fragment SourceWords on Source {\n    code\n    unknownWords\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n": types.SourceWordsFragmentDoc,
    "\n  mutation MapSourceWord($input: MapSourceWordInput!) {\n    mapSourceWord(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n      ... on SourceRefused {\n        problems {\n          at\n          expected\n        }\n      }\n    }\n  }\n": types.MapSourceWordDocument,
    "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n": types.SourcesDocument,
    "\n  query MeaningUnits {\n    units {\n      id\n      code\n      name\n    }\n  }\n": types.MeaningUnitsDocument,
    "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n": types.BoardClocksFragmentDoc,
    "\n  query FigureDefinitions($language: DefinitionLanguage!) {\n    definitions(language: $language) {\n      regulationTitle\n      regulationFrom\n      figures {\n        figure\n        name\n        counted\n        notCounted\n      }\n    }\n  }\n": types.FigureDefinitionsDocument,
    "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    paused\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n": types.FigureTilesFragmentDoc,
    "\n  fragment OtherStreams on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    otherStreams {\n      caseStream\n      open\n      overdue\n    }\n  }\n": types.OtherStreamsFragmentDoc,
    "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n": types.SourceStripFragmentDoc,
    "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n": types.TrendPanelFragmentDoc,
    "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n": types.FiguresRowFragmentDoc,
    "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n": types.UnitRankingFragmentDoc,
    "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    paused: cases(filter: { unit: $unit, open: true, lateness: PAUSED }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n": types.OpenCasesDocument,
    "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n": types.UnitFactsFragmentDoc,
    "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n": types.UnitFactsPredecessorFragmentDoc,
    "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n": types.UnitDocument,
    "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n": types.UnitTrendDocument,
    "\n  query WithoutSuccessor {\n    cases(filter: { withoutSuccessor: true }, first: 20) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          reference\n          title\n          unit {\n            id\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n": types.WithoutSuccessorDocument,
    "\n  mutation PreviewUnits($input: UnitsFileInput!) {\n    previewUnits(input: $input) {\n      ... on UnitsPreview {\n        changes {\n          kind\n          code\n          name\n          on\n          before\n          after\n        }\n        otherTerms\n        problems {\n          at\n          message\n        }\n        endingAlone\n        unitsInFile\n        fingerprint\n      }\n      ... on UnitsFileRefused {\n        message\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n": types.PreviewUnitsDocument,
    "\n  mutation AdoptUnits($input: AdoptUnitsInput!) {\n    adoptUnits(input: $input) {\n      __typename\n      ... on UnitsPreview {\n        unitsInFile\n      }\n      ... on UnitsFileRefused {\n        message\n      }\n      ... on UnitsMovedOn {\n        message\n      }\n    }\n  }\n": types.AdoptUnitsDocument,
    "\n  fragment UnitTimeline on Unit {\n    code\n    ended\n    versions {\n      from\n      to\n      name\n      kind\n      legalBasis\n      parent {\n        id\n        code\n        name\n      }\n    }\n    successions {\n      kind\n      effectiveOn\n      areas\n      fields\n      legalBasis\n      predecessor {\n        id\n        code\n        name\n      }\n      successor {\n        id\n        code\n        name\n      }\n    }\n  }\n": types.UnitTimelineFragmentDoc,
    "\n  query UnitRecord($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      scored\n      inspected\n      codes {\n        scheme\n        code\n        from\n        to\n      }\n      officers {\n        code\n        name\n        title\n        head\n        phone\n        email\n      }\n      roster {\n        code\n        name\n        phone\n        task\n        charge\n        fields\n        duty {\n          days\n          from\n          to\n        }\n        deputy\n        deputyUntil\n        deputyUsername\n      }\n      hotlines {\n        number\n        name\n        hours {\n          days\n          from\n          to\n        }\n      }\n      ...UnitTimeline\n    }\n  }\n": types.UnitRecordDocument,
    "\n  query Register {\n    units {\n      id\n      code\n      name\n      kind\n      ended\n      scored\n      parent {\n        id\n        code\n      }\n    }\n  }\n": types.RegisterDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccountRow on Account {\n    username\n    displayName\n    lockedAt\n    mustChangePassword\n    officer {\n      code\n      name\n      posts\n      fits\n      standsInFor\n      deputies\n    }\n    posts {\n      role\n      validTo\n      unit {\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AccountRow on Account {\n    username\n    displayName\n    lockedAt\n    mustChangePassword\n    officer {\n      code\n      name\n      posts\n      fits\n      standsInFor\n      deputies\n    }\n    posts {\n      role\n      validTo\n      unit {\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LockAccount($input: AccountInput!) {\n    lockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LockAccount($input: AccountInput!) {\n    lockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockAccount($input: AccountInput!) {\n    unlockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnlockAccount($input: AccountInput!) {\n    unlockAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: AccountInput!) {\n    resetPassword(input: $input) {\n      ... on OneTimePassword {\n        password\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetPassword($input: AccountInput!) {\n    resetPassword(input: $input) {\n      ... on OneTimePassword {\n        password\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveAccount($input: MoveAccountInput!) {\n    moveAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveAccount($input: MoveAccountInput!) {\n    moveAccount(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Accounts($text: String, $first: Int!) {\n    accounts(text: $text, first: $first) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          username\n          ...AccountRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Accounts($text: String, $first: Int!) {\n    accounts(text: $text, first: $first) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          username\n          ...AccountRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Delegations {\n    viewer {\n      username\n      posts {\n        onBehalfOf\n        acts\n      }\n    }\n    delegations {\n      id\n      fromUsername\n      fromName\n      toName\n      acts\n      fromAt\n      toAt\n      endedAt\n    }\n  }\n"): (typeof documents)["\n  query Delegations {\n    viewer {\n      username\n      posts {\n        onBehalfOf\n        acts\n      }\n    }\n    delegations {\n      id\n      fromUsername\n      fromName\n      toName\n      acts\n      fromAt\n      toAt\n      endedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Delegate($input: DelegateInput!) {\n    delegate(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Delegate($input: DelegateInput!) {\n    delegate(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndDelegation($input: DelegationInput!) {\n    endDelegation(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndDelegation($input: DelegationInput!) {\n    endDelegation(input: $input) {\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewAccounts($input: AccountSheetInput!) {\n    previewAccounts(input: $input) {\n      sheets\n      columns\n      accounts {\n        line\n        sheet\n        username\n        displayName\n        role\n        unitCode\n      }\n      problems {\n        line\n        at\n        cell\n        missing\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewAccounts($input: AccountSheetInput!) {\n    previewAccounts(input: $input) {\n      sheets\n      columns\n      accounts {\n        line\n        sheet\n        username\n        displayName\n        role\n        unitCode\n      }\n      problems {\n        line\n        at\n        cell\n        missing\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptAccounts($input: AccountSheetInput!) {\n    adoptAccounts(input: $input) {\n      ... on AccountsAdopted {\n        passwords {\n          username\n          password\n        }\n      }\n      ... on AccountSheet {\n        problems {\n          line\n          at\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AdoptAccounts($input: AccountSheetInput!) {\n    adoptAccounts(input: $input) {\n      ... on AccountsAdopted {\n        passwords {\n          username\n          password\n        }\n      }\n      ... on AccountSheet {\n        problems {\n          line\n          at\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LinkOfficer($input: LinkOfficerInput!) {\n    linkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LinkOfficer($input: LinkOfficerInput!) {\n    linkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkOfficer($input: AccountInput!) {\n    unlinkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnlinkOfficer($input: AccountInput!) {\n    unlinkOfficer(input: $input) {\n      ... on Account {\n        ...AccountRow\n      }\n      ... on AccountRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on AccountRefused {\n        message\n      }\n      ... on TooManyAttempts {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on AccountRefused {\n        message\n      }\n      ... on TooManyAttempts {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLog($filter: AuditFilter!, $first: Int!, $after: String) {\n    auditEntries(filter: $filter, first: $first, after: $after) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          id\n          ...EntryRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditLog($filter: AuditFilter!, $first: Int!, $after: String) {\n    auditEntries(filter: $filter, first: $first, after: $after) {\n      totalCount\n      nextAfter\n      edges {\n        cursor\n        node {\n          id\n          ...EntryRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditChain {\n    auditChain {\n      ...ChainPanel\n    }\n  }\n"): (typeof documents)["\n  query AuditChain {\n    auditChain {\n      ...ChainPanel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChainPanel on AuditChain {\n    instant\n    streams {\n      stream\n      entries\n    }\n    checkpoints {\n      at\n      entries\n    }\n    verification {\n      at\n      entries\n      findings {\n        place\n        number\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChainPanel on AuditChain {\n    instant\n    streams {\n      stream\n      entries\n    }\n    checkpoints {\n      at\n      entries\n    }\n    verification {\n      at\n      entries\n      findings {\n        place\n        number\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EntryRow on AuditEntry {\n    stream\n    number\n    at\n    actorKind\n    actor\n    onBehalfOf\n    act\n    subjectKind\n    subjectId\n    detail {\n      name\n      value\n    }\n    sealedTexts\n  }\n"): (typeof documents)["\n  fragment EntryRow on AuditEntry {\n    stream\n    number\n    at\n    actorKind\n    actor\n    onBehalfOf\n    act\n    subjectKind\n    subjectId\n    detail {\n      name\n      value\n    }\n    sealedTexts\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CalendarDays on WorkCalendar {\n    version\n    years {\n      year\n      provisional\n      status\n      workingDays\n      days {\n        day\n        worked\n        reason\n      }\n    }\n    differences {\n      day\n      before\n      after\n      worksAfter\n    }\n  }\n"): (typeof documents)["\n  fragment CalendarDays on WorkCalendar {\n    version\n    years {\n      year\n      provisional\n      status\n      workingDays\n      days {\n        day\n        worked\n        reason\n      }\n    }\n    differences {\n      day\n      before\n      after\n      worksAfter\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Calendars {\n    calendars {\n      version\n      status\n      note\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...CalendarDays\n    }\n  }\n"): (typeof documents)["\n  query Calendars {\n    calendars {\n      version\n      status\n      note\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...CalendarDays\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeCalendar($input: ProposeCalendarInput!) {\n    proposeCalendar(input: $input) {\n      __typename\n      ... on WorkCalendar {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeCalendar($input: ProposeCalendarInput!) {\n    proposeCalendar(input: $input) {\n      __typename\n      ... on WorkCalendar {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseChanges on Case {\n    id\n    learnedAt\n    source {\n      code\n      name\n    }\n    changes {\n      id\n      ...ChangeRow\n    }\n    possibleChanges {\n      kind\n      onWorklist\n    }\n  }\n"): (typeof documents)["\n  fragment CaseChanges on Case {\n    id\n    learnedAt\n    source {\n      code\n      name\n    }\n    changes {\n      id\n      ...ChangeRow\n    }\n    possibleChanges {\n      kind\n      onWorklist\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      unit {\n        id\n      }\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n"): (typeof documents)["\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      unit {\n        id\n      }\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevealSubmitter($input: RevealSubmitterInput!) {\n    revealSubmitter(input: $input) {\n      __typename\n      ... on RevealedSubmitter {\n        name\n        phone\n        email\n        address\n        content\n        erased\n        forSeconds\n      }\n      ... on ItemsConfidential {\n        items\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevealSubmitter($input: RevealSubmitterInput!) {\n    revealSubmitter(input: $input) {\n      __typename\n      ... on RevealedSubmitter {\n        name\n        phone\n        email\n        address\n        content\n        erased\n        forSeconds\n      }\n      ... on ItemsConfidential {\n        items\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n"): (typeof documents)["\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseFacts on Case {\n    id\n    caseStream\n    channel\n    field\n    placeText\n    area {\n      name\n      now\n    }\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n"): (typeof documents)["\n  fragment CaseFacts on Case {\n    id\n    caseStream\n    channel\n    field\n    placeText\n    area {\n      name\n      now\n    }\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    originalDueAt\n    mergedInto {\n      id\n      reference\n    }\n    merged\n    source {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    originalDueAt\n    mergedInto {\n      id\n      reference\n    }\n    merged\n    source {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    paused\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    paused\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseChanges\n    ...CaseUrge\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n"): (typeof documents)["\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseChanges\n    ...CaseUrge\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n"): (typeof documents)["\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n"): (typeof documents)["\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n"): (typeof documents)["\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseUrge on Case {\n    id\n    open\n    urgedTimes\n    urgings {\n      at\n      reason\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CaseUrge on Case {\n    id\n    open\n    urgedTimes\n    urgings {\n      at\n      reason\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UrgeCase($input: UrgeCaseInput!) {\n    urgeCase(input: $input) {\n      __typename\n      ... on CaseUrged {\n        case {\n          id\n          ...CaseUrge\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UrgeCase($input: UrgeCaseInput!) {\n    urgeCase(input: $input) {\n      __typename\n      ... on CaseUrged {\n        case {\n          id\n          ...CaseUrge\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeConflict on RequestedChange {\n    conflict {\n      field\n      seen\n      now\n    }\n  }\n"): (typeof documents)["\n  fragment ChangeConflict on RequestedChange {\n    conflict {\n      field\n      seen\n      now\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestCaseChange($input: RequestCaseChangeInput!) {\n    requestCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeQueued {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on CaseMovedOn {\n        case {\n          id\n          ...WholeCase\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestCaseChange($input: RequestCaseChangeInput!) {\n    requestCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeQueued {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on CaseMovedOn {\n        case {\n          id\n          ...WholeCase\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeRow on RequestedChange {\n    id\n    kind\n    state\n    decidedAt\n    words\n    dueDay\n    reason\n    unconfirmed\n    maySettle\n    by {\n      id\n      name\n    }\n    toUnit {\n      id\n      name\n    }\n    ...ChangeConflict\n  }\n"): (typeof documents)["\n  fragment ChangeRow on RequestedChange {\n    id\n    kind\n    state\n    decidedAt\n    words\n    dueDay\n    reason\n    unconfirmed\n    maySettle\n    by {\n      id\n      name\n    }\n    toUnit {\n      id\n      name\n    }\n    ...ChangeConflict\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleCaseChange($input: SettleCaseChangeInput!) {\n    settleCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeSettled {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SettleCaseChange($input: SettleCaseChangeInput!) {\n    settleCaseChange(input: $input) {\n      __typename\n      ... on CaseChangeSettled {\n        case {\n          id\n          ...CaseChanges\n        }\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangeTargets($id: ID!, $find: String!) {\n    case(id: $id) {\n      id\n      changeTargets(find: $find) {\n        id\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChangeTargets($id: ID!, $find: String!) {\n    case(id: $id) {\n      id\n      changeTargets(find: $find) {\n        id\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    lateWorkingMinutes\n    paused\n    remainingDays\n    remainingMinutes\n    originalDueAt\n    ...ClockWaits\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      startsFrom\n      regulationTitle\n      regulationVersion\n      regulationFrom\n      calendarVersion\n      calendarInForce\n      provisionalYears\n      ...ClockDays\n    }\n  }\n"): (typeof documents)["\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    lateWorkingMinutes\n    paused\n    remainingDays\n    remainingMinutes\n    originalDueAt\n    ...ClockWaits\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      startsFrom\n      regulationTitle\n      regulationVersion\n      regulationFrom\n      calendarVersion\n      calendarInForce\n      provisionalYears\n      ...ClockDays\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ClockWaits on Clock {\n    pauses {\n      from\n      to\n      reason\n      reasonName\n      legalBasis\n      approver\n      stops\n    }\n    extensions {\n      at\n      dueDay\n      addedWorkingDays\n      approver\n      irregular\n    }\n  }\n"): (typeof documents)["\n  fragment ClockWaits on Clock {\n    pauses {\n      from\n      to\n      reason\n      reasonName\n      legalBasis\n      approver\n      stops\n    }\n    extensions {\n      at\n      dueDay\n      addedWorkingDays\n      approver\n      irregular\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    extended\n    originalDueAt\n    merged\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    extended\n    originalDueAt\n    merged\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n"): (typeof documents)["\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n"): (typeof documents)["\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n"): (typeof documents)["\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...OtherStreams\n    ...UnitRanking\n  }\n"): (typeof documents)["\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...OtherStreams\n    ...UnitRanking\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n"): (typeof documents)["\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n"): (typeof documents)["\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n"): (typeof documents)["\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n"): (typeof documents)["\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Supervised($unit: String!) {\n    board(unit: $unit) {\n      supervised\n      asOf {\n        token\n      }\n      scope {\n        id\n        parent {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Supervised($unit: String!) {\n    board(unit: $unit) {\n      supervised\n      asOf {\n        token\n      }\n      scope {\n        id\n        parent {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RegulationParts on Regulation {\n    version\n    title\n    code\n    bodyName\n    own\n    validFrom\n    validTo\n    source\n    limits {\n      stage\n      caseStream\n      field\n      urgency\n      severalAgencies\n      channel\n      limit\n      startsFrom\n      ruleName\n      legalBasis\n      assumed\n      validFrom\n      validTo\n    }\n    terms {\n      part\n      code\n      name\n      value\n      legalBasis\n      assumed\n    }\n    differences {\n      what\n      before\n      after\n    }\n  }\n"): (typeof documents)["\n  fragment RegulationParts on Regulation {\n    version\n    title\n    code\n    bodyName\n    own\n    validFrom\n    validTo\n    source\n    limits {\n      stage\n      caseStream\n      field\n      urgency\n      severalAgencies\n      channel\n      limit\n      startsFrom\n      ruleName\n      legalBasis\n      assumed\n      validFrom\n      validTo\n    }\n    terms {\n      part\n      code\n      name\n      value\n      legalBasis\n      assumed\n    }\n    differences {\n      what\n      before\n      after\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Regulations {\n    regulations {\n      version\n      title\n      own\n      status\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...RegulationParts\n    }\n  }\n"): (typeof documents)["\n  query Regulations {\n    regulations {\n      version\n      title\n      own\n      status\n      proposedBy\n      proposedAt\n      adoptedBy\n      adoptedAt\n      text\n      ...RegulationParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeRegulation($input: ProposeRegulationInput!) {\n    proposeRegulation(input: $input) {\n      __typename\n      ... on Regulation {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeRegulation($input: ProposeRegulationInput!) {\n    proposeRegulation(input: $input) {\n      __typename\n      ... on Regulation {\n        version\n      }\n      ... on DocumentRefused {\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhatAdoptionMet on RulesAdopted {\n    met {\n      redated\n    }\n    previewed {\n      redated\n    }\n    changedMeanwhile {\n      redated\n    }\n    besides\n  }\n"): (typeof documents)["\n  fragment WhatAdoptionMet on RulesAdopted {\n    met {\n      redated\n    }\n    previewed {\n      redated\n    }\n    changedMeanwhile {\n      redated\n    }\n    besides\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptCalendar($input: AdoptRulesInput!) {\n    adopted: adoptCalendar(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AdoptCalendar($input: AdoptRulesInput!) {\n    adopted: adoptCalendar(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptRegulation($input: AdoptRulesInput!) {\n    adopted: adoptRegulation(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AdoptRegulation($input: AdoptRulesInput!) {\n    adopted: adoptRegulation(input: $input) {\n      __typename\n      ...WhatAdoptionMet\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MovedCases($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) {\n    rulePreview(version: $version) {\n      id\n      cases(effect: $effect, unit: $unit, first: 50, after: $after) {\n        nodes {\n          id\n          reference\n          title\n          dueBefore\n          dueAfter\n          unit {\n            id\n            code\n            name\n          }\n        }\n        next\n      }\n    }\n  }\n"): (typeof documents)["\n  query MovedCases($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) {\n    rulePreview(version: $version) {\n      id\n      cases(effect: $effect, unit: $unit, first: 50, after: $after) {\n        nodes {\n          id\n          reference\n          title\n          dueBefore\n          dueAfter\n          unit {\n            id\n            code\n            name\n          }\n        }\n        next\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RulePreviewOf($version: String!) {\n    rulePreview(version: $version) {\n      id\n      version\n      asOf {\n        event\n        instant\n      }\n      madeBy\n      outdated\n      openCases\n      undatable\n      effects {\n        redated\n        noLongerOverdue\n        becomesOverdue\n      }\n      units {\n        unit {\n          id\n          code\n          name\n        }\n        effects {\n          redated\n          noLongerOverdue\n          becomesOverdue\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RulePreviewOf($version: String!) {\n    rulePreview(version: $version) {\n      id\n      version\n      asOf {\n        event\n        instant\n      }\n      madeBy\n      outdated\n      openCases\n      undatable\n      effects {\n        redated\n        noLongerOverdue\n        becomesOverdue\n      }\n      units {\n        unit {\n          id\n          code\n          name\n        }\n        effects {\n          redated\n          noLongerOverdue\n          becomesOverdue\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewRules($version: String!) {\n    previewRules(input: { version: $version }) {\n      __typename\n      ... on RulePreview {\n        id\n      }\n      ... on NotProposed {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewRules($version: String!) {\n    previewRules(input: { version: $version }) {\n      __typename\n      ... on RulePreview {\n        id\n      }\n      ... on NotProposed {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n      mustChangePassword\n    }\n  }\n"): (typeof documents)["\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n      mustChangePassword\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n"): (typeof documents)["\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n"): (typeof documents)["\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceKinds {\n    sourceKinds {\n      kind\n      skeleton\n    }\n  }\n"): (typeof documents)["\n  query SourceKinds {\n    sourceKinds {\n      kind\n      skeleton\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CheckFindings on SourceCheck {\n    ok\n    findings {\n      step\n      ok\n      fault\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment CheckFindings on SourceCheck {\n    ok\n    findings {\n      step\n      ok\n      fault\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckSource($input: SourceMeantInput!) {\n    checkSource(input: $input) {\n      __typename\n      ...CheckFindings\n      ...Refusals\n    }\n  }\n"): (typeof documents)["\n  mutation CheckSource($input: SourceMeantInput!) {\n    checkSource(input: $input) {\n      __typename\n      ...CheckFindings\n      ...Refusals\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewSource($input: SourceMeantInput!) {\n    previewSource(input: $input) {\n      __typename\n      ...PreviewedRecords\n      ...Refusals\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewSource($input: SourceMeantInput!) {\n    previewSource(input: $input) {\n      __typename\n      ...PreviewedRecords\n      ...Refusals\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConnectSource($input: ConnectSourceInput!) {\n    connectSource(input: $input) {\n      __typename\n      ... on Source {\n        code\n      }\n      ...Refusals\n    }\n  }\n"): (typeof documents)["\n  mutation ConnectSource($input: ConnectSourceInput!) {\n    connectSource(input: $input) {\n      __typename\n      ... on Source {\n        code\n      }\n      ...Refusals\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PreviewedRecords on SourcePreview {\n    records {\n      stream\n      sourceId\n      reference\n      title\n      stage\n      receivedAt\n      dueAt\n      unit {\n        id\n        code\n        name\n      }\n      submitterName\n      problem\n      unknownWords {\n        list\n        word\n      }\n    }\n    rejects {\n      locator\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment PreviewedRecords on SourcePreview {\n    records {\n      stream\n      sourceId\n      reference\n      title\n      stage\n      receivedAt\n      dueAt\n      unit {\n        id\n        code\n        name\n      }\n      submitterName\n      problem\n      unknownWords {\n        list\n        word\n      }\n    }\n    rejects {\n      locator\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Refusals on SourceRefused {\n    message\n    problems {\n      at\n      expected\n    }\n  }\n"): (typeof documents)["\n  fragment Refusals on SourceRefused {\n    message\n    problems {\n      at\n      expected\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceActs on Source {\n    code\n    paused\n    stoppedAt\n  }\n"): (typeof documents)["\n  fragment SourceActs on Source {\n    code\n    paused\n    stoppedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncSource($input: SourceInput!) {\n    syncSource(input: $input) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation SyncSource($input: SourceInput!) {\n    syncSource(input: $input) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseSource($input: SourceInput!) {\n    pauseSource(input: $input) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation PauseSource($input: SourceInput!) {\n    pauseSource(input: $input) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSource($input: SourceInput!) {\n    resumeSource(input: $input) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeSource($input: SourceInput!) {\n    resumeSource(input: $input) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    paused\n    stoppedAt\n    cases\n    openCases\n    quarantined\n    unknownWords\n    waitingSweeps\n    driftNotices\n  }\n"): (typeof documents)["\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    paused\n    stoppedAt\n    cases\n    openCases\n    quarantined\n    unknownWords\n    waitingSweeps\n    driftNotices\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceDrift on Source {\n    code\n    drift {\n      id\n      stream\n      change\n      path\n      was\n      isNow\n      firstSeenAt\n    }\n  }\n"): (typeof documents)["\n  fragment SourceDrift on Source {\n    code\n    drift {\n      id\n      stream\n      change\n      path\n      was\n      isNow\n      firstSeenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcknowledgeDrift($input: SourceInput!) {\n    acknowledgeDrift(input: $input) {\n      __typename\n    }\n  }\n"): (typeof documents)["\n  mutation AcknowledgeDrift($input: SourceInput!) {\n    acknowledgeDrift(input: $input) {\n      __typename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceLanes($code: String!, $cases: Boolean!) {\n    source(code: $code) {\n      code\n      name\n    }\n    caseChangeLanes(source: $code) {\n      id\n      kind\n      state\n      stateAt\n      tries\n      reason\n      unconfirmed\n    }\n    worklist(source: $code) @include(if: $cases) {\n      caseId\n      reference\n      change {\n        id\n        kind\n        decidedAt\n        dueDay\n        unconfirmed\n        by {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SourceLanes($code: String!, $cases: Boolean!) {\n    source(code: $code) {\n      code\n      name\n    }\n    caseChangeLanes(source: $code) {\n      id\n      kind\n      state\n      stateAt\n      tries\n      reason\n      unconfirmed\n    }\n    worklist(source: $code) @include(if: $cases) {\n      caseId\n      reference\n      change {\n        id\n        kind\n        decidedAt\n        dueDay\n        unconfirmed\n        by {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorklistFile($code: String!) {\n    worklistFile(source: $code) {\n      name\n      base64\n    }\n  }\n"): (typeof documents)["\n  query WorklistFile($code: String!) {\n    worklistFile(source: $code) {\n      name\n      base64\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceManifest on Source {\n    code\n    manifest\n    secretNames\n  }\n"): (typeof documents)["\n  fragment SourceManifest on Source {\n    code\n    manifest\n    secretNames\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Source($code: String!) {\n    source(code: $code) {\n      code\n      name\n      sweeps {\n        id\n      }\n      ...SourceCard\n      ...SourceActs\n      ...SourceDrift\n      ...SourceManifest\n      ...SourceQuarantine\n      ...SourceSweeps\n      ...SourceWords\n    }\n  }\n"): (typeof documents)["\n  query Source($code: String!) {\n    source(code: $code) {\n      code\n      name\n      sweeps {\n        id\n      }\n      ...SourceCard\n      ...SourceActs\n      ...SourceDrift\n      ...SourceManifest\n      ...SourceQuarantine\n      ...SourceSweeps\n      ...SourceWords\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceRuns($code: String!) {\n    source(code: $code) {\n      code\n      run {\n        ...RunUnderWay\n      }\n    }\n    sourceRuns(source: $code, first: 20) {\n      ...SourceRuns\n    }\n  }\n"): (typeof documents)["\n  query SourceRuns($code: String!) {\n    source(code: $code) {\n      code\n      run {\n        ...RunUnderWay\n      }\n    }\n    sourceRuns(source: $code, first: 20) {\n      ...SourceRuns\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceQuarantine on Source {\n    code\n    quarantined\n    quarantine {\n      id\n      stream\n      locator\n      place\n      reason\n      times\n      at\n    }\n  }\n"): (typeof documents)["\n  fragment SourceQuarantine on Source {\n    code\n    quarantined\n    quarantine {\n      id\n      stream\n      locator\n      place\n      reason\n      times\n      at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplaySource($input: ReplaySourceInput!) {\n    replaySource(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplaySource($input: ReplaySourceInput!) {\n    replaySource(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleQuarantined($input: SettleQuarantinedInput!) {\n    settleQuarantined(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SettleQuarantined($input: SettleQuarantinedInput!) {\n    settleQuarantined(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunUnderWay on SourceRun {\n    id\n    startedAt\n    askedBy\n    stream\n    records\n    applied\n    rejected\n  }\n"): (typeof documents)["\n  fragment RunUnderWay on SourceRun {\n    id\n    startedAt\n    askedBy\n    stream\n    records\n    applied\n    rejected\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceRuns on SourceRunConnection {\n    totalCount\n    edges {\n      node {\n        id\n        startedAt\n        endedAt\n        outcome\n        fault\n        reason\n        askedBy\n        times\n        records\n        applied\n        held\n        rejected\n        gone\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SourceRuns on SourceRunConnection {\n    totalCount\n    edges {\n      node {\n        id\n        startedAt\n        endedAt\n        outcome\n        fault\n        reason\n        askedBy\n        times\n        records\n        applied\n        held\n        rejected\n        gone\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceSweeps on Source {\n    code\n    sweeps {\n      id\n      begunAt\n      stream\n      known\n      gone\n      examples\n    }\n  }\n"): (typeof documents)["\n  fragment SourceSweeps on Source {\n    code\n    sweeps {\n      id\n      begunAt\n      stream\n      known\n      gone\n      examples\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmSweep($input: ConfirmSweepInput!) {\n    confirmSweep(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmSweep($input: ConfirmSweepInput!) {\n    confirmSweep(input: $input) {\n      __typename\n      ... on Problem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceWords on Source {\n    code\n    unknownWords\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n"): (typeof documents)["\n  fragment SourceWords on Source {\n    code\n    unknownWords\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MapSourceWord($input: MapSourceWordInput!) {\n    mapSourceWord(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n      ... on SourceRefused {\n        problems {\n          at\n          expected\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MapSourceWord($input: MapSourceWordInput!) {\n    mapSourceWord(input: $input) {\n      __typename\n      ... on SourceReplayed {\n        records\n        applied\n        held\n      }\n      ... on Problem {\n        message\n      }\n      ... on SourceRefused {\n        problems {\n          at\n          expected\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n"): (typeof documents)["\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeaningUnits {\n    units {\n      id\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  query MeaningUnits {\n    units {\n      id\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n"): (typeof documents)["\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FigureDefinitions($language: DefinitionLanguage!) {\n    definitions(language: $language) {\n      regulationTitle\n      regulationFrom\n      figures {\n        figure\n        name\n        counted\n        notCounted\n      }\n    }\n  }\n"): (typeof documents)["\n  query FigureDefinitions($language: DefinitionLanguage!) {\n    definitions(language: $language) {\n      regulationTitle\n      regulationFrom\n      figures {\n        figure\n        name\n        counted\n        notCounted\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    paused\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n"): (typeof documents)["\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    paused\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OtherStreams on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    otherStreams {\n      caseStream\n      open\n      overdue\n    }\n  }\n"): (typeof documents)["\n  fragment OtherStreams on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    otherStreams {\n      caseStream\n      open\n      overdue\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n"): (typeof documents)["\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n"): (typeof documents)["\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n"): (typeof documents)["\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    paused: cases(filter: { unit: $unit, open: true, lateness: PAUSED }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    paused: cases(filter: { unit: $unit, open: true, lateness: PAUSED }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n"): (typeof documents)["\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n"): (typeof documents)["\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WithoutSuccessor {\n    cases(filter: { withoutSuccessor: true }, first: 20) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          reference\n          title\n          unit {\n            id\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WithoutSuccessor {\n    cases(filter: { withoutSuccessor: true }, first: 20) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          reference\n          title\n          unit {\n            id\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewUnits($input: UnitsFileInput!) {\n    previewUnits(input: $input) {\n      ... on UnitsPreview {\n        changes {\n          kind\n          code\n          name\n          on\n          before\n          after\n        }\n        otherTerms\n        problems {\n          at\n          message\n        }\n        endingAlone\n        unitsInFile\n        fingerprint\n      }\n      ... on UnitsFileRefused {\n        message\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewUnits($input: UnitsFileInput!) {\n    previewUnits(input: $input) {\n      ... on UnitsPreview {\n        changes {\n          kind\n          code\n          name\n          on\n          before\n          after\n        }\n        otherTerms\n        problems {\n          at\n          message\n        }\n        endingAlone\n        unitsInFile\n        fingerprint\n      }\n      ... on UnitsFileRefused {\n        message\n        problems {\n          at\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptUnits($input: AdoptUnitsInput!) {\n    adoptUnits(input: $input) {\n      __typename\n      ... on UnitsPreview {\n        unitsInFile\n      }\n      ... on UnitsFileRefused {\n        message\n      }\n      ... on UnitsMovedOn {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AdoptUnits($input: AdoptUnitsInput!) {\n    adoptUnits(input: $input) {\n      __typename\n      ... on UnitsPreview {\n        unitsInFile\n      }\n      ... on UnitsFileRefused {\n        message\n      }\n      ... on UnitsMovedOn {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitTimeline on Unit {\n    code\n    ended\n    versions {\n      from\n      to\n      name\n      kind\n      legalBasis\n      parent {\n        id\n        code\n        name\n      }\n    }\n    successions {\n      kind\n      effectiveOn\n      areas\n      fields\n      legalBasis\n      predecessor {\n        id\n        code\n        name\n      }\n      successor {\n        id\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment UnitTimeline on Unit {\n    code\n    ended\n    versions {\n      from\n      to\n      name\n      kind\n      legalBasis\n      parent {\n        id\n        code\n        name\n      }\n    }\n    successions {\n      kind\n      effectiveOn\n      areas\n      fields\n      legalBasis\n      predecessor {\n        id\n        code\n        name\n      }\n      successor {\n        id\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnitRecord($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      scored\n      inspected\n      codes {\n        scheme\n        code\n        from\n        to\n      }\n      officers {\n        code\n        name\n        title\n        head\n        phone\n        email\n      }\n      roster {\n        code\n        name\n        phone\n        task\n        charge\n        fields\n        duty {\n          days\n          from\n          to\n        }\n        deputy\n        deputyUntil\n        deputyUsername\n      }\n      hotlines {\n        number\n        name\n        hours {\n          days\n          from\n          to\n        }\n      }\n      ...UnitTimeline\n    }\n  }\n"): (typeof documents)["\n  query UnitRecord($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      scored\n      inspected\n      codes {\n        scheme\n        code\n        from\n        to\n      }\n      officers {\n        code\n        name\n        title\n        head\n        phone\n        email\n      }\n      roster {\n        code\n        name\n        phone\n        task\n        charge\n        fields\n        duty {\n          days\n          from\n          to\n        }\n        deputy\n        deputyUntil\n        deputyUsername\n      }\n      hotlines {\n        number\n        name\n        hours {\n          days\n          from\n          to\n        }\n      }\n      ...UnitTimeline\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Register {\n    units {\n      id\n      code\n      name\n      kind\n      ended\n      scored\n      parent {\n        id\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  query Register {\n    units {\n      id\n      code\n      name\n      kind\n      ended\n      scored\n      parent {\n        id\n        code\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;