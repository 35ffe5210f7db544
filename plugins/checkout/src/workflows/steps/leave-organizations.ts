import { listOrganizationsEver } from "@codex/creators"
import { hidePosts } from "@codex/plugin-content/workflows"
import { removeMemberWorkflow } from "@codex/plugin-creators/workflows"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { CloseCreatorInput } from "../../creator-closing/closing-input"
import { inPlatform } from "../../lib/platform"

/**
 * Leaves every organization by its own exit (ADR 0023), and takes off sale what
 * is still on sale anywhere. Each is right by itself, so nothing is undone.
 */
export const leaveOrganizationsStep = createStep(
  "checkout-leave-organizations",
  async ({ creator_id: creatorId }: CloseCreatorInput, { container }) => {
    const organizations = await inPlatform(container, "leave all", (tx) =>
      listOrganizationsEver(tx, creatorId)
    )
    for (const { id, role, membership_status: status } of organizations) {
      if (status === "active" && role !== "owner") {
        await removeMemberWorkflow(container).run({
          input: {
            organization_id: id,
            creator_id: creatorId,
            ended_by: creatorId,
          },
        })
      }
      await hidePosts(container, { organizationId: id, creatorId })
    }
    return new StepResponse(creatorId)
  }
)
