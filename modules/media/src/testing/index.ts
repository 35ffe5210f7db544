export { storageContract } from "./storage-contract"
export type { ContractCase, StorageFixture } from "./storage-contract"
export { Migration20261121013300Media as MediaMigration } from "../migrations/Migration20261121013300Media"
