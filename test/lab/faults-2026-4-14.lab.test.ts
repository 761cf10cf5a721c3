import {provesFaults} from './proves-faults.ts';

provesFaults('2026.4.14');
