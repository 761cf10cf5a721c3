/** A configuration of everyday life in which nothing is secret but what stands under `token`, `botToken` and `apiKey`. */
export const everyday = {
  meta: {lastTouchedVersion: '2026.9.6', lastTouchedAt: '2026-11-21T04:39:11.123Z'},
  wizard: {lastRunVersion: '2026.4.14-beta.2', lastRunCommit: 'eb377ac59e6cd1f0', lastRunCommand: 'onboard', lastRunMode: 'local'},
  gateway: {
    mode: 'local',
    bind: 'loopback',
    port: 18789,
    auth: {mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}'},
    remote: {url: 'wss://gw-7f3a9c2e.tail1a2b3c.ts.net:443/ws', transport: 'direct'},
    tailscale: {mode: 'serve', hostname: 'gw-2.tail1a2b3c.ts.net'},
    trustedProxies: ['10.0.0.0/8', 'fd7a:115c:a1e0::1', '192.168.178.20'],
    controlUi: {allowedOrigins: ['https://claw.example.com', 'http://localhost:5173'], basePath: '/openclaw'},
    tls: {certPath: '/etc/letsencrypt/live/claw.example.com/fullchain1.pem'},
    reload: {mode: 'hybrid', debounce: '300ms'},
  },
  agents: {
    defaults: {
      workspace: '~/.openclaw/workspace-2026b',
      userTimezone: 'Europe/Berlin',
      thinkingDefault: 'xhigh',
      heartbeat: {every: '1h30m', target: 'last', activeHours: {start: '08:00', end: '22:30'}},
      model: {primary: 'anthropic/claude-opus-4-20250514', fallbacks: ['ollama/qwen2.5-coder:32b-instruct-q4_K_M', 'openai/gpt-5.4-mini']},
      summarizer: 'openrouter/meta-llama/llama-3.3-70b-instruct:free',
      embedder: 'text-embedding-3-large',
      draft: 'mlx-community/Qwen3-30B-A3B-Instruct-2507-4bit',
      judge: 'bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      speech: 'gpt-4o-mini-tts-2025-03-20',
      sandbox: {
        docker: {image: `ghcr.io/openclaw/sandbox:2026.9.6@sha256:${'9f86d081884c7d65'.repeat(4)}`, network: 'bridge', memory: '512m'},
      },
    },
    list: [
      {id: 'main', name: 'Clawd', emoji: '🦞', theme: 'helpful space lobster'},
      {
        id: 'nachtschicht2',
        name: 'Nachtschicht',
        workspace: '/srv/agents/nachtschicht2',
        systemPrompt: "You're brief. Say what's true, 3 lines at most.",
      },
    ],
  },
  bindings: [{agentId: 'nachtschicht2', match: {channel: 'telegram', peer: {kind: 'dm', id: '123456789012345678'}}}],
  channels: {
    telegram: {
      dmPolicy: 'pairing',
      allowFrom: ['tg:123456789', '@ops_claw7'],
      groups: {'-1001234567890': {requireMention: true}},
      proxy: 'socks5://127.0.0.1:9050',
    },
    whatsapp: {allowFrom: ['+4915123456789', '120363403215116621@g.us'], mediaMaxMb: 50, sendReadReceipts: true},
    slack: {mode: 'socket', channels: {C0123ABCD9Z: {allow: true}}, fallbackTo: 'C0123ABCD9Z', allowFrom: ['U012AB3CD4E']},
    signal: {account: '+49301234567', httpUrl: 'http://127.0.0.1:8080', reactionAllowlist: ['123e4567-e89b-12d3-a456-426614174000']},
    discord: {guilds: {'987654321098765432': {slug: 'friends-of-hardware2', reactionNotifications: 'allowlist'}}},
    matrix: {
      homeserver: 'https://matrix.example.org',
      userId: '@claw:matrix.example.org',
      rooms: ['!OGEhHVWSdvArJzumhm:matrix.example.org'],
    },
    feishu: {appId: 'cli_a1b2c3d4e5f6g7h8', connectionMode: 'websocket', domain: 'lark'},
  },
  models: {
    mode: 'merge',
    providers: {
      lab: {
        baseUrl: 'http://10.20.0.4:11434/v1beta2/openai',
        api: 'openai-completions',
        apiKey: '${LAB_API_KEY}',
        models: [{id: 'lab-model-8b-q4', name: 'Lab 8B (Q4_K_M)', input: ['text', 'image'], contextWindow: 128_000}],
      },
      azure: {baseUrl: 'https://claw.openai.azure.com/openai/deployments/gpt-4o?api-version=2024-10-01-preview'},
    },
  },
  tools: {
    profile: 'coding',
    deny: ['group:runtime', 'browser'],
    exec: {host: 'gateway', security: 'allowlist', safeBins: ['jq', 'base64', 'sha256sum']},
  },
  mcp: {
    servers: {
      fs: {command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', '/srv/data', '--max-old-space-size=8192']},
    },
  },
  cron: {jobs: [{schedule: '*/15 8-18 * * 1-5', tz: 'America/Argentina/Buenos_Aires', sessionTarget: 'isolated', retention: '7d12h'}]},
  hooks: {
    enabled: true,
    path: '/hooks',
    mappings: [{match: {path: 'gmail'}, sessionKey: 'hook:gmail:{{messages[0].id}}', action: 'agent'}],
  },
  messages: {responsePrefix: '[{model}]', queue: {mode: 'steer-backlog', drop: 'summarize'}, ackReactionScope: 'group-mentions'},
  talk: {voiceAliases: {Clawd: 'EXAVITQu4vr4xnSDxMaL'}, voiceId: '21m00Tcm4TlvDq8ikWAM', outputFormat: 'mp3_44100_128', locale: 'de-DE'},
  ui: {seamColor: '#FF4500', assistant: {avatar: 'https://cdn.example.com/avatars/claw-256x256.png'}},
  logging: {level: 'debug', file: '/var/log/openclaw/openclaw-2026-11-21.log', redactPatterns: ['(?<!\\w)sk-[A-Za-z0-9]{20,}']},
  plugins: {
    load: {paths: ['/home/ops/.nvm/versions/node/v24.21.0/lib/node_modules/openclaw/dist/subsystem-BHv2zSx6.js']},
    installs: {
      voice: {
        source: 'npm',
        spec: '@openclaw/voice-call@^2026.9.6',
        integrity: 'sha512-hfdYra+ZB6RmviEApxeL/YCx4ovBtpj0d9c+uhlC',
        resolvedVersion: '2026.9.6',
      },
    },
  },
  secrets: {providers: {vault: {source: 'exec', command: '/usr/local/bin/vault-get2', args: ['--profile', 'claw-prod-1']}}},
  update: {channel: 'stable', unit: 'openclaw-gateway-rescue2.service', os: 'Debian GNU/Linux 12 (bookworm)', kernel: '6.1.0-28-amd64'},
  contact: {
    mail: 'ops+claw2@example.com',
    phone: '+49 1512 3456789',
    zone: 'eu-central-1a',
    flavour: 't3a.xlarge',
    flags: [
      'allowRfc2544BenchmarkRange',
      'sessionsLast24h',
      'ListObjectsV2',
      'minBargeInAudioEndMs',
      'addPairToJSMap',
      'deploy-monitor-6db92d48',
      'qwen3-vl-235b-a22b',
      '127.0.0.1:<port>',
    ],

    mac: 'A3:5B:7C:9D:0E:1F',
  },
};
