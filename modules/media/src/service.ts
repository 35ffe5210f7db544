/**
 * Deliberately empty: every table here has forced row-level security, so
 * callers open a scoped transaction and use the functions of this package.
 */
export default class MediaModuleService {}
