/** The options of the command line, as node:util reads them. */
export const optionTypes = {
  profile: {type: 'string'}, port: {type: 'string'}, openclaw: {type: 'string'}, out: {type: 'string'}, session: {type: 'string'},
  limit: {type: 'string'}, output: {type: 'string', short: 'o'}, plain: {type: 'boolean', default: false}, json: {type: 'boolean', default: false},
  seed: {type: 'string'}, speed: {type: 'string'}, list: {type: 'boolean', default: false}, scores: {type: 'boolean', default: false},
  deep: {type: 'boolean', default: false}, verify: {type: 'boolean', default: false}, help: {type: 'boolean', short: 'h', default: false},
  version: {type: 'boolean', short: 'V', default: false},
} as const;
