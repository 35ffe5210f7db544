/**
 * The module has no generated methods: its tables are written by whoever holds
 * the watermark and read in a scope, on an open transaction.
 */
export default class InsightsModuleService {}
