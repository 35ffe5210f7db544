export {
  ORGANIZATION_HEADER,
  requireRole,
  studioActor,
  studioContext,
} from "../lib/studio-context"
export type { StudioActor, StudioContext } from "../lib/studio-context"
export { freeHandle } from "../lib/free-handle"
export { studioFeature } from "../lib/features"
export { operatorOf } from "../lib/operator-creator"
export { logoUrl } from "../lib/logo-url"
export { studioFailure } from "../lib/failures"
export type { StudioFailure } from "../lib/failures"
export { adminAccess, forgetAccess } from "../lib/admin-access"
export type { AdminAccess } from "../lib/admin-access"
export { CODEX_CREATOR_ROLE, isCodexRole } from "../domain/roles"
export { createCreatorWorkflow } from "./creators-create-creator"
export type { CreateCreatorWorkflowInput } from "./creators-create-creator"
export type { CreatorApproved } from "./creators-approve-creator"
export { createOrganizationWorkflow } from "./creators-create-organization"
export type { CreateOrganizationWorkflowInput } from "./creators-create-organization"
export { addMemberWorkflow } from "./creators-add-member"
export type { AddMemberWorkflowInput } from "./creators-add-member"
export { removeMemberWorkflow } from "./creators-remove-member"
export type {
  MemberRemoved,
  RemoveMemberWorkflowInput,
} from "./creators-remove-member"
