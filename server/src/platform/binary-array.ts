import type { Instant } from "./instant.ts";

/** Element types whose arrays travel in PostgreSQL's own binary form, with their numbers in its catalog. */
const ELEMENTS = {
  boolean: 16,
  bytea: 17,
  bigint: 20,
  smallint: 21,
  int: 23,
  text: 25,
  float8: 701,
  date: 1082,
  timestamptz: 1184,
};
export type ElementType = keyof typeof ELEMENTS;

/** What an element is given as. */
export interface ElementValues {
  boolean: boolean;
  bytea: Buffer;
  bigint: number;
  smallint: number;
  int: number;
  text: string;
  float8: number;
  /** YYYY-MM-DD */
  date: string;
  timestamptz: Instant;
}
type ElementValue = ElementValues[ElementType];

const NULL = -1;
const LONGEST_FIXED = 8;
const HIGH_PART = 2 ** 32;
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
/** What PostgreSQL's text form could tell too: years 1 to 9999. */
const FIRST_INSTANT = Date.parse("0001-01-01T00:00:00Z");
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59.999Z");

/** Writes arrays one after the other into one piece of memory. As text, every element would be escaped here and parsed there. */
export class BinaryArrays {
  #bytes: Buffer;
  #at = 0;
  readonly #ends: number[] = [];

  /** @param expected about how many bytes will come */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafe(expected);
  }

  /** @throws {RangeError} a value its type cannot hold */
  add(type: ElementType, values: readonly (ElementValue | null)[]): void {
    this.#room(20);
    for (const part of [values.length === 0 ? 0 : 1, 1, ELEMENTS[type]]) this.#int(part);
    if (values.length > 0) for (const part of [values.length, 1]) this.#int(part);
    for (const value of values) {
      if (value === null) {
        this.#room(4);
        this.#int(NULL);
      } else this.#element(type, value);
    }
    this.#ends.push(this.#at);
  }

  /** The arrays in the order they were added. */
  taken(): Buffer[] {
    return this.#ends.map((end, i) => this.#bytes.subarray(this.#ends[i - 1] ?? 0, end));
  }

  #element(type: ElementType, value: ElementValue): void {
    this.#room(4 + (typeof value === "string" ? value.length * 3 : Buffer.isBuffer(value) ? value.length : LONGEST_FIXED));
    const from = this.#at + 4;
    const length = write(this.#bytes, type, value, from);
    this.#bytes.writeInt32BE(length, this.#at);
    this.#at = from + length;
  }

  #int(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(this.#bytes.length * 2 + bytes);
    this.#bytes.copy(wider, 0, 0, this.#at);
    this.#bytes = wider;
  }
}

/** @returns how many bytes it took */
function write(bytes: Buffer, type: ElementType, value: ElementValue, at: number): number {
  if (type === "text") return bytes.write(value as string, at);
  if (type === "bytea") return (value as Buffer).copy(bytes, at);
  if (type === "boolean") return bytes.writeUInt8(value === true ? 1 : 0, at) - at;
  if (type === "date") return bytes.writeInt32BE(whole((Date.parse(value as string) - POSTGRES_EPOCH) / DAY_MS), at) - at;
  if (type === "timestamptz") return writeInstant(bytes, value as Instant, at);
  if (type === "float8") return bytes.writeDoubleBE(value as number, at) - at;
  const number = whole(value as number);
  if (type === "int") return bytes.writeInt32BE(number, at) - at;
  return type === "bigint" ? writeInt64(bytes, number, at) : bytes.writeInt16BE(number, at) - at;
}

function writeInstant(bytes: Buffer, at: Instant, place: number): number {
  if (at === Infinity) return bytes.writeBigInt64BE(0x7f_ff_ff_ff_ff_ff_ff_ffn, place) - place;
  if (!(at >= FIRST_INSTANT && at <= LAST_INSTANT)) throw new RangeError(`not an instant of the years 1 to 9999: ${at}`);
  const microseconds = (at - POSTGRES_EPOCH) * 1000;
  if (Number.isSafeInteger(microseconds)) return writeInt64(bytes, microseconds, place);
  return bytes.writeBigInt64BE(BigInt(whole(at - POSTGRES_EPOCH)) * 1000n, place) - place;
}

function writeInt64(bytes: Buffer, value: number, at: number): number {
  const high = Math.floor(value / HIGH_PART);
  bytes.writeInt32BE(high, at);
  return bytes.writeUInt32BE(value - high * HIGH_PART, at + 4) - at;
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return value;
}
