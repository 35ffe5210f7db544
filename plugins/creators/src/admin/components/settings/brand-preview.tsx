import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  brandPalette,
  contrast,
  parseHex,
  SURFACES,
  type Palette,
} from "../../../contract"

const THEMES = ["light", "dark"] as const
type Theme = (typeof THEMES)[number]

const INK = { light: "#19191c", dark: "#ededee" } as const

function ratio(a: string, b: string): number {
  const [one, two] = [parseHex(a), parseHex(b)]
  return one && two ? contrast(one, two) : 0
}

/** What WCAG asks of each pair, and what it comes to. */
function checks(palette: Palette) {
  return [
    {
      name: "button",
      ratio: ratio(palette.onFill, palette.fill),
      least: 4.5,
    },
    ...THEMES.flatMap((theme) => [
      {
        name: `${theme}Text`,
        ratio: ratio(palette[theme].text, SURFACES[theme]),
        least: 4.5,
      },
      {
        name: `${theme}Ui`,
        ratio: ratio(palette[theme].ui, SURFACES[theme]),
        least: 3,
      },
    ]),
  ]
}

interface PreviewProps {
  name: string
  tagline: string
  logo: string | null
  color: string
}

const Page = ({
  theme,
  palette,
  ...face
}: PreviewProps & { theme: Theme; palette: Palette }) => {
  const { t } = useTranslation()
  const fill = { background: palette.fill, color: palette.onFill }
  return (
    <div
      className="flex min-w-0 flex-1 flex-col gap-3 rounded-lg border p-4"
      style={{ background: SURFACES[theme], color: INK[theme] }}
    >
      <div className="flex min-w-0 items-center gap-3">
        {face.logo ? (
          <img src={face.logo} alt="" className="size-8 rounded-full" />
        ) : (
          <span
            className="grid size-8 shrink-0 place-items-center rounded-full text-xs font-semibold"
            style={fill}
          >
            {face.name.slice(0, 1).toUpperCase()}
          </span>
        )}
        <strong className="truncate">{face.name}</strong>
      </div>
      <p className="txt-small line-clamp-2">{face.tagline}</p>
      <p className="txt-small" style={{ color: palette[theme].text }}>
        {t("codexCreators.settings.preview.link")}
      </p>
      <span
        className="txt-small self-start rounded-md px-4 py-2 font-semibold"
        style={fill}
      >
        {t("codexCreators.settings.preview.buy")}
      </span>
    </div>
  )
}

/** The storefront in both themes as it will look, and whether it reads well. */
export const BrandPreview = (props: PreviewProps) => {
  const { t } = useTranslation()
  const palette = brandPalette(props.color)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-3 sm:flex-row">
        {THEMES.map((theme) => (
          <Page key={theme} theme={theme} palette={palette} {...props} />
        ))}
      </div>
      <ul className="flex flex-col gap-1">
        {checks(palette).map((check) => (
          <li key={check.name} className="flex items-center gap-2">
            {check.ratio >= check.least ? (
              <CheckCircleSolid className="text-ui-tag-green-icon" />
            ) : (
              <XCircleSolid className="text-ui-tag-red-icon" />
            )}
            <Text size="small">
              {t(`codexCreators.settings.preview.${check.name}`, {
                ratio: check.ratio.toFixed(1),
                least: check.least,
              })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
