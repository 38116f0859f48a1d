import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Outside } from "../journey/kit/sending.ts";
import type { HubPlace } from "./find-hub.ts";
import { signIn, type Graph } from "./graph.ts";

const HEAD = { username: "giamdoc.sxd", password: "mau-giam-doc" };
const CHIEF = { username: "chanhvp", password: "mau-chanh-vp" };
const WITHIN_MS = 30_000;

/** Cases whose result can be recorded and whose submitter can be told of it. */
const TELLABLE = `select c.id::text, c.learned_at as seen from feedback_case c join source s on s.id = c.source_id join unit u on u.id = c.unit_id
  where u.path like '%/SXD/%' and s.code in ('sxd', 'tinh') and c.open and c.stage = 'IN_PROGRESS' and c.phone_sealed is not null and not c.confidential_phone
  order by s.code, c.id limit 3`;

interface Answered {
  __typename: string;
  message?: string;
}

/** Everything that goes out of a hub went out: three words to citizens of which one arrived, one did not and one was refused, an alert and a digest to one officer. */
export async function wordsWentOut(place: HubPlace, adminUrl: string, outside: Outside): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const [head, chief] = [await signIn(place, HEAD), await signIn(place, CHIEF)];
    await act(head, 'mutation { act: allowCitizenMessages(input: { unit: "SXD", allowed: true }) { __typename ... on Problem { message } } }', {});
    const { rows: cases } = await client.query<{ id: string; seen: Date }>(TELLABLE);
    if (cases.length < 3) throw new Error(`the sample has ${cases.length} cases whose submitter can be told`);
    for (const [turn, { id, seen }] of cases.entries()) {
      const input = { caseId: id, key: randomUUID(), seen: seen.toISOString(), kind: "RECORD_RESULT", words: "Đã xử lý xong tại hiện trường." };
      await act(head, "mutation ($input: RequestCaseChangeInput!) { act: requestCaseChange(input: $input) { __typename ... on Problem { message } } }", {
        input,
      });
      await until(client, `select 1 from case_change where case_id = ${id} and kind = 'RECORD_RESULT' and state = 'VERIFIED'`);
      if (turn === 2) outside.gateway.mishaps("refused");
      const tell = { input: { caseId: id, key: randomUUID() } };
      await act(chief, "mutation ($input: TellCitizenInput!) { act: tellCitizen(input: $input) { __typename ... on Problem { message } } }", tell);
      await until(client, `select 1 from delivery where case_id = ${id} and state in ('SENT', 'REFUSED')`);
    }
    const [arrived, unreachable] = outside.gateway.sent;
    const at = new Date().toISOString();
    await outside.gateway.reports(place.url, { id: arrived?.id ?? "", status: "delivered", at });
    await outside.gateway.reports(place.url, { id: unreachable?.id ?? "", status: "failed", code: "unreachable", at });
    await toldHimself(head, client);
  } finally {
    await client.end();
  }
}

/** The head chose an address and a number; what the hub would open for him at its own times is opened now. */
async function toldHimself(head: Graph, client: pg.Client): Promise<void> {
  const input = { language: "VI", email: "hai.yen@sxd.songlamha.test", phone: "0912345678", mailTimes: ["07:30"], phoneRules: ["DELIVERY_FAILED"], muted: [] };
  await act(head, "mutation ($input: SaveNoticeSettingsInput!) { act: saveNoticeSettings(input: $input) { __typename ... on NoticeRefused { message } } }", {
    input,
  });
  for (const kind of ["DIGEST", "ALERT"])
    await client.query(
      `insert into delivery (kind, account_id, slot, state_at, made_at, next_at) select $1, id, now(), now(), now(), now() from account where username = 'giamdoc.sxd'`,
      [kind],
    );
  await until(client, "select 1 from delivery where kind <> 'CITIZEN' and state = 'SENT' having count(*) = 2");
}

async function act(graph: Graph, document: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
  const { act: answer } = await graph.ask<{ act: Answered }>(document, variables);
  if (/Refused|NotPossible|NotAllowed|MovedOn/.test(answer.__typename)) throw new Error(`${answer.__typename}: ${answer.message ?? ""}`);
}

async function until(client: pg.Client, sql: string): Promise<void> {
  for (const end = Date.now() + WITHIN_MS; Date.now() < end; await wait(100)) if ((await client.query(sql)).rows.length > 0) return;
  throw new Error(`not in time: ${sql}`);
}
