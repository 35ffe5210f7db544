import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { CODEX_CREATOR_ROLE } from "../../domain/roles"

/**
 * Makes sure the creators' role exists and answers the role ids a creator
 * gets; none where the shop runs without RBAC. The role grants no policy.
 * Nothing to undo: every creator shares it.
 */
export const ensureRoleStep = createStep(
  "creators-ensure-role",
  async (_: undefined, { container }) => {
    const rbac = container.resolve(Modules.RBAC, { allowUnregistered: true })
    if (!rbac) {
      return new StepResponse<string[]>([])
    }
    const [found] = await rbac.listRbacRoles({ id: CODEX_CREATOR_ROLE })
    if (!found) {
      const role = {
        id: CODEX_CREATOR_ROLE,
        name: "Creator",
        description: "Signs in to Studio and to nothing else.",
      }
      await rbac.createRbacRoles([role])
    }
    return new StepResponse<string[]>([CODEX_CREATOR_ROLE])
  }
)
