import {provesFaults} from './proves-faults.ts';

provesFaults('2026.9.6');
