export * from "./catalog"
export * from "./studio"
