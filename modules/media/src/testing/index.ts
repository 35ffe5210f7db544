export { storageContract } from "./storage-contract"
export type { ContractCase, StorageFixture } from "./storage-contract"
