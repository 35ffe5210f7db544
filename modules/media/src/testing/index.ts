export { storageContract } from "./storage-contract"
export type { ContractCase, StorageFixture } from "./storage-contract"
export { Migration20261121013300Media as MediaMigration } from "../migrations/Migration20261121013300Media"
export { Migration20261127124500Stages as MediaStagesMigration } from "../migrations/Migration20261127124500Stages"
