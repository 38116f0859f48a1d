import { copied, type Corruption, type Subject } from "./workbench.fixture.ts";

const delivery = (where: string): string =>
  `select d.id::text, 'message ' || d.message_id as name, d.message_id::text as message from delivery d where ${where} order by d.id limit 1`;
const ARRIVED = delivery("d.kind = 'CITIZEN' and d.arrival = 'ARRIVED'");
const UNREACHABLE = delivery("d.kind = 'CITIZEN' and d.arrival = 'UNREACHABLE'");
const REFUSED = delivery("d.kind = 'CITIZEN' and d.state = 'REFUSED'");
const ALERT = delivery("d.kind = 'ALERT' and d.state = 'SENT'");
const DIGEST = delivery("d.kind = 'DIGEST' and d.state = 'SENT'");
const ITSELF = ({ id }: Subject) => [{ table: "delivery", where: `id = ${id}` }];
const DOUBLE = "00000000-0000-4000-8000-0000000000d2";

/** Faults in what the hub says it sent to people; what really went out is what those outside wrote down. */
export const DELIVERY_CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a word to a citizen that went out and stands nowhere",
    subject: ARRIVED,
    touched: ITSELF,
    plant: ({ id }) => [`delete from delivery where id = ${id}`],
    counter: "lost",
    group: "deliveries",
  },
  {
    name: "a mail that went out and stands nowhere",
    subject: DIGEST,
    touched: ITSELF,
    plant: ({ id }) => [`delete from delivery where id = ${id}`],
    counter: "lost",
    group: "deliveries",
  },
  {
    name: "a message that is told as sent twice and went out once",
    subject: `select id::text, 'message ${DOUBLE}' as name from delivery where kind = 'ALERT' and state = 'SENT' limit 1`,
    touched: () => [{ table: "delivery", where: "id = -1" }],
    plant: ({ id }) => [copied("delivery", `id = ${id}`, { id: "-1", message_id: `'${DOUBLE}'`, slot: "slot + interval '1 second'" })],
    counter: "lost",
    group: "deliveries",
  },
  {
    name: "a word that is told as arrived and did not",
    subject: UNREACHABLE,
    touched: ITSELF,
    plant: ({ id }) => [`update delivery set arrival = 'ARRIVED' where id = ${id}`],
    counter: "differences",
    group: "deliveries",
  },
  {
    name: "a word whose arrival nobody outside told",
    subject: ALERT,
    touched: ITSELF,
    plant: ({ id }) => [`update delivery set arrival = 'ARRIVED', arrival_at = now() where id = ${id}`],
    counter: "differences",
    group: "deliveries",
  },
  {
    name: "a word that is told as sent and never went out",
    subject: REFUSED,
    touched: ITSELF,
    plant: ({ id }) => [`update delivery set state = 'SENT' where id = ${id}`],
    counter: "lost",
    group: "deliveries",
  },
  {
    name: "a word that went out and is told as refused",
    subject: ARRIVED,
    touched: ITSELF,
    plant: ({ id }) => [`update delivery set state = 'REFUSED' where id = ${id}`],
    counter: "differences",
    group: "deliveries",
  },
  {
    name: "a word about one case that went to the number of another",
    subject: ARRIVED,
    touched: ITSELF,
    plant: ({ id }) => [
      `update delivery set case_id = (select o.case_id from delivery o where o.kind = 'CITIZEN' and o.arrival = 'UNREACHABLE') where id = ${id}`,
    ],
    counter: "differences",
    group: "deliveries",
  },
  {
    name: "a word to one who wants his number kept secret",
    subject: ARRIVED,
    touched: ITSELF,
    plant: ({ id }) => [
      `update delivery set case_id = (select c.id from feedback_case c join source s on s.id = c.source_id where s.code in ('sxd', 'tinh') and c.confidential_phone and c.phone_sealed is not null limit 1) where id = ${id}`,
    ],
    counter: "differences",
    group: "deliveries",
  },
  {
    name: "a failure that whoever asked for the word was never told of",
    subject: UNREACHABLE,
    touched: ({ id }) => [{ table: "notice", where: `made_from = 'arrival:${id}'` }],
    plant: ({ id }) => [`delete from notice where made_from = 'arrival:${id}'`],
    counter: "lost",
    group: "deliveries",
  },
  {
    name: "a refusal that whoever asked for the word was never told of",
    subject: REFUSED,
    touched: ({ id }) => [{ table: "notice", where: `made_from = 'delivery:${id}'` }],
    plant: ({ id }) => [`delete from notice where made_from = 'delivery:${id}'`],
    counter: "lost",
    group: "deliveries",
  },
];
