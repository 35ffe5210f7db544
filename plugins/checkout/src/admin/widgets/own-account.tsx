import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { ClosingDrawer } from "../components/own-account/closing-drawer"
import { DataDrawer } from "../components/own-account/data-drawer"
import { OwnCard } from "../components/own-account/own-card"
import { useClosing } from "../lib/use-closing"
import { useOwnData } from "../lib/use-own-data"

/** In a creator's profile: what they take along, and then the way out. */
const OwnAccount = () => (
  <>
    <OwnCard texts="data" query={useOwnData()}>
      {({ files }, drawer) => <DataDrawer files={files} {...drawer} />}
    </OwnCard>
    <OwnCard texts="closing" query={useClosing()}>
      {(closing, drawer) => <ClosingDrawer closing={closing} {...drawer} />}
    </OwnCard>
  </>
)

export const config = defineWidgetConfig({ zone: "profile.details.after" })

export default OwnAccount
