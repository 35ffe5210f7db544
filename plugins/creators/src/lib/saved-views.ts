import {
  createViewConfigurationWorkflow,
  updateViewConfigurationWorkflow,
} from "@medusajs/medusa/core-flows"
import type {
  MedusaContainer,
  ViewConfigurationDTO,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { viewChoice, type SavedView, type SavedViewBody } from "../contract"
import { studioFailure } from "./failures"

/** More would not be found again in a menu. */
const MOST = 50

interface Whose {
  list: string
  userId: string
}

const rowsOf = (container: MedusaContainer, { list, userId }: Whose) =>
  container
    .resolve(Modules.SETTINGS)
    .listViewConfigurations(
      { entity: list, user_id: userId },
      { take: MOST, order: { name: "ASC" } }
    )

/** What Medusa's own table wrote there reads as nothing chosen. */
function savedView(row: ViewConfigurationDTO): SavedView {
  const { search, filters, sorting } = row.configuration
  const choice = viewChoice.safeParse({ search, filters, sorting })
  return {
    id: row.id,
    name: row.name,
    ...(choice.data ?? viewChoice.parse({})),
  }
}

/**
 * An operator's views of a list, where Medusa keeps those of its own tables
 * (Settings module). Its routes for them are behind a flag that changes all of
 * Medusa's lists (ADR 0031).
 */
export async function savedViews(container: MedusaContainer, whose: Whose) {
  return (await rowsOf(container, whose)).map(savedView)
}

/** Keeps a view; one of the same name is replaced. */
export async function saveView(
  container: MedusaContainer,
  userId: string,
  { list, name, search, filters, sorting }: SavedViewBody
): Promise<SavedView> {
  const rows = await rowsOf(container, { list, userId })
  const same = rows.find((row) => row.name === name)
  if (!same && rows.length >= MOST) {
    throw studioFailure("saved_views_full", { most: String(MOST) })
  }
  const configuration = {
    // The columns are the page's: Medusa asks for them.
    visible_columns: [],
    column_order: [],
    search,
    filters,
    sorting,
  }
  const { result } = same
    ? await updateViewConfigurationWorkflow(container).run({
        input: { id: same.id, name, configuration },
      })
    : await createViewConfigurationWorkflow(container).run({
        input: { entity: list, user_id: userId, name, configuration },
      })
  return { id: result.id, name, search, filters, sorting }
}

/** Refuses what is somebody else's as if it were not there. */
export async function ownView(
  container: MedusaContainer,
  userId: string,
  id: string
): Promise<string> {
  const [row] = await container
    .resolve(Modules.SETTINGS)
    .listViewConfigurations({ id, user_id: userId }, { select: ["id"] })
  if (!row) {
    throw studioFailure("saved_view_not_found")
  }
  return row.id
}
