import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { creatorsOptions } from "@codex/creators"
import { creatorLayouts } from "../../domain/sidebar"

/**
 * Arranges the dashboard of one user for a creator, the native way: personal
 * layout configurations (MEDUSA Part 3.5). Undone by clearing them.
 */
export const arrangeDashboardStep = createStep(
  "creators-arrange-dashboard",
  async (userId: string, { container }) => {
    const settings = container.resolve(Modules.SETTINGS)
    for (const layout of creatorLayouts(creatorsOptions().hiddenNavigation)) {
      const { zone, configuration } = layout
      await settings.setLayoutConfiguration(zone, userId, configuration)
      await settings.setActiveLayoutScope(zone, userId, "personal")
    }
    return new StepResponse(userId, userId)
  },
  async (userId, { container }) => {
    if (!userId) {
      return
    }
    const settings = container.resolve(Modules.SETTINGS)
    for (const { zone } of creatorLayouts([])) {
      await settings.clearLayoutConfiguration(zone, userId)
    }
  }
)
