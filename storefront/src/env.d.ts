/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The signed-in shopper's token; undefined for everybody else. */
    token: string | undefined
    /**
     * On a page that is the same for everybody: the sheets it carries, as the
     * content security policy names them.
     */
    styles?: readonly string[]
  }
}
