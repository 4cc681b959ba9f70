// The addresses of this room's pages, beside those of the menu.
// Refuses: addresses written by hand in pages.
import { ACCOUNT_PATH, PATHS, SIGN_IN_PATH } from '../../web/links.ts'

export const ACCESS_PATHS = {
  signIn: SIGN_IN_PATH,
  oidc: `${SIGN_IN_PATH}/oidc`,
  oidcAnswer: `${SIGN_IN_PATH}/oidc/svar`,
  signOut: '/logga-ut',
  tryAs: '/prova-som',
  account: ACCOUNT_PATH,
  password: `${ACCOUNT_PATH}/losenord`,
  endSession: `${ACCOUNT_PATH}/inloggningar`,
  letIn: `${ACCOUNT_PATH}/grupp`,
  people: PATHS.people,
  newPerson: `${PATHS.people}/ny`,
  groups: `${PATHS.people}/grupper`,
  permissions: '/behorigheter',
} as const

export const personPath = (id: string, act?: 'roller' | 'avsluta' | 'losenord' | 'konto' | 'inloggningar'): string =>
  `${PATHS.people}/${id}${act === undefined ? '' : `/${act}`}`
