export { storageContract } from "./storage-contract"
export type { ContractCase } from "./storage-contract"
export type { StorageFixture } from "./storage-fixture"
export { Migration20261121013300Media as MediaMigration } from "../migrations/Migration20261121013300Media"
