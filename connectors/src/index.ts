export { ConnectorError } from "./connector.ts";
export type {
  Capabilities,
  Checkpoint,
  Connector,
  Context,
  Fault,
  FileCopy,
  FileEntry,
  Files,
  HttpAnswer,
  Json,
  MapOutcome,
  ReadMessage,
  RecordPlace,
  SourceRecord,
  UnknownWord,
} from "./connector.ts";
export { connectorOf, KINDS } from "./registry.ts";
