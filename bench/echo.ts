import restify from 'restify'

/** The least that restify can do for a request: a JSON body comes in, and goes out again. */
const server = restify.createServer()
server.use(restify.plugins.jsonBodyParser())
server.post('/echo', (request, response, next) => {
  response.send(request.body)
  next()
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))
