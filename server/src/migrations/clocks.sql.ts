/** Pauses, extensions and mergers in the clocks and in what numbers are made from. */
export const clocksSql = /* sql */ `
alter table clock
  -- {"unit": "DAYS" | "WORKING_MILLIS" | "MILLIS", "amount": n}: what is left while due_at is infinity
  add column remainder jsonb,
  -- when it was due before it was extended
  add column original_due_at timestamptz,
  add column pauses jsonb not null default '[]',
  add column extensions jsonb not null default '[]',
  add constraint clock_paused check ((due_at = 'infinity') = (remainder is not null));

alter table case_state
  add column original_due_at timestamptz,
  add column merged boolean not null default false;
create index case_state_paused on case_state (unit_id) where to_event is null and open and due_at = 'infinity';
create index case_state_extended on case_state (unit_id) where to_event is null and open and original_due_at is not null;
`;
