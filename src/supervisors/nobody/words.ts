import {look, path, say} from '../../steps/index.ts';
import type {Words} from '../words.ts';

/** What can be said where nobody watches over the gateway: somebody started it by hand, or nothing is installed. */
export const nobodyWords: Words = {
  title: 'nobody',
  status: () => null,
  showDefinition: () => null,
  showLoaded: () => null,
  showLog: () => look`ls -la ${path('/tmp/openclaw')}`,
  showKernelKills: () => null,
  start: () => say`no service starts this gateway: install one, or start it as it was started before`,
  stop: () => say`no service holds this gateway: whoever started it can stop it`,
  restart: () => say`no service restarts this gateway: whoever started it stops it and starts it again`,
  resetFailed: () => null,
  reload: () => null,
  startReloaded: () => null,
  disable: () => null,
  edit: () => null,
  kill: () => null,
  enable: () => null,
  outliveLogout: () => null,
  showTimers: () => null,
  shrinkLog: () => null,
};
