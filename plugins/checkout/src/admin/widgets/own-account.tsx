import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OwnClosing } from "../components/own-account/own-closing"
import { OwnData } from "../components/own-account/own-data"

/** In a creator's profile: what they take along, and then the way out. */
const OwnAccount = () => (
  <>
    <OwnData />
    <OwnClosing />
  </>
)

export const config = defineWidgetConfig({ zone: "profile.details.after" })

export default OwnAccount
