/** The tests a connector is judged by alone, against its scripted source. */
export const KIT_NAMES = [
  "C01 spec_is_valid_and_secrets_marked",
  "C02 check_reports_each_fault_kind",
  "C03 discover_stable_fingerprint",
  "C04 previous_config_and_checkpoint_still_accepted",
  "C05 record_matches_schema",
  "C06 allowed_hosts_only",
  "C07 secrets_never_in_logs_or_rejects",
  "R01 crash_before_each_commit",
  "R03 replay_from_every_checkpoint",
  "R04 idempotent_reread_zero_writes",
  "R07 future_checkpoint_yields_nothing_and_alarms",
  "R08 unordered_stream_no_early_checkpoint",
  "R09 multiple_checkpoints_before_flush",
  "D01 cursor_ties_across_page_and_run_boundary",
  "D02 late_commit_older_timestamp",
  "D03 late_update_during_read",
  "D04 rows_move_between_pages",
  "D05 filter_empties_a_page_but_more_follow",
  "D06 clock_skew_plus_minus_10min",
  "D07 timestamp_precision_rounding",
  "D08 delete_tombstone_sweep_or_probe",
  "D12 duplicate_ids_in_page_and_across_streams",
  "D13 id_reuse_after_delete",
  "P01 poison_record_quarantined_rest_flows",
  "P02 schema_drift",
  "P03 giant_payload_bounded_memory",
  "P04 timezone_less_dates_in_source_zone",
  "P05 encodings",
  "P06 null_vs_missing_vs_empty",
  "P07 numeric_id_beyond_2^53_and_leading_zeros",
  "T01 429_retry_after_seconds_and_date",
  "T02 timeout_then_success",
  "T03 connection_reset_mid_page",
  "T05 expired_token_refresh_once",
  "T06 html_error_page_with_200",
  "T07 partial_file_not_picked_up",
  "T08 imap_uidvalidity_change",
  "W01 apply_twice_same_key_one_effect",
  "W02 timeout_after_commit_resolved_by_probe",
  "W03 stale_version_gives_conflict_not_overwrite",
  "W06 out_of_order_commands_same_case_serialised",
  "W07 refused_is_terminal_and_visible",
] as const;

/** What the host owes every kind: judged through a real hub (test/journey/conformance-host.test.ts). */
export const HOST_NAMES = [
  "R02 crash_after_commit_before_ack",
  "R05 two_workers_fenced",
  "R06 run_cap_interrupt_and_resume",
  "D09 aborted_sweep_deletes_nothing",
  "D10 resumed_sweep_deletes_nothing_extra",
  "D11 empty_listing_refused",
  "D14 full_reconcile_finds_injected_loss",
  "T04 slow_loris_no_progress_killed",
  "W04 own_echo_not_treated_as_external_change",
  "W05 verification_pull_confirms_or_alarms",
] as const;

export type Name = (typeof KIT_NAMES)[number];
export type HostName = (typeof HOST_NAMES)[number];

/** For kinds that read no mailbox, which are all today. */
export const NO_MAILBOX = { "T08 imap_uidvalidity_change": "it reads no mailbox" } as const satisfies Partial<Record<Name, string>>;

const WRITES_NOTHING = "it cannot be written to: its officers get a worklist, verified when the source shows it";
/** For configurations that write nothing back. */
export const READ_ONLY = {
  "W01 apply_twice_same_key_one_effect": WRITES_NOTHING,
  "W02 timeout_after_commit_resolved_by_probe": WRITES_NOTHING,
  "W03 stale_version_gives_conflict_not_overwrite": WRITES_NOTHING,
  "W06 out_of_order_commands_same_case_serialised": WRITES_NOTHING,
  "W07 refused_is_terminal_and_visible": WRITES_NOTHING,
  "W04 own_echo_not_treated_as_external_change": WRITES_NOTHING,
  "W05 verification_pull_confirms_or_alarms": WRITES_NOTHING,
} as const satisfies Partial<Record<Name | HostName, string>>;
