// Auto-generated index file for Medusa Admin UI extensions
import WidgetComponent0, {
  config as WidgetConfig0,
} from "/work/t1/plugins/access/src/admin/widgets/customer-grants.tsx"

const widgetModule = {
  widgets: [
    {
      Component: WidgetComponent0,
      zone: ["customer.details.after"],
      widgetId: "Widget-a41c",
    },
  ],
}

const routeModule = { routes: [] }

const menuItemModule = { menuItems: [] }

const formModule = { customFields: {} }

const displayModule = {
  displays: {},
}
import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/t1/plugins/access/src/admin/i18n/index.ts"

const i18nModule = { resources: i18nTranslations0 }

const cellRendererModule = {}

const layoutModule = { layouts: [] }

const searchEntityModule = {}

const plugin = {
  widgetModule,
  routeModule,
  menuItemModule,
  formModule,
  displayModule,
  i18nModule,
  cellRendererModule,
  layoutModule,
  searchEntityModule,
}

export default plugin
