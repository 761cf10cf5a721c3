/**
 * Whether the value of a variable may be shown, by the variable's name. Everything else that an environment sets is taken for a secret,
 * whatever its name and its value look like: names that nobody thought of need no rule.
 */
export function isHarmlessVariable(name: string): boolean {
  const upper = name.toUpperCase();
  return harmless.some(({names}) => names.includes(upper)) || endings.some(({ending}) => ending.test(upper));
}

interface Harmless {
  readonly names: readonly string[];
  readonly because: string;
}

const words = (text: string): readonly string[] => text.split(' ');

const harmless: readonly Harmless[] = [
  {
    names: words('HOME USER LOGNAME SHELL PWD OLDPWD SHLVL HOSTNAME HOST NAME MAIL UID EUID GID USERNAME _ TMPDIR TMP TEMP'),
    because: 'who and where the process is; every page shows it',
  },
  {names: words('PATH MANPATH INFOPATH LD_LIBRARY_PATH NODE_PATH PNPM_HOME NVM_DIR NVM_BIN VOLTA_HOME BUN_INSTALL'), because: 'folders'},
  {
    names: words('LANG LANGUAGE TZ TERM COLORTERM COLUMNS LINES LS_COLORS PAGER LESS EDITOR VISUAL NO_COLOR FORCE_COLOR CI DISPLAY'),
    because: 'how text is shown',
  },
  {
    names: words(
      'INVOCATION_ID JOURNAL_STREAM SYSTEMD_EXEC_PID MANAGERPID MANAGERPIDFDID MEMORY_PRESSURE_WATCH MEMORY_PRESSURE_WRITE NOTIFY_SOCKET ' +
        'WATCHDOG_PID WATCHDOG_USEC LISTEN_FDS LISTEN_PID LISTEN_FDNAMES RUNTIME_DIRECTORY STATE_DIRECTORY CACHE_DIRECTORY LOGS_DIRECTORY ' +
        'CONFIGURATION_DIRECTORY CREDENTIALS_DIRECTORY DBUS_SESSION_BUS_ADDRESS SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY',
    ),
    because: 'what systemd and sshd give every process; the journal repeats it in every line',
  },
  {
    names: words(
      'NODE_ENV NODE_OPTIONS NODE_EXTRA_CA_CERTS NODE_COMPILE_CACHE NODE_NO_WARNINGS NODE_VERSION NODE UV_THREADPOOL_SIZE DEBUG LOG_LEVEL ' +
        'SSL_CERT_FILE SSL_CERT_DIR RUST_LOG PYTHONUNBUFFERED',
    ),
    because: 'settings of Node and of libraries: switches, sizes and files',
  },
  {
    names: words(
      'OPENCLAW_PROFILE OPENCLAW_HOME OPENCLAW_STATE_DIR OPENCLAW_CONFIG_PATH OPENCLAW_GATEWAY_PORT OPENCLAW_GATEWAY_BIND ' +
        'OPENCLAW_LAUNCHD_LABEL OPENCLAW_SYSTEMD_UNIT OPENCLAW_SERVICE_MARKER OPENCLAW_SERVICE_KIND OPENCLAW_SERVICE_VERSION ' +
        'OPENCLAW_SERVICE_MANAGED_ENV_KEYS OPENCLAW_WINDOWS_TASK_NAME OPENCLAW_VERSION OPENCLAW_NIX_MODE OPENCLAW_LOG_LEVEL ' +
        'OPENCLAW_IMAGE OPENCLAW_BUNDLED_PLUGINS_DIR OPENCLAW_NO_RESPAWN OPENCLAW_NODE OPENCLAW_SKIP_CHANNELS OPENCLAW_SKIP_PROVIDERS ' +
        'OPENCLAW_SKIP_CRON OPENCLAW_SKIP_BROWSER_CONTROL_SERVER OPENCLAW_SKIP_CANVAS_HOST OPENCLAW_SKIP_GMAIL_WATCHER',
    ),
    because: 'which gateway it is and how it was installed: panes and findings are made of it',
  },
];

/** Last words of names whose values are settings. A part of a name that says "secret" outweighs them. */
const endings: readonly {readonly ending: RegExp; readonly because: string}[] = [
  {
    ending: ending('PORT PORTS BIND LISTEN ADDR ADDRESS HOST HOSTNAME DOMAIN REGION ZONE'),
    because: 'addresses are what a diagnosis is about',
  },
  {ending: ending('DIR FOLDER FILE HOME ROOT BIN SOCK SOCKET'), because: 'a place is not what is in it'},
  {ending: ending('LEVEL MODE ENV ENABLED DISABLED DEBUG VERBOSE FORMAT LOCALE TIMEZONE TZ THEME'), because: 'one of a few words'},
  {
    ending: ending('MS SEC SECS SECONDS MINUTES HOURS TIMEOUT INTERVAL TTL LIMIT MAX MIN SIZE BYTES MB GB COUNT RETRIES WORKERS THREADS'),
    because: 'amounts, which logs repeat',
  },
  {ending: ending('MODEL MODELS PROVIDER VERSION IMAGE'), because: 'names that the provider publishes'},
  {ending: /^(?:LC|XDG|npm_config)_(?!.*(?:TOKEN|SECRET|PASS|AUTH|KEY))/i, because: 'locale, desktop and package manager'},
];

function ending(last: string): RegExp {
  return new RegExp(`^(?!.*(?:TOKEN|SECRET|PASS|CREDENTIAL|PRIVATE)).*(?:^|_)(?:${last.replaceAll(' ', '|')})$`);
}

/** Whether a field of a file that is kept for secrets (auth profiles, a provider's payload) holds none: what kind of secret it is, whose, since when. */
export function isHarmlessField(name: string): boolean {
  return fields.has(name.replace(/[^A-Za-z]/g, '').toLowerCase());
}

const fields = new Set(
  (
    'type kind mode source format version provider providers name label title displayname description note email useremail accountid ' +
    'accountuuid profileid profile order lastgood scope scopes tokentype grant granttype expires expiresat expiresin expiry created ' +
    'createdat updated updatedat issuedat lastused lastusedat region model models platform pushname status'
  ).split(' '),
);
