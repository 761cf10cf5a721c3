import {between} from './openclaw.ts';
import {provesFaults} from './proves-faults.ts';

for (const version of between) provesFaults(version);
