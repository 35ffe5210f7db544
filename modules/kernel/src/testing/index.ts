export { applyMigrations, createTestDatabase } from "./test-database"
export type { MigrationClass, TestDatabase } from "./test-database"
