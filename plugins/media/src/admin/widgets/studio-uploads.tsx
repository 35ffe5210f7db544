import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { UploadTray } from "../components/upload-tray"

/** The top bar is on every page, so uploads stay in sight on all of them. */
const StudioUploads = () => <UploadTray />

export const config = defineWidgetConfig({ zone: "topbar" })

export default StudioUploads
