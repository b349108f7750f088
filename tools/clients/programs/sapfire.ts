import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Program } from '../program.ts'

/** Replaces fastlane itself, which Debian does not have: only the parts that the two actions use. */
const FASTLANE = `
require "faraday"; require "json"; require "zip"; require "rexml/document"; require "securerandom"; require "cgi"; require "uri"
class FailedByProgram < StandardError; end
module UI
  def self.message(text) = puts(text)
  def self.success(text) = puts(text)
  def self.important(text) = puts(text)
  def self.error(text) = puts(text)
  def self.user_error!(text) = raise(FailedByProgram, text)
end
module Fastlane
  Boolean = Object
  module Helper; UI = ::UI; end
  module Actions; UI = ::UI; class Action; end; end
end
module FastlaneCore; UI = ::UI; class ConfigItem; def initialize(**) = nil; end; end
`

/** A plugin of fastlane. */
export const sapfire: Program = {
  name: 'sapfire',
  language: 'Ruby',
  does: 'fastlane plugin: creates a flight, uploads a package to its draft in blocks, commits',
  source: {
    repository: 'CheeryLee/fastlane-plugin-sapfire',
    commit: '104cf0d787e5136c21716079fb8175f09e299dcc',
    paths: ['lib', 'assets'],
  },
  async run({ exec, folder, seeds, packagePath }) {
    const { tenantId, clientId, clientSecret, app, flightGroups } = seeds
    const product = { appId: app.appId, groupId: flightGroups.testers, packagePath }
    const values = JSON.stringify({ tenantId, clientId, clientSecret, ...product })
    await writeFile(join(folder, 'values.json'), values)
    for (const path of [
      'fastlane/action.rb',
      'fastlane/boolean.rb',
      'fastlane_core/configuration/config_item.rb',
    ]) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), path === 'fastlane/action.rb' ? FASTLANE : '')
    }
    await writeFile(join(folder, 'upload.rb'), UPLOAD)
    await exec('ruby', ['-I', '.', '-I', 'lib', '-r', 'fastlane/action', 'upload.rb'])
  },
}

const UPLOAD = `
values = JSON.parse(File.read("values.json"))
require "fastlane/plugin/sapfire/helper/sapfire_helper"
require "fastlane/plugin/sapfire/actions/upload_package_flight_action"
credentials = Fastlane::Helper.ms_credentials
credentials.tenant_id = values["tenantId"]
credentials.client_id = values["clientId"]
credentials.client_secret = values["clientSecret"]
params = {
  app_id: values["appId"], name: "Testers", group_ids: [values["groupId"]], path: values["packagePath"], publish_immediate: true
}
def params.values = self
Fastlane::Actions::UploadPackageFlightAction.run(params)
`
