export type {Looked} from './event/looked.ts';
export * from './event.ts';
export * from './finding.ts';
export * from './gateway.ts';
export * from './host.ts';
export * from './look.ts';
export * from './readings.ts';
export * from './runbook.ts';
export * from './session.ts';
