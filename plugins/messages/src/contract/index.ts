export * from "./emails"
export * from "./templates"
