export { drainSales, pullSales } from "../pull/pull-sales"
export { rebuildRollups } from "../pull/rebuild"
