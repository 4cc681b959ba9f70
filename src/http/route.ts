// What a route is: its address, its rule, and what it is handed. The house fills in who asks, the transaction and the page.
// Refuses: a route without a rule. Permissions are words here; what they mean stands in the table of the access room.
import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Actor } from '../kernel/actor.ts'
import type { UnitCode } from '../kernel/ids.ts'
import type { Lang } from '../kernel/text.ts'
import type { Tx } from '../storage/database.ts'
import type { Shell } from '../web/layout.tsx'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** One request, as a room sees it. */
export interface Asked {
  c: Context
  /** The signed-in person with their grants; without sign-in an actor without grants (or the demo's reader on loopback). */
  actor: Actor
  lang: Lang
  /** The day in Stockholm, `YYYY-MM-DD`. */
  today: string
  shell: Shell
  /** One transaction in the authority, written in the log as by `actor`. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Whether the actor may, over this unit; without a unit: anywhere at all. Units cover everything below them. */
  may(permission: string, unit?: UnitCode): boolean
  /** Throws a refusal that names the role needed (403, or 401 with the way to sign in). */
  require(permission: string, unit?: UnitCode): void
  /** Whether amounts of the unit may be shown: those below a committee are not for everyone who may open the page. */
  sees(unit: UnitCode): boolean
  /** Throws a refusal that says how far down the role sees. */
  requireSight(unit: UnitCode): void
  /** The fields of a posted form, trimmed; a repeated name is a list. Bounded in size. */
  form(): Promise<Form>
  /** What the person had written before the connection was lost: the latest kept draft of this form. */
  draft(key: string): Promise<Record<string, string> | undefined>
  /** The draft has been saved for good. */
  dropDraft(key: string): Promise<void>
  /** Something that pages remember has changed, all of it, the goals or the plan only: it is read again by the next request. */
  changed(what?: 'goals' | 'plan'): void
}

export interface Form {
  text(name: string): string
  all(name: string): string[]
  /** Whole numbers only; undefined when absent or something else. */
  number(name: string): number | undefined
  entries(): Record<string, string>
}

/** A page is answered with 200; an answer with another status or kind is a Response of the room's own making. */
export type Answer = Html | Response

export interface Route<A extends Asked = Asked> {
  method: 'get' | 'post'
  path: string
  /**
   * The permission needed somewhere to be let in at all; the handler asks again with the unit when it knows it.
   * `open`: for everyone, signed in or not (signing in itself, the health check).
   */
  rule: string
  handle(asked: A): Answer | Promise<Answer>
}

export const get = <A extends Asked = Asked>(path: string, rule: string, handle: Route<A>['handle']): Route<A> => ({
  method: 'get',
  path,
  rule,
  handle,
})
export const post = <A extends Asked = Asked>(path: string, rule: string, handle: Route<A>['handle']): Route<A> => ({
  method: 'post',
  path,
  rule,
  handle,
})
