import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { ChangeEmailInput } from "../email/records"
import { renameStep } from "./steps/rename"
import { tellEmailChangedStep } from "./steps/tell-email-changed"

function movesOf({ input }: { input: ChangeEmailInput }) {
  const move = { from: input.old_email, to: input.new_email }
  return {
    login: { ...move, kind: "login" as const, id: input.login_id },
    customer: { ...move, kind: "customer" as const, id: input.customer_id },
    user: { ...move, kind: "user" as const, id: input.user_id },
  }
}

/**
 * Moves a login to another address, with the shopper and the admin user it
 * signs in. The login goes first: its address is unique, so of two people who
 * want the same one at once the later is refused and nothing has moved.
 */
export const changeEmailWorkflow = createWorkflow(
  "accounts-change-email",
  (input: ChangeEmailInput) => {
    const { login, customer, user } = transform({ input }, movesOf)
    renameStep(login)
    renameStep(customer).config({ name: "accounts-rename-customer" })
    renameStep(user).config({ name: "accounts-rename-user" })
    tellEmailChangedStep(input)
    return new WorkflowResponse(input)
  }
)
