import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import CodexEmailPassProvider from "./service"

export default ModuleProvider(Modules.AUTH, {
  services: [CodexEmailPassProvider],
})
