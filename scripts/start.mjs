// `npm start`: the demo region in the browser. Port from PORT or `-- --port N`.
import { roder } from './roder.mjs'

await roder(['serve', ...process.argv.slice(2)])
