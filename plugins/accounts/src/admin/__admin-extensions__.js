
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/work/t1/plugins/accounts/src/admin/widgets/creator-sign-up.tsx"
import WidgetComponent1, { config as WidgetConfig1 } from "/work/t1/plugins/accounts/src/admin/widgets/own-email.tsx"
import WidgetComponent2, { config as WidgetConfig2 } from "/work/t1/plugins/accounts/src/admin/widgets/own-phone.tsx"
import WidgetComponent3, { config as WidgetConfig3 } from "/work/t1/plugins/accounts/src/admin/widgets/own-sessions.tsx"
import WidgetComponent4, { config as WidgetConfig4 } from "/work/t1/plugins/accounts/src/admin/widgets/second-factor-gate.tsx"
import WidgetComponent5, { config as WidgetConfig5 } from "/work/t1/plugins/accounts/src/admin/widgets/second-factor-notice.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["login.after"],
    widgetId: "Widget-b899"
},
{
    Component: WidgetComponent1,
    zone: ["profile.details.after"],
    widgetId: "Widget-a43f"
},
{
    Component: WidgetComponent2,
    zone: ["profile.details.after"],
    widgetId: "Widget-a651"
},
{
    Component: WidgetComponent3,
    zone: ["profile.details.after"],
    widgetId: "Widget-9c43"
},
{
    Component: WidgetComponent4,
    zone: ["topbar"],
    widgetId: "Widget-5aaa"
},
{
    Component: WidgetComponent5,
    zone: ["profile.details.before"],
    widgetId: "Widget-91d2"
}
] }
    import RouteComponent0, { handle as handle0, config as HandleConfig0 } from "/work/t1/plugins/accounts/src/admin/routes/studio/people/page.tsx"
import RouteComponent1, { handle as handle1 } from "/work/t1/plugins/accounts/src/admin/routes/studio/invitations/[token]/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/studio/people",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs, ...handle0 }
  },
{
    Component: RouteComponent1,
    path: "/studio/invitations/:token",
    handle: handle1
  }
]
 }
    import { config as RouteConfig0 } from "/work/t1/plugins/accounts/src/admin/routes/studio/people/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig0.label,
    icon: RouteConfig0.icon,
    path: "/studio/people",
    nested: undefined,
    rank: 8,
    translationNs: RouteConfig0.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/t1/plugins/accounts/src/admin/i18n/index.ts"

const i18nModule = { resources: i18nTranslations0 }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

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
      searchEntityModule
    }

    export default plugin
    