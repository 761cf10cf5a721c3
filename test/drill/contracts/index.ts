import {configuration} from './configuration.ts';
import type {Contract} from './contract.ts';
import {gateway} from './gateway.ts';
import {host} from './host.ts';
import {installation} from './installation.ts';
import {secrets} from './secrets.ts';
import {service} from './service.ts';

export {type Contract, newest, recordingName} from './contract.ts';

/** Every fault of the lab that a drill's host can have as well. */
export const contracts: readonly Contract[] = [...configuration, ...gateway, ...host, ...installation, ...secrets, ...service];
