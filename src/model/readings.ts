import type {Reading} from './look.ts';
import type {CapabilitiesValue} from './readings/capabilities.ts';
import type {CliValue, EgressValue} from './readings/cli.ts';
import type {ConfigValue} from './readings/config.ts';
import type {HttpValue} from './readings/http.ts';
import type {InstallValue} from './readings/install.ts';
import type {LogValue} from './readings/log.ts';
import type {PortsValue} from './readings/ports.ts';
import type {SecretsValue} from './readings/secrets.ts';
import type {SupervisorValue} from './readings/supervisor.ts';
import type {UnitValue} from './readings/unit.ts';
import type {VitalsValue} from './readings/vitals.ts';

export * from './readings/capabilities.ts';
export * from './readings/cli.ts';
export * from './readings/config.ts';
export * from './readings/http.ts';
export * from './readings/install.ts';
export * from './readings/log.ts';
export * from './readings/ports.ts';
export * from './readings/secrets.ts';
export * from './readings/supervisor.ts';
export * from './readings/unit.ts';
export * from './readings/vitals.ts';

/** What each probe brings back. All of it is JSON, cleaned, with secrets as pseudonyms. */
export interface ReadingValues {
  supervisor: SupervisorValue;
  ports: PortsValue;
  http: HttpValue;
  install: InstallValue;
  unit: UnitValue;
  config: ConfigValue;
  secrets: SecretsValue;
  capabilities: CapabilitiesValue;
  log: LogValue;
  vitals: VitalsValue;
  cli: CliValue;
  egress: EgressValue;
}

export type ReadingName = keyof ReadingValues;

/** The latest reading of each probe; a name is absent until its first look has come back. */
export type Readings = {readonly [N in ReadingName]?: Reading<ReadingValues[N]>};
