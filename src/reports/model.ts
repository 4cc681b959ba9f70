// Door 1: the meaning of a report. Renderers are entered by the house itself.
export * from './compose.ts'
export * from './document.ts'
export * from './shown.ts'
export * from './templates/annual.ts'
export * from './templates/annualInput.ts'
export { R15_HEADINGS } from './templates/annualManagement.ts'
export { interimTemplate, R17_HEADINGS } from './templates/interim.ts'
export * from './templates/interimInput.ts'
