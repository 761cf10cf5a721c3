import type {Tool} from '../call.ts';
import {launchctl} from './launchctl.ts';
import {lsof} from './lsof.ts';
import {macDf, macStat, macUname, plutil, pmset, swVers, sysctl, vmStat} from './machine.ts';
import {macPs} from './ps.ts';
import {macLog} from './unified-log.ts';

/** The programs of a Mac that no Linux has, or that are others there, by the mark on their files. */
export const macTools: Readonly<Record<string, Tool>> = {
  launchctl,
  lsof,
  'mac-df': macDf,
  'mac-log': macLog,
  'mac-ps': macPs,
  'mac-stat': macStat,
  'mac-uname': macUname,
  plutil,
  pmset,
  sw_vers: swVers,
  sysctl,
  vm_stat: vmStat,
};
