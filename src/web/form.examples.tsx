// Controls by example: fields with help and error, file, buttons, summary and findings.
import type { Child } from 'hono/jsx'
import { finding } from '../kernel/finding.ts'
import { type Lang, text } from '../kernel/text.ts'
import { Button, ButtonLink, ErrorSummary, FileField, FindingList, SelectField, TextField } from './form.tsx'

export interface Example {
  name: string
  render: (lang: Lang) => Child
}

export const FORM_EXAMPLES: readonly Example[] = [
  {
    name: 'Text field with error',
    render: (lang) => (
      <TextField
        id="narvaro"
        name="narvaro"
        label="Närvarotid, %"
        lang={lang}
        help="Målvärde: öka."
        value="85,5,0"
        width={8}
        figure
        error="Skriv ett tal mellan 0 och 100. Du skrev ”85,5,0”."
      />
    ),
  },
  {
    name: 'Select field',
    render: (lang) => (
      <SelectField id="ar" name="ar" label="År" lang={lang} value="2020" optional options={[{ value: '2020', label: '2020' }]} />
    ),
  },
  { name: 'File field', render: (lang) => <FileField id="huvudbok" name="file" label="Huvudbok" lang={lang} help="SIE 1–4" /> },
  {
    name: 'Buttons',
    render: () => (
      <div class="r-buttons">
        <Button>Läs in</Button>
        <ButtonLink href="#avbryt">Avbryt</ButtonLink>
      </div>
    ),
  },
  {
    name: 'Error summary',
    render: () => (
      <ErrorSummary
        title="Två värden behöver rättas"
        errors={[{ field: 'narvaro', message: 'Närvarotid: skriv ett tal.' }, { message: 'Filen är tom.' }]}
      />
    ),
  },
  {
    name: 'Findings',
    render: (lang) => (
      <FindingList
        lang={lang}
        findings={[
          finding(
            'web/example',
            'error',
            text('Verifikation D 8812 summerar till 0,50 kr, inte 0.', 'Voucher D 8812 adds up to SEK 0.50, not 0.'),
            { line: 12_418 },
          ),
          finding('web/example', 'warning', text('Konto 4599 saknas.', 'Account 4599 is missing.')),
        ]}
      />
    ),
  },
]
