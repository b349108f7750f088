// Loaded by the tests under Wine 8, which has no TCP_KEEPALIVE: without this, every connection of `fetch` would end
// in "connect UNKNOWN". Real Windows has it.
const { Socket } = require('node:net')

Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this
}
