import { request } from 'node:http'
import { getInput } from '@actions/core'

// An action that does nothing but read an input and send a request.

request(getInput('authority-host'), { method: 'POST' }, (answer) => answer.resume()).end()
