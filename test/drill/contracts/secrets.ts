import {forget, reload, restart, sed, start, unit} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const secrets: readonly Contract[] = [
  {
    fault: 'secret-missing',
    drill: null,
    first: [
      sed('/TELEGRAM_BOT_TOKEN/d', '{state}/.env'),
      sed('s|"telegram": {|"telegram": {"botToken": "${LAB_BOT_TOKEN}",|', '{config}'),
      restart,
      30_000,
    ],
  },
  {
    fault: 'secret-missing',
    version: '2026.4.14',
    drill: null,
    first: [sed('s|"telegram": {|"telegram": {"botToken": "${LAB_BOT_TOKEN}",|', '{config}'), 3_000],
  },
  ...both({
    fault: 'secret-readable',
    drill: null,
    first: [
      ['chmod', '644', '{config}'],
      ['chmod', '755', '{state}'],
    ],
  }),
  ...both({
    fault: 'secret-in-unit',
    drill: null,
    first: [
      sed('s|^OPENCLAW_GATEWAY_TOKEN=.*|OPENCLAW_GATEWAY_TOKEN=labtoken-4f1d6c0b2a9e8d7c6b5a4f3e|', '{state}/.env'),
      sed('s|^Restart=always|&\nEnvironment=OPENCLAW_GATEWAY_TOKEN=labtoken-4f1d6c0b2a9e8d7c6b5a4f3e|', unit),
      reload,
      restart,
      30_000,
    ],
  }),
  ...both({
    fault: 'secret-shadowed',
    drill: null,
    first: [
      sed('s|^OPENCLAW_GATEWAY_TOKEN=.*|OPENCLAW_GATEWAY_TOKEN=labtoken-99aa88bb77cc66dd55ee44ff|', '{state}/.env'),
      sed('s|^Restart=always|&\nEnvironment=OPENCLAW_GATEWAY_TOKEN=labtoken-4f1d6c0b2a9e8d7c6b5a4f3e|', unit),
      reload,
      restart,
      30_000,
    ],
  }),
  {
    fault: 'token-mismatch',
    drill: null,
    first: [
      sed('/OPENCLAW_GATEWAY_TOKEN/d', '{state}/.env'),
      sed('s|"mode": "local"|"mode": "local", "reload": {"mode": "off"}|', '{config}'),
      sed('s|"mode": "token"|"mode": "token", "token": "labtoken-99aa88bb77cc66dd55ee44ff"|', '{config}'),
      3_000,
    ],
  },
  ...both({fault: 'env-file-missing', drill: 'two-faults', first: [forget, start, 1_500]}),
];
