import { Module } from "@medusajs/framework/utils"
import { loginLoader } from "./boot-check"
import { optionsLoader } from "./options"
import { CreatorsModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const CREATORS = "codex_creators"

export default Module(CREATORS, {
  service: CreatorsModuleService,
  loaders: [optionsLoader, loginLoader],
})

export type {
  BuyerPolicy,
  Creator,
  CreatorStatus,
  HandleTarget,
  Invitation,
  InvitedRole,
  LegalDocument,
  LegalKind,
  Member,
  Membership,
  MembershipRole,
  Organization,
  OrganizationKind,
  OrganizationOfCreator,
  OrganizationSettings,
  PlatformSettings,
  SettlementMode,
} from "./types"
export { creatorsOptions } from "./options"
export type { CreatorsOptions } from "./options"
export { creatorsFailure } from "./errors"
export type { CreatorsFailure } from "./errors"
export { closeCreator, lockCreator } from "./store/close-creator"
export type { Closing } from "./store/close-creator"
export { forgetContact } from "./store/forget-contact"
export type { CreatorContact } from "./store/forget-contact"
export { handlesChangedSince, handlesOf } from "./store/changes"
export { checkHandle, normalizeHandle } from "./domain/handle"
export { RESERVED_HANDLES } from "./domain/reserved"
export {
  FEATURE_NAMES,
  FEATURES,
  isFeatureOn,
  moveSwitches,
} from "./domain/features"
export type { Feature, Switches } from "./domain/features"
export {
  addLegalVersion,
  getLegalDocument,
  listLegalVersions,
} from "./store/legal-documents"
export {
  featureOn,
  getPlatformSettings,
  updatePlatformSettings,
} from "./store/platform-settings"
export type { PlatformPatch } from "./store/platform-settings"
export {
  claimHandle,
  releaseHandle,
  resolveHandle,
  resolveOrganizationByHandle,
} from "./store/handles"
export {
  createCreator,
  deleteCreator,
  findCreatorByUser,
  getCreator,
  getCreatorWithOrganizations,
  listCreators,
  listCreatorsByIds,
  approveCreator,
  setCreatorStatus,
} from "./store/creators"
export type { CreateCreatorInput, CreatorListRow } from "./store/creators"
export {
  createOrganization,
  deleteOrganization,
  getOrganization,
  getOrganizationSettings,
  listOrganizations,
  listOrganizationsByIds,
  listSuspendedOrganizationIds,
  setOrganizationStatus,
  setSettlementMode,
  renameOrganization,
  updateOrganizationSettings,
} from "./store/organizations"
export type {
  CreateOrganizationInput,
  OrganizationListRow,
  SettingsPatch,
} from "./store/organizations"
export {
  addMember,
  findMembership,
  lockMembership,
  listFormerMembers,
  listMembers,
  listMemberships,
  listOrganizationsOfCreator,
  removeMember,
  setMemberRole,
} from "./store/memberships"
export { listOrganizationsEver } from "./store/memberships-ever"
export type { OrganizationEver } from "./store/memberships-ever"
export {
  answerInvitation,
  findOpenInvitation,
  inviteMember,
  listOpenInvitations,
  openInvitation,
  withdrawInvitation,
} from "./store/invitations"
export type { InviteInput } from "./store/invitations"
export { handOver, type HandOver } from "./store/hand-over"
export type { AddMemberInput } from "./store/memberships"
export {
  DEFAULT_BUYER_POLICY,
  getOwnBuyerPolicy,
  getShopBuyerPolicy,
  setOwnBuyerPolicy,
  setShopBuyerPolicy,
} from "./store/buyer-policies"
export { getSeller } from "./store/sellers"
export type { Seller } from "./store/sellers"
export {
  forgetVerifiedContacts,
  keepVerifiedContact,
  listVerifiedContacts,
} from "./store/verified-contacts"
export type { KeptContact, VerifiedContact } from "./store/verified-contacts"
export {
  countCodeTry,
  forgetContactCodes,
  insertContactCode,
  useContactCode,
} from "./store/contact-codes"
export type { CodePurpose, ContactCode } from "./store/contact-codes"
export {
  getVerifiedPhone,
  isPhoneMissing,
  putVerifiedPhone,
} from "./store/verified-phones"
export type { PhoneOwner, VerifiedPhone } from "./store/verified-phones"
