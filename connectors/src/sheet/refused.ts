/** A whole file, or one of its sheets, that cannot be read as a register; the message is for the person who keeps it. */
export class FileRefused extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "FileRefused";
  }
}
