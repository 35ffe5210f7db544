import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import CodexTotpProvider from "./service"

export default ModuleProvider(Modules.AUTH, { services: [CodexTotpProvider] })
