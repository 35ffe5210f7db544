import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components"
import { createElement as h } from "react"
import type { ReactElement } from "react"
import { buttonColor, INK, inkOn, LINE, MUTED } from "./brand"
import type { Brand } from "./brand"
import { footerWords } from "./words"

interface Piece {
  text: string
  bold: boolean
}

export interface Frame {
  brand: Brand
  preview: string
  heading: string
  body: Piece[][]
  button: { text: string; url: string } | null
  rows: [string, string][]
  notes: string[]
  unsubscribeUrl?: string | undefined
}

const FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** `auto`: a name in Hebrew or Arabic stands the right way round. */
const AUTO = { dir: "auto" }

const WRAP = { overflowWrap: "anywhere", wordBreak: "break-word" } as const

function sign({ name, logoUrl }: Brand): ReactElement {
  const style = { margin: "0 0 24px", fontWeight: 600, ...WRAP }
  return logoUrl
    ? h(Img, {
        src: logoUrl,
        alt: name,
        height: 40,
        style: { margin: "0 0 24px" },
      })
    : h(Text, { ...AUTO, style }, name)
}

/** A line break that somebody typed stays one. */
const lines = (text: string) =>
  text
    .split("\n")
    .flatMap((line, index) =>
      index === 0 ? [line] : [h("br", { key: index }), line]
    )

const paragraph = (pieces: Piece[], key: number) =>
  h(
    Text,
    { ...AUTO, key, style: { margin: "0 0 12px", fontSize: 16, ...WRAP } },
    ...pieces.map(({ text, bold }, index) =>
      bold ? h("strong", { key: index }, ...lines(text)) : lines(text)
    )
  )

function button({ text, url }: { text: string; url: string }, brand: Brand) {
  const color = buttonColor(brand)
  return h(
    Section,
    { style: { margin: "20px 0 28px" } },
    h(
      Button,
      {
        href: url,
        style: {
          backgroundColor: color,
          color: inkOn(color),
          padding: "12px 20px",
          borderRadius: 8,
          fontWeight: 600,
          fontSize: 16,
        },
      },
      text
    )
  )
}

const CELL = {
  padding: "10px 0",
  borderTop: `1px solid ${LINE}`,
  verticalAlign: "top",
  fontSize: 14,
} as const

const row = ([label, value]: [string, string]) =>
  h(
    "tr",
    { key: label },
    h("td", { style: { ...CELL, color: MUTED } }, label),
    h(
      "td",
      {
        ...AUTO,
        style: {
          ...CELL,
          ...WRAP,
          paddingLeft: 24,
          textAlign: "right",
          fontVariantNumeric: "tabular-nums",
        },
      },
      value
    )
  )

const table = (rows: [string, string][]) =>
  h(
    "table",
    {
      role: "presentation",
      style: {
        width: "100%",
        borderCollapse: "collapse",
        tableLayout: "fixed",
      },
    },
    h("tbody", null, ...rows.map(row))
  )

const SMALL = { margin: "0 0 8px", fontSize: 14, color: MUTED, ...WRAP }

const card = ({ brand, heading, body, button: action, rows }: Frame) =>
  h(
    Section,
    {
      style: {
        backgroundColor: "#ffffff",
        border: `1px solid ${LINE}`,
        borderRadius: 12,
        padding: 32,
      },
    },
    h(
      Heading,
      {
        ...AUTO,
        as: "h1",
        style: { margin: "0 0 16px", fontSize: 25, lineHeight: 1.25, ...WRAP },
      },
      heading
    ),
    ...body.map(paragraph),
    action && button(action, brand),
    rows.length > 0 && table(rows)
  )

/** What every mail looks like, whoever's name stands on it. */
export const frame = (parts: Frame): ReactElement =>
  h(
    Html,
    { lang: "en" },
    h(
      Head,
      null,
      h("meta", { name: "viewport", content: "width=device-width" }),
      h("meta", { name: "color-scheme", content: "light" })
    ),
    h(Preview, null, parts.preview),
    h(
      Body,
      {
        style: {
          margin: 0,
          backgroundColor: "#fafaf9",
          color: INK,
          fontFamily: FONT,
        },
      },
      h(
        Container,
        { style: { maxWidth: 560, margin: "0 auto", padding: "40px 16px" } },
        sign(parts.brand),
        card(parts),
        h(
          Section,
          { style: { padding: "24px 8px" } },
          ...parts.notes.map((note) =>
            h(Text, { key: note, style: SMALL }, note)
          ),
          parts.unsubscribeUrl &&
            h(
              Text,
              { style: SMALL },
              h(
                Link,
                {
                  href: parts.unsubscribeUrl,
                  style: { color: MUTED, textDecoration: "underline" },
                },
                footerWords.unsubscribe
              )
            )
        )
      )
    )
  )
