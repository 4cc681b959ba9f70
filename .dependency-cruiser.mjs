import { ORDER, ROOMS } from './rooms.mjs'

const room = `^src/(${ROOMS.join('|')})/`
const edge = '(store|routes|input|seed)\\.tsx?$|/(pages|render|io|islands)/|\\.test\\.tsx?$'

export default {
  forbidden: [
    ...ORDER.slice(0, -1).map((name, i) => ({
      name: `${name}-looks-up`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: `^src/(${ORDER.slice(i + 1).join('|')})/` },
    })),
    {
      name: 'two-doors',
      severity: 'error',
      from: { path: room },
      to: { path: `${room}(?!(model|store)\\.ts$)`, pathNot: '^src/$1/' },
    },
    {
      name: 'pure-core',
      severity: 'error',
      from: { path: room, pathNot: edge },
      to: { path: '^src/(storage|http|web)/|(store|routes)\\.tsx?$|/(pages|render)/', reachable: true },
    },
    {
      name: 'pure-core-no-packages',
      severity: 'error',
      from: { path: room, pathNot: edge },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'pages-do-not-load',
      severity: 'error',
      from: { path: `${room}pages/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(storage|http)/|store\\.ts$' },
    },
    {
      name: 'sql-in-store-only',
      severity: 'error',
      from: { path: room, pathNot: '(store|seed|\\.test)\\.tsx?$' },
      to: { path: '^src/storage/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
