export {
  ORGANIZATION_HEADER,
  requireRole,
  studioActor,
  studioContext,
} from "./lib/studio-context"
export type { StudioActor, StudioContext } from "./lib/studio-context"
export { studioFailure } from "./lib/failures"
export type { StudioFailure } from "./lib/failures"
