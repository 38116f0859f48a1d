export { ConnectorError } from "./connector.ts";
export type {
  Capabilities,
  Checkpoint,
  Connector,
  Context,
  Discovered,
  Fault,
  FileCopy,
  FileEntry,
  Files,
  HttpAnswer,
  Json,
  MapOutcome,
  ReadMessage,
  RecordPlace,
  SentFile,
  SourceRecord,
  SqlAccess,
  SqlRow,
  SqlValue,
  UnknownWord,
  WriteCommand,
  WriteOutcome,
} from "./connector.ts";
export type { HotlineOutcome, HotlineStream } from "./hotline-stream.ts";
export { connectorOf, KINDS } from "./registry.ts";
export { readWorkbook } from "./sheet/read-workbook.ts";
export type { WorkbookCell, WorkbookSheet } from "./sheet/read-workbook.ts";
