/** $1 ticket hash · $2 holder hash · $3 now · $4 when it ends · $5 so many may wait for one holder */
export const insertTicket = `-- insertTicket
insert into socket_ticket (ticket_hash, holder_hash, expires_at)
select $1::bytea, $2::bytea, $4::timestamptz
where (select count(*) from socket_ticket where holder_hash = $2::bytea and taken_at is null and expires_at > $3::timestamptz) < $5::int
returning 1 as given`;

/** Of all who say it at once, one gets a row. $1 ticket hash · $2 holder hash · $3 now */
export const setTaken = `-- setTaken
update socket_ticket set taken_at = $3 where ticket_hash = $1 and holder_hash = $2 and taken_at is null and expires_at > $3 returning 1 as taken`;

export interface ticketByHash {
  isHolders: boolean;
  isTaken: boolean;
}
/** $1 ticket hash · $2 holder hash */
export const ticketByHash = `-- ticketByHash
select holder_hash = $2 as "isHolders", taken_at is not null as "isTaken" from socket_ticket where ticket_hash = $1`;

/** $1 tickets that ended before this instant are forgotten */
export const forgetTickets = `-- forgetTickets
delete from socket_ticket where expires_at <= $1`;
