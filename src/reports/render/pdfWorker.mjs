// Compiles one report to PDF/UA in a thread of its own: Typst is synchronous and would stop every page meanwhile.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const compiler = NodeCompiler.create({ workspace: workerData.workspace, fontArgs: [{ fontPaths: workerData.fontPaths }] })
const source = readFileSync(workerData.template, 'utf8')

parentPort.on('message', ({ id, inputs, timestamp }) => {
  try {
    const result = compiler.compile({ mainFileContent: source, inputs })
    const document = result.result
    if (!document) {
      const error = result.takeDiagnostics()
      throw new Error(JSON.stringify(error ? error.shortDiagnostics : 'no document').slice(0, 2000))
    }
    const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: timestamp })
    const pages = document.numOfPages
    compiler.evictCache(10)
    const copy = new Uint8Array(bytes)
    parentPort.postMessage({ id, ok: true, pages, bytes: copy }, [copy.buffer])
  } catch (error) {
    const detail = error?.shortDiagnostics ? JSON.stringify(error.shortDiagnostics) : String(error?.message ?? error)
    parentPort.postMessage({ id, ok: false, message: detail.slice(0, 2000) })
  }
})
