import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { DeleteAccountInput } from "../own-data/nobody"
import { forgetCustomerStep } from "./steps/forget-customer"
import { forgetPersonStep } from "./steps/forget-person"
import { removeLoginStep } from "./steps/remove-login"

/** Forgets a shopper: our tables, Medusa's records, and the login at last. */
export const deleteAccountWorkflow = createWorkflow(
  "checkout-delete-account",
  (input: WorkflowData<DeleteAccountInput>) => {
    forgetPersonStep(input)
    forgetCustomerStep(input)
    removeLoginStep(input)
    return new WorkflowResponse(input)
  }
)
