export { FileForm } from "./file-form.tsx";
export type { DocumentFault } from "./file-form.tsx";
export { PreviewPanel } from "./preview-panel.tsx";
export { VersionList } from "./version-list.tsx";
