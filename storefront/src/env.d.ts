/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The signed-in shopper's token; undefined for everybody else. */
    token: string | undefined
    /** Origins of frames this page shows; nobody else's may be shown. */
    frames?: string[]
    /** Its forms may lead to a file on the storage's own origin. */
    downloads?: boolean
  }
}
