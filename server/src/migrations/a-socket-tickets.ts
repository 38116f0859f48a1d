import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const tableSql = /* sql */ `
-- A ticket opens one WebSocket of the browser that it was given to, once, within seconds. Of ticket and cookies the table has hashes alone.
create table socket_ticket (
  ticket_hash bytea primary key,
  -- of the cookies that it was asked with
  holder_hash bytea not null,
  expires_at timestamptz not null,
  taken_at timestamptz check (taken_at <= expires_at)
);
create index socket_ticket_waiting on socket_ticket (holder_hash, expires_at) where taken_at is null;
create index socket_ticket_end on socket_ticket (expires_at);
`;

/** Tickets of browsers' sockets: any hub process takes what another one gave. */
export class SocketTickets20261126 extends Migration {
  override up(): void {
    this.addSql([tableSql, rowAccessSql([{ table: "socket_ticket", columns: "none" }])].join("\n"));
  }
}
