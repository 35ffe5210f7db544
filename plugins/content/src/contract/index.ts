export * from "./catalog"
export * from "./studio"
export * from "./changes"
