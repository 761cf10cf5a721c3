import type {Disk, VitalsValue} from '../../model/index.ts';

/** The disks that hold what the gateway writes, each with the paths on it. */
export function gatewayDisks(vitals: VitalsValue): readonly {readonly disk: Disk; readonly paths: readonly string[]}[] {
  return vitals.disks
    .map((disk) => ({disk, paths: vitals.paths.filter((one) => one.mount === disk.mount).map((one) => one.path)}))
    .filter((one) => one.paths.length > 0);
}
