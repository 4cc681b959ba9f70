// `./roder serve`: the server. Prints its address when it answers.
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, print } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'starta Roder i webbläsaren',
  positionals: [],
  options: {
    port: { value: 'PORT', help: 'port (annars PORT i miljön, annars 4040)' },
    host: { value: 'ADRESS', help: 'adress att lyssna på (annars 127.0.0.1)' },
    ...DATA_OPTIONS,
  },
  examples: [
    { call: './roder serve', tells: 'demonstrationsregionen på http://127.0.0.1:4040' },
    { call: './roder serve --port 8080 --data ./region --empty', tells: 'en egen, tom databas på en annan port' },
  ],
  async run({ values, flags }) {
    const port = values.port ?? process.env.PORT ?? '4040'
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
      throw refuse(
        `Porten ska vara ett tal mellan 0 och 65535. Du skrev ”${port}”.`,
        'The port must be a number between 0 and 65535.',
      )
    const { serveHouse } = await import('../../app/server.tsx')
    const server = await serveHouse({
      port: Number(port),
      host: values.host ?? process.env.HOST ?? '127.0.0.1',
      data: values.data,
      empty: flags.has('empty'),
    })
    print(`Roder is ready at ${server.address}`)
    await server.closed
    return 0
  },
}
