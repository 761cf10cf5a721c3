/** How one kind of personal data is written. */
export interface Pattern {
  readonly kind: string;
  /** Only in such parts of a text, because the writing alone could be anything. */
  readonly within?: RegExp;
  /** The group `id` is what is replaced; without one, all of it. */
  readonly pattern: RegExp;
  readonly unless?: RegExp;
}

/** A number of seconds or milliseconds since 1970, as this century writes them. */
const time = /^1[5-9]\d{8}(?:\d{3})?$/;

/** A day behind a plus, as builds are numbered. */
const date = /^\+20\d{6}$/;

/** Names of a host's own things, which have an at sign as well: instances of units, machines of a local network. */
const notMail =
  /\.(?:service|socket|timer|target|slice|scope|mount|path|device|swap|local|lan|internal|localdomain|home|arpa|conf|js|ts|json|sh|git)$|^(?:git|root)@/i;

const channels = 'telegram|tg|discord|slack|signal|whatsapp|wa|matrix|imessage|bluebubbles|line|zalo|feishu|msteams|googlechat|mattermost';
const kinds = 'user|users|group|channel|dm|direct|chat|uuid|thread|topic|room|account';
const uuid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';

/** Keys whose number is somebody or somewhere in any program. */
const idKeys =
  '(?:chat|user|sender|peer|group|guild|channel|member|recipient|author|thread|from|to|owner|contact|bot|account|message_?thread)_?-?ids?';
/** Words whose number can be something else too, a time among others. */
const idWords = 'chat|user|sender|peer|group|guild|channel|member|recipient|author|from|to|target|dm|contact';
const between = '["\'\\s]{0,4}(?:[:=#]|=>)?\\s{0,4}["\'([]{0,2}';

/** Every repetition that could be tried at many places has a limit: others wrote what is searched, maybe so that a search takes hours. */
export const patterns: readonly Pattern[] = [
  {kind: 'whatsapp-id', pattern: /(?<![\w.])\d{5,20}(?:[-:]\d+)*@(?:s\.whatsapp\.net|g\.us|c\.us|lid|broadcast|newsletter)\b/dg},
  {kind: 'matrix-id', pattern: /(?<![\w.@/])[@!#][\w.=/+-]+:[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?::\d+)?(?![\w])/dgi},
  {
    kind: 'mail',
    pattern: /(?<![\w\p{L}.+%-])[\p{L}\d][\p{L}\d.!#$&'*+=?^_{|}~-]{0,64}(?:@|%40)(?:[\p{L}\d-]+\.)+\p{L}{2,24}(?![\w@-])/dgu,
    unless: notMail,
  },
  {
    kind: 'allowed-id',
    // The list may be written over many lines; what ends it is its bracket.
    within: /\b\w*allow_?(?:from|list|ed_?(?:users|chats|ids))["']?\s*[:=]\s*\[[^\][]{0,20000}\]/gi,
    pattern: /(?<=[[,\s"'])(?<id>[@+\p{L}\d_-][^\s,"'[\]]*)(?=["'\s,\]])/dgu,
    unless: /^(?:\w*allow\w*|true|false|null|‹.*|\d{1,3}|[[\]*]+)["':=]*$/i,
  },
  {
    kind: 'allowed-id',
    within:
      /\b\w*allow_?from\b(?:[.[]\d+\]?)?["']?\s{0,4}[:=]?[ \t]{0,20}(?:\n[ \t]{0,40}-[ \t]{0,20})?["']?[^\s"',[\]]+(?:\n[ \t]{0,40}-[ \t]{0,20}["']?[^\s"',]+)*/gi,
    pattern: /(?<=[\s"':=-])(?<id>[@+-]?\d[\d-]{4,}|@\w{3,}|\+\d[\d-]{6,})/dg,
  },
  {
    kind: 'chat-id',
    pattern: new RegExp(
      `\\b(?:${channels})(?::(?:${kinds}))*:(?<id>-?\\d{5,20}|[UWCDGT][A-Z\\d]{8,11}\\b|${uuid}|@\\w{3,}|\\+\\d{7,15})`,
      'dgi',
    ),
  },
  {kind: 'chat-id', pattern: new RegExp(`\\b(?:${kinds}):(?<id>-?\\d{6,20})(?![\\w:])`, 'dgi'), unless: time},
  {kind: 'chat-id', pattern: /(?<![\w.-])-100\d{9,11}(?![\w.])/dg},
  {kind: 'chat-id', pattern: /<(?:@[!&]?|#)(?<id>\d{15,21}|[UWC][A-Z\d]{8,11})(?:\|[^>]*)?>/dg},
  {kind: 'chat-id', pattern: new RegExp(`(?<![a-z])${idKeys}${between}(?<id>-?\\d{5,20})(?![\\w.])`, 'dgi')},
  {kind: 'phone', pattern: /(?<![\w.+:/=-]|\d )\+[1-9](?:[ ()./-]{0,2}\d){6,14}(?!\d|:\d)/dg, unless: date},
  {kind: 'phone', pattern: /(?<=[=:"'/])\+[1-9](?:[ ().-]{0,2}\d){6,14}(?!\d|:\d)/dg, unless: date},
  {
    kind: 'phone',
    pattern:
      /\b(?:phone|tel|telephone|mobile|msisdn|whatsapp|number)\b[^\d\n+]{0,12}(?<id>(?:00|0|\d)(?:[ ()./-]{0,2}\d){6,14})(?![\d.:])/dgi,
    unless: time,
  },
  {kind: 'chat-id', pattern: new RegExp(`\\b(?:${idWords})${between}(?<id>-?\\d{6,20})(?![\\w.:])`, 'dgi'), unless: time},
  {kind: 'chat-id', within: /^.*\b(?:discord|guild|snowflake)\b.*$/gim, pattern: /(?<![\w.])\d{17,20}(?![\w.])/dg},
  {kind: 'chat-id', within: /^.*\bslack\b.*$/gim, pattern: /\b[UWCDGT](?=[A-Z\d]*\d)[A-Z\d]{8,11}\b/dg},
  {kind: 'chat-id', within: /^.*\bsignal\b.*$/gim, pattern: new RegExp(`\\b${uuid}\\b`, 'dgi')},
  {kind: 'chat-id', pattern: new RegExp(`\\b(?:source_?uuid|service_?id|aci|pni)${between}(?<id>${uuid})`, 'dgi')},
];
