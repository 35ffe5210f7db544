import { createSalesChannelsWorkflow } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { insertOrganizationStep } from "./steps/insert-organization"

export interface CreateOrganizationWorkflowInput {
  name: string
  handle: string
  owner_creator_id: string
  currency_code?: string
  tagline?: string
  description?: string
  /** `#rrggbb` */
  brand_color?: string
  support_email?: string
}

function settingsOf(input: CreateOrganizationWorkflowInput) {
  return {
    tagline: input.tagline ?? "",
    description: input.description ?? "",
    brand_color: input.brand_color?.toLowerCase() ?? null,
    support_email: input.support_email ?? null,
  }
}

/** A brand organization with its own sales channel, owned by a creator. */
export const createOrganizationWorkflow = createWorkflow(
  "creators-create-organization",
  (input: CreateOrganizationWorkflowInput) => {
    const channels = createSalesChannelsWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        salesChannelsData: [{ name: input.name }],
      })),
    })
    const organization = insertOrganizationStep(
      transform({ input, channels }, ({ input, channels }) => ({
        name: input.name,
        handle: input.handle,
        ownerCreatorId: input.owner_creator_id,
        salesChannelId: channels[0]?.id ?? "",
        currencyCode: input.currency_code,
        settings: settingsOf(input),
      }))
    )
    return new WorkflowResponse(organization)
  }
)
