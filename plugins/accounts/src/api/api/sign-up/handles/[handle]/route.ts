import { CodexError, type Pg } from "@codex/kernel"
import { freeHandle } from "@codex/plugin-creators/workflows"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { HandleAnswer } from "../../../../../contract"

/** Whether an address of a page is still free, asked while it is typed. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<HandleAnswer>
): Promise<void> {
  const { handle = "" } = req.params
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  try {
    res.json({ handle: await freeHandle(pg, handle), available: true })
  } catch (error) {
    if (!(error instanceof CodexError)) {
      throw error
    }
    res.json({ handle, available: false, message: error.message })
  }
}
