export * from "./codes"
export * from "./emails"
export * from "./templates"
