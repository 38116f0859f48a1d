/** What a scripted source answers. */
export interface Answer {
  status?: number;
  /** Content-Type; JSON in UTF-8 when left out */
  type?: string;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}
