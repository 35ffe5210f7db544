import {
  createSalesChannelsWorkflow,
  createUsersWorkflow,
} from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { arrangeDashboardStep } from "./steps/arrange-dashboard"
import { attachLoginStep } from "./steps/attach-login"
import { checkNewCreatorStep } from "./steps/check-new-creator"
import { ensureRoleStep } from "./steps/ensure-role"
import { insertCreatorStep } from "./steps/insert-creator"

export interface CreateCreatorWorkflowInput {
  email: string
  /** For a new login, by the rules of its provider; else `auth_identity_id`. */
  password?: string
  /** An existing login (a shopper's, say) that also becomes a creator's. */
  auth_identity_id?: string
  display_name: string
  handle: string
  bio?: string
  first_name?: string
  last_name?: string
  /** The operator looks at them before they sell. */
  waits?: boolean
}

const emailOf = (input: CreateCreatorWorkflowInput) =>
  input.email.normalize("NFKC").trim().toLowerCase()

/**
 * Makes a creator: admin user with the creators' role only, login, sales
 * channel, creator with handle and personal organization, and the personal
 * layout that shows Studio and hides the operator's pages.
 */
export const createCreatorWorkflow = createWorkflow(
  "creators-create-creator",
  (input: CreateCreatorWorkflowInput) => {
    const check = transform({ input }, ({ input }) => ({
      email: emailOf(input),
      handle: input.handle,
    }))
    const email = checkNewCreatorStep(check)
    const roles = ensureRoleStep()
    const users = createUsersWorkflow.runAsStep({
      input: transform({ input, email, roles }, ({ input, email, roles }) => ({
        users: [
          {
            email,
            roles,
            first_name: input.first_name ?? input.display_name,
            last_name: input.last_name ?? null,
          },
        ],
      })),
    })
    const userId = transform({ users }, ({ users }) => users[0]?.id ?? "")
    attachLoginStep(
      transform({ input, email, userId, roles }, (data) => ({
        email: data.email,
        userId: data.userId,
        roles: data.roles,
        password: data.input.password,
        authIdentityId: data.input.auth_identity_id,
      }))
    )
    const channels = createSalesChannelsWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        salesChannelsData: [{ name: input.display_name }],
      })),
    })
    const made = insertCreatorStep(
      transform({ input, userId, channels }, ({ input, userId, channels }) => ({
        userId,
        displayName: input.display_name,
        handle: input.handle,
        bio: input.bio,
        waits: input.waits,
        salesChannelId: channels[0]?.id ?? "",
      }))
    )
    arrangeDashboardStep(userId)
    return new WorkflowResponse(made)
  }
)
