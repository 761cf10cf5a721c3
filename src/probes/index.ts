export {findGateways} from './find-gateways.ts';
export {take} from './take.ts';
import {http} from './http.ts';
import {install} from './install.ts';
import {ports} from './ports.ts';
import {supervisor} from './supervisor.ts';
export const probes = {supervisor, ports, http, install};
