export { ConnectorError } from "./connector.ts";
export type { Capabilities, Checkpoint, Connector, Context, Fault, HttpAnswer, Json, MapOutcome, ReadMessage, SourceRecord, UnknownWord } from "./connector.ts";
export { connectorOf, KINDS } from "./registry.ts";
